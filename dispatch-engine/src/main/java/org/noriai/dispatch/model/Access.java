package org.noriai.dispatch.model;

/**
 * A place where a rider can board or alight, and the walk between it and the rider's own place.
 *
 * @param place index of the virtual stop
 * @param walkSeconds on foot
 * @param walkMeters on foot
 */
public record Access(int place, int walkSeconds, int walkMeters) {

    /** Checks that nothing is negative. */
    public Access {
        if (place < 0 || walkSeconds < 0 || walkMeters < 0) {
            throw new IllegalArgumentException("The access to place %d by a walk of %d s and %d m is not possible."
                    .formatted(place, walkSeconds, walkMeters));
        }
    }
}
