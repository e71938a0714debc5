package org.noriai.dispatch.model;

/**
 * Who travels together, and what a party or several take up on board.
 *
 * @param seats ordinary seats taken: companions and children included, people in wheelchairs not
 * @param wheelchairs people who travel in their wheelchair
 */
public record Party(int seats, int wheelchairs) {

    /** Nobody. */
    public static final Party NONE = new Party(0, 0);

    /** Checks that neither is negative. */
    public Party {
        if (seats < 0 || wheelchairs < 0) {
            throw new IllegalArgumentException(
                    "A party of %d seats and %d wheelchairs is not possible.".formatted(seats, wheelchairs));
        }
    }

    /** People in all. */
    public int people() {
        return seats + wheelchairs;
    }

    /** Both together. */
    public Party plus(Party other) {
        return new Party(seats + other.seats, wheelchairs + other.wheelchairs);
    }

    /** Without {@code other}, which must be part of this. */
    public Party minus(Party other) {
        return new Party(seats - other.seats, wheelchairs - other.wheelchairs);
    }
}
