package org.noriai.dispatch.model;

/**
 * A planned halt of a vehicle for one ride. Several at one place in a row are one halt to the driver and the public.
 *
 * @param ride for whom
 * @param kind what happens
 */
public record Stop(RideId ride, Kind kind) {

    /** What happens at a stop. */
    public enum Kind {
        /** The party gets on. */
        PICKUP,
        /** The party gets off. */
        DROPOFF
    }

    /** The ride's pickup. */
    public static Stop pickup(RideId ride) {
        return new Stop(ride, Kind.PICKUP);
    }

    /** The ride's dropoff. */
    public static Stop dropoff(RideId ride) {
        return new Stop(ride, Kind.DROPOFF);
    }
}
