package org.noriai.routing.basemap;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A directory of a PMTiles archive: runs of tiles and where they lie, in order of their numbers. An entry without a run
 * points to a further directory. Immutable.
 */
final class TileDirectory {

    private final long[] ids;
    private final int[] runs;
    private final long[] lengths;
    private final long[] offsets;

    private TileDirectory(long[] ids, int[] runs, long[] lengths, long[] offsets) {
        this.ids = ids;
        this.runs = runs;
        this.lengths = lengths;
        this.offsets = offsets;
    }

    static TileDirectory decode(ByteBuffer bytes) {
        int count = (int) number(bytes);
        long[] ids = new long[count];
        int[] runs = new int[count];
        long[] lengths = new long[count];
        long[] offsets = new long[count];
        long last = 0;
        for (int i = 0; i < count; i++) {
            last += number(bytes);
            ids[i] = last;
        }
        for (int i = 0; i < count; i++) {
            runs[i] = (int) number(bytes);
        }
        for (int i = 0; i < count; i++) {
            lengths[i] = number(bytes);
        }
        for (int i = 0; i < count; i++) {
            // 0 means: right after the one before.
            long offset = number(bytes);
            offsets[i] = offset == 0 && i > 0 ? offsets[i - 1] + lengths[i - 1] : offset - 1;
        }
        return new TileDirectory(ids, runs, lengths, offsets);
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Index of the entry that leads to a tile, or less than 0. */
    int find(long id) {
        int at = Arrays.binarySearch(ids, id);
        int entry = at >= 0 ? at : -at - 2;
        if (entry < 0 || isLeaf(entry) || id - ids[entry] < runs[entry]) {
            return entry;
        }
        return -1;
    }

    boolean isLeaf(int entry) {
        return runs[entry] == 0;
    }

    long offset(int entry) {
        return offsets[entry];
    }

    long length(int entry) {
        return lengths[entry];
    }
}
