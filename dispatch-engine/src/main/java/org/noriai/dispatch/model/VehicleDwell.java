package org.noriai.dispatch.model;

/**
 * What a kind of vehicle adds to the time that a party takes to get on or off: a low floor adds nothing, steps and a ramp
 * that is unfolded by hand do.
 *
 * @param stopSeconds for each stop
 * @param seatSeconds for each seat taken
 * @param rampSeconds for each party that needs the ramp
 */
public record VehicleDwell(int stopSeconds, int seatSeconds, int rampSeconds) {

    /** Adds nothing. */
    public static final VehicleDwell NONE = new VehicleDwell(0, 0, 0);

    /** Checks that none is negative. */
    public VehicleDwell {
        if (stopSeconds < 0 || seatSeconds < 0 || rampSeconds < 0) {
            throw new IllegalArgumentException("A dwell of %d s a stop, %d s a seat and %d s for the ramp is negative."
                    .formatted(stopSeconds, seatSeconds, rampSeconds));
        }
    }

    /** Added for this party. */
    public int seconds(Party party) {
        return stopSeconds + seatSeconds * party.seats() + (party.ramp() ? rampSeconds : 0);
    }
}
