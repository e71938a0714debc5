package org.noriai.dispatch.model;

/**
 * One way in which a vehicle's room can be arranged.
 *
 * @param seats ordinary seats usable in this arrangement
 * @param wheelchairs wheelchair places usable in this arrangement
 */
public record SeatConfiguration(int seats, int wheelchairs) {

    /** Checks that neither is negative and there is room for somebody. */
    public SeatConfiguration {
        if (seats < 0 || wheelchairs < 0 || seats + wheelchairs == 0) {
            throw new IllegalArgumentException(
                    "A seat configuration of %d seats and %d wheelchair places carries nobody."
                            .formatted(seats, wheelchairs));
        }
    }

    /** Whether these people fit at once. */
    public boolean carries(Party load) {
        return load.seats() <= seats && load.wheelchairs() <= wheelchairs;
    }
}
