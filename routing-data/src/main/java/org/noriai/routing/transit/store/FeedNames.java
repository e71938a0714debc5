package org.noriai.routing.transit.store;

import java.nio.file.Path;
import java.util.Locale;

/** Names a feed by its file. */
public final class FeedNames {

    private static final int LENGTH_MAX = 40;

    private FeedNames() {}

    /** As {@code kumagaya-yuyubus} for {@code Kumagaya_Yuyubus.zip}; {@code feed} where nothing is left. */
    public static String of(Path zip) {
        String stem = String.valueOf(zip.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("[.]zip$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String name = stem.substring(0, Math.min(LENGTH_MAX, stem.length())).replaceAll("-+$", "");
        return name.isEmpty() ? "feed" : name;
    }
}
