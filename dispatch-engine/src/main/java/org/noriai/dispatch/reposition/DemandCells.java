package org.noriai.dispatch.reposition;

import java.util.Arrays;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Places that lie near each other, together: a vehicle that waits at a cell's waiting place reaches each of its places
 * within a few minutes, so demand is counted by cell.
 *
 * <p>The waiting places are chosen greedily: each time the one that reaches most places not yet reached (Johnson,
 * Approximation algorithms for combinatorial problems, 1974); then a place belongs to the waiting place that reaches it
 * soonest. Of equal ones the lower index is taken.
 *
 * <p>Index c is a cell. Immutable, thus thread-safe.
 */
public final class DemandCells {

    private final int[] waitingPlaces;
    private final int[] cells;

    private DemandCells(int[] waitingPlaces, int[] cells) {
        this.waitingPlaces = waitingPlaces;
        this.cells = cells;
    }

    /**
     * Cells of these places, by the drives of one time of day.
     *
     * @param reachSeconds longest drive from a waiting place to a place of its cell
     * @param atSeconds when the drives are looked at, in seconds since the area's epoch
     */
    public static DemandCells of(TravelTimes times, int reachSeconds, int atSeconds) {
        int places = times.placeCount();
        int[] fresh = new int[places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                fresh[from] += times.seconds(from, to, atSeconds) <= reachSeconds ? 1 : 0;
            }
        }
        boolean[] reached = new boolean[places];
        int[] chosen = new int[places];
        int count = 0;
        for (int left = places; left > 0; ) {
            int best = 0;
            for (int place = 1; place < places; place++) {
                best = fresh[place] > fresh[best] ? place : best;
            }
            chosen[count++] = best;
            for (int to = 0; to < places; to++) {
                if (!reached[to] && times.seconds(best, to, atSeconds) <= reachSeconds) {
                    reached[to] = true;
                    left--;
                    for (int from = 0; from < places; from++) {
                        fresh[from] -= times.seconds(from, to, atSeconds) <= reachSeconds ? 1 : 0;
                    }
                }
            }
        }
        int[] waiting = Arrays.copyOf(chosen, count);
        Arrays.sort(waiting);
        return new DemandCells(waiting, nearest(times, waiting, atSeconds));
    }

    private static int[] nearest(TravelTimes times, int[] waiting, int atSeconds) {
        int[] cells = new int[times.placeCount()];
        for (int place = 0; place < cells.length; place++) {
            for (int cell = 1; cell < waiting.length; cell++) {
                if (times.seconds(waiting[cell], place, atSeconds)
                        < times.seconds(waiting[cells[place]], place, atSeconds)) {
                    cells[place] = cell;
                }
            }
        }
        return cells;
    }

    /** How many cells there are. */
    public int count() {
        return waitingPlaces.length;
    }

    /** Where a cell's vehicles wait. */
    public int waitingPlace(int cell) {
        return waitingPlaces[cell];
    }

    /** The cell that a place belongs to. */
    public int cell(int place) {
        return cells[place];
    }

    /** Requests expected in each cell between two times, in seconds since the area's epoch. */
    double[] expected(DemandSurface surface, int fromSeconds, int toSeconds) {
        double[] expected = new double[waitingPlaces.length];
        for (int place = 0; place < cells.length; place++) {
            expected[cells[place]] += surface.expected(place, fromSeconds, toSeconds);
        }
        return expected;
    }
}
