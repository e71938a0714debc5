package org.noriai.routing.closure;

import org.locationtech.jts.geom.Geometry;

/**
 * Streets that differ from the map for a time. Immutable.
 *
 * @param id names it towards people
 * @param where lines along the streets that are meant, or polygons that touch them; longitude and latitude in degrees
 * @param alongOnly whether only the direction of the lines is meant
 * @param effect what is different
 * @param startSeconds when it begins, in seconds since the area's epoch
 * @param endSeconds when it ends, exclusive
 */
public record StreetChange(
        String id, Geometry where, boolean alongOnly, Effect effect, int startSeconds, int endSeconds) {

    /** Checks that it lasts. */
    public StreetChange {
        if (id.isBlank() || startSeconds >= endSeconds) {
            throw new IllegalArgumentException(
                    "The street change '%s' must have an id and end after it starts, not at %d s before %d s."
                            .formatted(id, endSeconds, startSeconds));
        }
    }

    /** What is different. */
    public sealed interface Effect {

        /** Nobody drives there. */
        record Closed() implements Effect {}

        /**
         * Nobody drives faster.
         *
         * @param kmh kilometres an hour
         */
        record SpeedLimit(double kmh) implements Effect {

            /** Checks that somebody drives at all. */
            public SpeedLimit {
                if (!(kmh >= 1 && kmh <= 200)) {
                    throw new IllegalArgumentException("A speed limit must be 1 to 200 km/h, not %s.".formatted(kmh));
                }
            }
        }
    }

    /** Whether it holds at a time. */
    public boolean holdsAt(int seconds) {
        return startSeconds <= seconds && seconds < endSeconds;
    }
}
