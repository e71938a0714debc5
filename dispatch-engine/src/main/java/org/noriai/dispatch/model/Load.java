package org.noriai.dispatch.model;

/**
 * What parties take up on board; the sum over those who are on a vehicle at once.
 *
 * @param seats ordinary seats
 * @param wheelchairs people who travel in their wheelchair
 * @param luggage large pieces that need a place of their own
 */
public record Load(int seats, int wheelchairs, int luggage) {

    /** Nothing. */
    public static final Load NONE = new Load(0, 0, 0);

    /** Checks that none is negative. */
    public Load {
        if (seats < 0 || wheelchairs < 0 || luggage < 0) {
            throw new IllegalArgumentException("A load of %d seats, %d wheelchairs and %d pieces is not possible."
                    .formatted(seats, wheelchairs, luggage));
        }
    }

    /** People in all. */
    public int people() {
        return seats + wheelchairs;
    }

    /** Both together. */
    public Load plus(Load other) {
        return new Load(seats + other.seats, wheelchairs + other.wheelchairs, luggage + other.luggage);
    }

    /** Without {@code other}, which must be part of this. */
    public Load minus(Load other) {
        return new Load(seats - other.seats, wheelchairs - other.wheelchairs, luggage - other.luggage);
    }
}
