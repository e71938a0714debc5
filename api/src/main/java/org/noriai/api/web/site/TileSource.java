package org.noriai.api.web.site;

import java.util.Optional;

/**
 * The tiles of one map.
 *
 * @param hash names its content
 * @param find finds a tile
 */
public record TileSource(String hash, Find find) {

    /** Finds a tile. */
    @FunctionalInterface
    public interface Find {

        /** The gzipped vector tile; empty if there is nothing to draw. */
        Optional<byte[]> tile(int zoom, int x, int y);
    }
}
