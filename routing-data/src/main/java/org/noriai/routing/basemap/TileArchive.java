package org.noriai.routing.basemap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;
import org.noriai.routing.area.Bounds;

/**
 * Reads tiles from a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
 * a header, a root directory, leaf directories, tiles. Thread-safe: positional reads, directories decoded once.
 */
public final class TileArchive implements AutoCloseable {

    private static final int HEADER_LENGTH = 127;
    private static final int COMPRESSION_GZIP = 2;
    private static final int TYPE_VECTOR = 1;
    private static final int DIRECTORY_DEPTH_MAX = 4;
    private static final int BOUNDS_OFFSET = 102;
    private static final double DEGREES = 1e-7;

    private final FileChannel file;
    private final long leavesOffset;
    private final long tilesOffset;
    private final int zoomMax;
    private final Bounds bounds;
    private final TileDirectory root;
    private final ConcurrentMap<Long, TileDirectory> leaves = new ConcurrentHashMap<>();

    private TileArchive(FileChannel file) throws IOException {
        this.file = file;
        ByteBuffer header = ByteBuffer.wrap(read(0, HEADER_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[7];
        header.get(magic);
        int version = header.get();
        if (!new String(magic, StandardCharsets.US_ASCII).equals("PMTiles") || version != 3) {
            throw new IOException("it does not begin like a PMTiles archive of version 3");
        }
        long rootOffset = header.getLong(8);
        long rootLength = header.getLong(16);
        leavesOffset = header.getLong(40);
        tilesOffset = header.getLong(56);
        int directoryCompression = header.get(97);
        int tileCompression = header.get(98);
        int tileType = header.get(99);
        zoomMax = header.get(101);
        bounds = new Bounds(
                DEGREES * header.getInt(BOUNDS_OFFSET + Integer.BYTES),
                DEGREES * header.getInt(BOUNDS_OFFSET),
                DEGREES * header.getInt(BOUNDS_OFFSET + 3 * Integer.BYTES),
                DEGREES * header.getInt(BOUNDS_OFFSET + 2 * Integer.BYTES));
        if (directoryCompression != COMPRESSION_GZIP
                || tileCompression != COMPRESSION_GZIP
                || tileType != TYPE_VECTOR) {
            throw new IOException("its compressions are %d and %d and its tiles of type %d, not gzipped vector tiles"
                    .formatted(directoryCompression, tileCompression, tileType));
        }
        root = directory(rootOffset, rootLength);
    }

    /**
     * Opens an archive.
     *
     * @throws IOException if it can't be read or is no archive of gzipped vector tiles
     */
    public static TileArchive open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new TileArchive(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw new IOException("The tile archive %s can't be read: %s.".formatted(path, e.getMessage()), e);
        }
    }

    /** The greatest zoom that has tiles; greater ones are drawn from its tiles. */
    public int zoomMax() {
        return zoomMax;
    }

    /** What the map shows: the whole extract that it was drawn from. */
    public Bounds bounds() {
        return bounds;
    }

    /**
     * A tile as it is stored: a gzipped Mapbox vector tile.
     *
     * @param zoom from 0
     * @param x column from the west
     * @param y row from the north
     * @return empty if there is nothing to draw, or no such tile
     * @throws UncheckedIOException if the archive can't be read
     */
    public Optional<byte[]> findTile(int zoom, int x, int y) {
        if (zoom < 0 || zoom > zoomMax || x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            return Optional.empty();
        }
        long id = TileId.of(zoom, x, y);
        TileDirectory directory = root;
        try {
            for (int depth = 0; depth < DIRECTORY_DEPTH_MAX; depth++) {
                int entry = directory.find(id);
                if (entry < 0) {
                    return Optional.empty();
                }
                if (!directory.isLeaf(entry)) {
                    return Optional.of(read(tilesOffset + directory.offset(entry), directory.length(entry)));
                }
                directory = leaf(leavesOffset + directory.offset(entry), directory.length(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tile %d/%d/%d can't be read.".formatted(zoom, x, y), e);
        }
        return Optional.empty();
    }

    private TileDirectory leaf(long offset, long length) throws IOException {
        TileDirectory known = leaves.get(offset);
        if (known == null) {
            known = directory(offset, length);
            leaves.put(offset, known);
        }
        return known;
    }

    private TileDirectory directory(long offset, long length) throws IOException {
        byte[] packed = read(offset, length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return TileDirectory.decode(ByteBuffer.wrap(unpacked.readAllBytes()));
        }
    }

    private byte[] read(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > file.size()) {
            throw new IOException("%d bytes at %d lie beyond its end at %d".formatted(length, offset, file.size()));
        }
        byte[] content = new byte[Math.toIntExact(length)];
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("it ends within %d bytes at %d".formatted(length, offset));
            }
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
