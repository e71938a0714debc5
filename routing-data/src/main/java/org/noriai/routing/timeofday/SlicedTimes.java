package org.noriai.routing.timeofday;

import java.util.List;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.traveltime.StopMatrix;

/**
 * Driving times between stops by the time of day: those of the slice in which the drive begins. Before a slice with a
 * quicker drive begins, the time falls by a second each second towards it, so that who leaves later is never there
 * earlier. Within a slice, times obey the triangle inequality; over the beginning of a quicker slice a drive in two parts,
 * the second planned after it, may be shorter than the whole planned before it. The least times obey it as a whole.
 * Immutable.
 */
public final class SlicedTimes implements TravelTimes {

    private final SliceCalendar calendar;
    private final int placeCount;

    /** Seconds by slice, from, to, in one row. */
    private final int[] seconds;

    private final int[] least;
    private final int[] leastTransposed;

    /**
     * Takes the slices' times.
     *
     * @param calendar when each slice holds
     * @param matrices by slice, of the same stops
     */
    public SlicedTimes(SliceCalendar calendar, List<StopMatrix> matrices) {
        if (matrices.isEmpty() || matrices.size() > SpeedProfile.SLICES_MAX) {
            throw new IllegalArgumentException("There are the times of %d slices; there must be 1 to %d."
                    .formatted(matrices.size(), SpeedProfile.SLICES_MAX));
        }
        this.calendar = calendar;
        placeCount = matrices.getFirst().placeCount();
        int pairs = Math.multiplyExact(placeCount, placeCount);
        seconds = new int[Math.multiplyExact(pairs, matrices.size())];
        least = new int[pairs];
        leastTransposed = new int[pairs];
        for (int slice = 0; slice < matrices.size(); slice++) {
            StopMatrix matrix = matrices.get(slice);
            if (matrix.placeCount() != placeCount) {
                throw new IllegalArgumentException("The times of slice %d are of %d stops, not of %d."
                        .formatted(slice, matrix.placeCount(), placeCount));
            }
            for (int pair = 0; pair < pairs; pair++) {
                int took = matrix.seconds(pair / placeCount, pair % placeCount, 0);
                seconds[slice * pairs + pair] = took;
                least[pair] = slice == 0 ? took : Math.min(least[pair], took);
            }
        }
        shorten();
        for (int pair = 0; pair < pairs; pair++) {
            leastTransposed[pair % placeCount * placeCount + pair / placeCount] = least[pair];
        }
    }

    /**
     * Shortens the least times to the shortest over other places, so that they obey the triangle inequality though its two
     * parts may be quickest in different slices (Floyd, Algorithm 97: shortest path, 1962).
     */
    private void shorten() {
        for (int over = 0; over < placeCount; over++) {
            for (int from = 0; from < placeCount; from++) {
                int first = least[from * placeCount + over];
                for (int to = 0; first < UNREACHABLE && to < placeCount; to++) {
                    int at = from * placeCount + to;
                    least[at] = Math.min(least[at], first + least[over * placeCount + to]);
                }
            }
        }
    }

    @Override
    public int placeCount() {
        return placeCount;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        int pair = fromPlace * placeCount + toPlace;
        int pairs = least.length;
        int found = seconds[calendar.sliceAt(departureSeconds) * pairs + pair];
        if (found == least[pair]) {
            return found;
        }
        int begins = calendar.nextChangeAfter(departureSeconds);
        while (begins - departureSeconds < found && found < UNREACHABLE) {
            int later = seconds[calendar.sliceAt(begins) * pairs + pair];
            found = Math.min(found, begins - departureSeconds + later);
            begins = calendar.nextChangeAfter(begins);
        }
        return found;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return least[fromPlace * placeCount + toPlace];
    }

    @Override
    public void leastSecondsTo(int toPlace, int[] into) {
        System.arraycopy(leastTransposed, toPlace * placeCount, into, 0, placeCount);
    }

    @Override
    public void leastSecondsFrom(int fromPlace, int[] into) {
        System.arraycopy(least, fromPlace * placeCount, into, 0, placeCount);
    }
}
