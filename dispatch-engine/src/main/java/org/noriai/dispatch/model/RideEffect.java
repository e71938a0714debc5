package org.noriai.dispatch.model;

/**
 * What something does to a ride.
 *
 * @param ride which
 * @param kind what
 * @param lateSeconds for {@link Kind#LATE}: by how much the bound missed most is missed; otherwise 0
 */
public record RideEffect(RideId ride, Kind kind, int lateSeconds) {

    /** What can become of a ride. */
    public enum Kind {
        /** Another vehicle carries it. */
        MOVED,
        /** It is kept within narrower times. */
        NARROWED,
        /** It takes place, later than promised. */
        LATE,
        /** It does not take place. */
        MISSED,
        /** Its party is set down on the way and waits to be fetched. */
        STRANDED,
        /** It was given up. */
        CANCELLED,
        /** It was an offer that is no longer held. */
        OFFER_RELEASED,
        /** It takes place as promised; its rider is told all the same. */
        TOLD;

        /** Whether a promise is broken by it. */
        public boolean breaks() {
            return this == LATE || this == MISSED || this == STRANDED;
        }
    }

    /** Of a kind that has no lateness. */
    public RideEffect(RideId ride, Kind kind) {
        this(ride, kind, 0);
    }
}
