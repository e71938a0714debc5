package org.noriai.dispatch.model;

/**
 * One vehicle's work between a start and an end.
 *
 * @param id key of its route plan
 * @param vehicle whose
 * @param window when it may work, in seconds since the area's epoch; back at {@code endPlace} by the end
 * @param startPlace where it begins
 * @param endPlace where it ends
 */
public record Shift(ShiftId id, VehicleId vehicle, TimeWindow window, int startPlace, int endPlace) {

    /** Checks the places. */
    public Shift {
        if (startPlace < 0 || endPlace < 0) {
            throw new IllegalArgumentException(
                    "The shift %s from place %d to place %d has no such place.".formatted(id, startPlace, endPlace));
        }
    }
}
