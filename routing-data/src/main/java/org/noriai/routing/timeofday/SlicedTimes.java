package org.noriai.routing.timeofday;

import org.noriai.dispatch.spi.TravelTimes;

/**
 * Driving times between stops by the time of day: those of the slice in which the drive begins. Before a slice with a
 * quicker drive begins, the time falls by a second each second towards it, so that who leaves later is never there
 * earlier. Within a slice, times obey the triangle inequality; over the beginning of a quicker slice a drive in two parts,
 * the second planned after it, may be shorter than the whole planned before it. The least times obey it as a whole.
 * Immutable.
 */
public final class SlicedTimes implements TravelTimes {

    private final SliceCalendar calendar;
    private final SliceMatrices matrices;
    private final int placeCount;

    /**
     * Takes the slices' times.
     *
     * @param calendar when each slice holds
     * @param matrices of the same slices
     */
    public SlicedTimes(SliceCalendar calendar, SliceMatrices matrices) {
        this.calendar = calendar;
        this.matrices = matrices;
        this.placeCount = matrices.placeCount();
    }

    @Override
    public int placeCount() {
        return placeCount;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        int pair = fromPlace * placeCount + toPlace;
        int found = matrices.seconds(calendar.sliceAt(departureSeconds), pair);
        if (found == matrices.least(pair)) {
            return found;
        }
        int begins = calendar.nextChangeAfter(departureSeconds);
        while (begins - departureSeconds < found && found < UNREACHABLE) {
            int later = matrices.seconds(calendar.sliceAt(begins), pair);
            found = Math.min(found, begins - departureSeconds + later);
            begins = calendar.nextChangeAfter(begins);
        }
        return found;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return matrices.least(fromPlace * placeCount + toPlace);
    }

    @Override
    public void leastSecondsTo(int toPlace, int[] into) {
        matrices.leastTo(toPlace, into);
    }

    @Override
    public void leastSecondsFrom(int fromPlace, int[] into) {
        matrices.leastFrom(fromPlace, into);
    }
}
