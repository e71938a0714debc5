package org.noriai.routing.area;

import org.noriai.dispatch.model.Vehicle;

/**
 * A vehicle and where its shift begins and ends.
 *
 * @param vehicle what it is
 * @param startPlace index of the virtual stop
 */
public record FleetVehicle(Vehicle vehicle, int startPlace) {

    /** Checks the place. */
    public FleetVehicle {
        if (startPlace < 0) {
            throw new IllegalArgumentException(
                    "startPlace %d of the vehicle %s must not be negative.".formatted(startPlace, vehicle.id()));
        }
    }
}
