package org.noriai.dispatch.spi;

/**
 * Driving times between places.
 *
 * <p>A place is a dense index from 0: first the virtual stops of the service area, in the area's order. Times are whole
 * seconds, never negative, 0 from a place to itself, obey the triangle inequality at each moment of departure, and who
 * leaves later is not there earlier.
 *
 * <p>Implementations are immutable and thread-safe, and answer in constant time without allocating: this is called in
 * the innermost loop of the insertion.
 */
public interface TravelTimes {

    /** What {@link #seconds} answers where no way leads; larger than any time of a plan, and safe to add twice. */
    int UNREACHABLE = 1 << 28;

    /** How many places there are; valid places are 0 to this, exclusive. */
    int placeCount();

    /**
     * Driving seconds from one place to another.
     *
     * @param fromPlace where the drive begins
     * @param toPlace where it ends
     * @param departureSeconds when it begins, in seconds since the area's epoch; an implementation without times of day
     *     ignores it
     * @return seconds, or {@link #UNREACHABLE}
     */
    int seconds(int fromPlace, int toPlace, int departureSeconds);

    /** Whether {@link #seconds} depends on the departure; who says no is asked less often. */
    default boolean dependOnDeparture() {
        return true;
    }

    /**
     * The least driving seconds from one place to another at any time of day: what {@link #seconds} never undercuts. The
     * least times by themselves obey the triangle inequality too, unreachable places aside.
     *
     * @return seconds, or {@link #UNREACHABLE}
     */
    int leastSeconds(int fromPlace, int toPlace);

    /** Fills in {@link #leastSeconds} from every place to {@code toPlace}; {@code seconds} has room for all places. */
    default void leastSecondsTo(int toPlace, int[] seconds) {
        for (int place = 0; place < placeCount(); place++) {
            seconds[place] = leastSeconds(place, toPlace);
        }
    }

    /** Fills in {@link #leastSeconds} from {@code fromPlace} to every place. */
    default void leastSecondsFrom(int fromPlace, int[] seconds) {
        for (int place = 0; place < placeCount(); place++) {
            seconds[place] = leastSeconds(fromPlace, place);
        }
    }
}
