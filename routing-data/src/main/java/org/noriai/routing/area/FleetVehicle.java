package org.noriai.routing.area;

import java.util.List;
import org.noriai.dispatch.model.Vehicle;

/**
 * A vehicle, where it is based and when it works.
 *
 * @param vehicle what it is
 * @param startPlace index of the virtual stop where its shifts begin and end
 * @param shifts that it works; every service day from its beginning to its end if there are none
 */
public record FleetVehicle(Vehicle vehicle, int startPlace, List<ShiftPattern> shifts) {

    /** Checks the place. */
    public FleetVehicle {
        shifts = List.copyOf(shifts);
        if (startPlace < 0) {
            throw new IllegalArgumentException(
                    "startPlace %d of the vehicle %s must not be negative.".formatted(startPlace, vehicle.id()));
        }
    }

    /** Works every service day. */
    public FleetVehicle(Vehicle vehicle, int startPlace) {
        this(vehicle, startPlace, List.of());
    }

    void checkPlaces(int stops) {
        if (startPlace >= stops) {
            throw new IllegalArgumentException("startPlace %d of the vehicle '%s' is not one of the %d stops."
                    .formatted(startPlace, vehicle.id(), stops));
        }
        for (ShiftPattern shift : shifts) {
            for (BreakPattern rest : shift.breaks().orElse(List.of())) {
                if (rest.place().isPresent() && rest.place().getAsInt() >= stops) {
                    throw new IllegalArgumentException(
                            "The place %d of a break of the vehicle '%s' is not one of the %d stops."
                                    .formatted(rest.place().getAsInt(), vehicle.id(), stops));
                }
            }
        }
    }
}
