package org.noriai.dispatch.repair;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/** When the rides of a plan take place, if it is driven as planned from now on. Immutable, thus thread-safe. */
final class PlannedRides {

    private final PlanScheduler scheduler;

    PlannedRides(PlanScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** By ride, in the order of dropoffs. */
    Map<RideId, RideTimes> times(FleetState state, ShiftState shift, int nowSeconds) {
        List<Stop> stops = shift.plan().stops();
        if (stops.isEmpty()) {
            return Map.of();
        }
        PlanSchedule schedule = scheduler.schedule(state, shift, nowSeconds);
        Map<RideId, Integer> pickups = new HashMap<>();
        Map<RideId, RideTimes> rides = new LinkedHashMap<>();
        for (int i = 0; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            int at = schedule.serviceSeconds(i);
            switch (stops.get(i).kind()) {
                case PICKUP -> pickups.put(ride.id(), at);
                case DROPOFF -> {
                    Integer pickup = pickups.get(ride.id());
                    rides.put(
                            ride.id(),
                            pickup == null
                                    ? new RideTimes(
                                            RideTimes.BOARDED,
                                            at,
                                            at - ride.boardedSeconds().orElse(at))
                                    : new RideTimes(
                                            pickup,
                                            at,
                                            at
                                                    - pickup
                                                    - ride.boardingSeconds(
                                                            shift.vehicle().type())));
                }
            }
        }
        return rides;
    }

    /** When the vehicle is at the end of its shift. */
    int endSeconds(FleetState state, ShiftState shift, int nowSeconds) {
        return scheduler.schedule(state, shift, nowSeconds).endSeconds();
    }
}
