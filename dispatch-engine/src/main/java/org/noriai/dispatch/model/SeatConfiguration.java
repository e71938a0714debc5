package org.noriai.dispatch.model;

/**
 * One way in which a vehicle's room can be arranged. Where two folding seats make one wheelchair place, the vehicle has one
 * arrangement with the seats and one with the place.
 *
 * @param seats ordinary seats usable in this arrangement
 * @param wheelchairs wheelchair places usable in this arrangement
 * @param luggage large pieces that find a place in this arrangement
 */
public record SeatConfiguration(int seats, int wheelchairs, int luggage) {

    /** Large pieces where nobody has counted the places for them. */
    public static final int LUGGAGE_USUAL = 4;

    /** Checks that none is negative and there is room for somebody. */
    public SeatConfiguration {
        if (seats < 0 || wheelchairs < 0 || luggage < 0 || seats + wheelchairs == 0) {
            throw new IllegalArgumentException(
                    "A seat configuration of %d seats, %d wheelchair places and %d luggage places carries nobody."
                            .formatted(seats, wheelchairs, luggage));
        }
    }

    /** With the usual room for luggage. */
    public SeatConfiguration(int seats, int wheelchairs) {
        this(seats, wheelchairs, LUGGAGE_USUAL);
    }

    /** Whether these people and things fit at once. */
    public boolean carries(Load load) {
        return load.seats() <= seats && load.wheelchairs() <= wheelchairs && load.luggage() <= luggage;
    }
}
