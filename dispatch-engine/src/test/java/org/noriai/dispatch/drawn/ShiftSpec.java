package org.noriai.dispatch.drawn;

import java.util.List;
import java.util.OptionalInt;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
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
 * @param extras what else is to say of the vehicle and the shift
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
        List<Stop> stops,
        Extras extras) {

    /**
     * What most vehicles and shifts do without.
     *
     * @param dwell what the vehicle adds
     * @param duty of the driver
     * @param breaks and where in the plan they are taken
     * @param timetable calls of a timetabled shift
     */
    public record Extras(VehicleDwell dwell, DutyRules duty, List<PlannedBreak> breaks, List<ScheduledCall> timetable) {

        public static final Extras NONE = new Extras(VehicleDwell.NONE, DutyRules.DEFAULT, List.of(), List.of());
    }

    public ShiftId id() {
        return new ShiftId(vehicle);
    }

    Vehicle fleetVehicle() {
        boolean ramp = configurations.stream().anyMatch(room -> room.wheelchairs() > 0);
        return new Vehicle(
                new VehicleId(vehicle),
                vehicle,
                new VehicleType("type-" + vehicle, vehicle, configurations, ramp, extras.dwell()));
    }

    Shift shift() {
        return new Shift(
                id(),
                new VehicleId(vehicle),
                new DriverId(vehicle),
                window,
                startPlace,
                endPlace,
                extras.breaks().stream().map(PlannedBreak::rest).toList(),
                extras.timetable(),
                extras.duty());
    }

    RideSpec ride(Stop stop) {
        return rides.stream()
                .filter(ride -> ride.id().equals(stop.ride()))
                .findFirst()
                .orElseThrow();
    }
}
