package org.noriai.dispatch.model;

import java.util.List;

/**
 * One vehicle's work between a start and an end.
 *
 * @param id key of its route plan
 * @param vehicle whose
 * @param driver who drives
 * @param window when it may work, in seconds since the area's epoch; back at {@code endPlace} by the end
 * @param startPlace where it begins
 * @param endPlace where it ends
 * @param breaks in the order in which they are taken
 * @param timetable calls in order of time; where there are some, the shift carries riders between these only, at their
 *     times, and drives to none where nobody boards or alights
 * @param duty what its driver may be asked for
 */
public record Shift(
        ShiftId id,
        VehicleId vehicle,
        DriverId driver,
        TimeWindow window,
        int startPlace,
        int endPlace,
        List<DriverBreak> breaks,
        List<ScheduledCall> timetable,
        DutyRules duty) {

    /** Checks the places, and that breaks and calls lie in order within the window. */
    public Shift {
        breaks = List.copyOf(breaks);
        timetable = List.copyOf(timetable);
        if (startPlace < 0 || endPlace < 0) {
            throw new IllegalArgumentException(
                    "The shift %s from place %d to place %d has no such place.".formatted(id, startPlace, endPlace));
        }
        int before = window.startSeconds();
        for (DriverBreak rest : breaks) {
            if (rest.window().startSeconds() < before || rest.window().endSeconds() > window.endSeconds()) {
                throw new IllegalArgumentException(
                        "The break %s of shift %s in %s is out of order.".formatted(rest, id, window));
            }
            before = rest.window().startSeconds();
        }
        before = window.startSeconds();
        for (ScheduledCall call : timetable) {
            if (call.atSeconds() < before || call.atSeconds() > window.endSeconds()) {
                throw new IllegalArgumentException(
                        "The call %s of shift %s in %s is out of order.".formatted(call, id, window));
            }
            before = call.atSeconds();
        }
    }

    /** Without breaks and timetable, with the usual duty; its driver is named after the vehicle. */
    public Shift(ShiftId id, VehicleId vehicle, TimeWindow window, int startPlace, int endPlace) {
        this(
                id,
                vehicle,
                new DriverId(vehicle.value()),
                window,
                startPlace,
                endPlace,
                List.of(),
                List.of(),
                DutyRules.DEFAULT);
    }

    /** Whether it runs to a timetable. */
    public boolean timetabled() {
        return !timetable.isEmpty();
    }
}
