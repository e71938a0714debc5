package org.noriai.dispatch.drawn;

import java.util.List;
import java.util.OptionalInt;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

/**
 * A shift and its plan to build a fleet with.
 *
 * @param started whether the driver has begun
 * @param drivingUntilSeconds when it should be at its first stop, if it is on its way there
 * @param haltedSinceSeconds since when it is at its first stop, if it is there
 * @param rides those of the plan; whoever is on board got on at {@code startPlace}
 * @param stops what lies before it
 */
public record ShiftSpec(
        String vehicle,
        List<SeatConfiguration> configurations,
        int startPlace,
        int endPlace,
        TimeWindow window,
        boolean started,
        OptionalInt drivingUntilSeconds,
        OptionalInt haltedSinceSeconds,
        List<RideSpec> rides,
        List<Stop> stops) {

    public ShiftId id() {
        return new ShiftId(vehicle);
    }

    Vehicle fleetVehicle() {
        return new Vehicle(
                new VehicleId(vehicle), vehicle, new VehicleType("type-" + vehicle, vehicle, configurations));
    }

    Shift shift() {
        return new Shift(id(), new VehicleId(vehicle), window, startPlace, endPlace);
    }

    RideSpec ride(Stop stop) {
        return rides.stream()
                .filter(ride -> ride.id().equals(stop.ride()))
                .findFirst()
                .orElseThrow();
    }
}
