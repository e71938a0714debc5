package org.noriai.dispatch.model;

/** When a rider wants to travel; all times in seconds since the area's epoch. */
public sealed interface TravelWish {

    /**
     * Not before a time.
     *
     * @param earliestSeconds when the rider sets out, on foot
     */
    record DepartAfter(int earliestSeconds) implements TravelWish {}

    /**
     * Not after a time.
     *
     * @param latestSeconds when the rider wants to be at the destination, the last walk included
     */
    record ArriveBy(int latestSeconds) implements TravelWish {}

    /** The time that was named. */
    default int seconds() {
        return switch (this) {
            case DepartAfter wish -> wish.earliestSeconds();
            case ArriveBy wish -> wish.latestSeconds();
        };
    }

    /** The same kind of wish for another time. */
    default TravelWish at(int seconds) {
        return switch (this) {
            case DepartAfter wish -> new DepartAfter(seconds);
            case ArriveBy wish -> new ArriveBy(seconds);
        };
    }
}
