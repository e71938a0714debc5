package org.noriai.dispatch.insertion;

import java.util.Arrays;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * The least drives to and from the places of one request, a row of all places for each: what the filters of a search read.
 *
 * <p>Mutable, reused, confined to one thread.
 */
final class DriveRows {

    private final TravelTimes times;
    private int count;
    private int[] places = new int[8];
    private int[][] to = new int[8][];
    private int[][] from = new int[8][];

    DriveRows(TravelTimes times) {
        this.times = times;
    }

    /** Forgets all places. */
    void clear() {
        count = 0;
    }

    /** The row of a place, filled in where it is new. */
    int rowOf(int place) {
        for (int row = 0; row < count; row++) {
            if (places[row] == place) {
                return row;
            }
        }
        if (count == places.length) {
            grow();
        }
        if (to[count] == null || to[count].length < times.placeCount()) {
            to[count] = new int[times.placeCount()];
            from[count] = new int[times.placeCount()];
        }
        places[count] = place;
        times.leastSecondsTo(place, to[count]);
        times.leastSecondsFrom(place, from[count]);
        return count++;
    }

    /** Least seconds from every place to that of the row. */
    int[] to(int row) {
        return to[row];
    }

    /** Least seconds from that of the row to every place. */
    int[] from(int row) {
        return from[row];
    }

    private void grow() {
        places = Arrays.copyOf(places, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
        from = Arrays.copyOf(from, 2 * count);
    }
}
