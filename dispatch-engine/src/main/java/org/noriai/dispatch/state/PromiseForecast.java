package org.noriai.dispatch.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;

/**
 * Foresees how late the rides of a plan will be against what they were promised, if it is driven as planned. Immutable,
 * thus thread-safe.
 *
 * <p>Offers that are merely held may be gone the next moment, so what is promised is looked at without them: a plan that
 * keeps its promises only on the way to an offer that nobody takes, or only without one that somebody does, is found.
 */
public final class PromiseForecast {

    private final PlanScheduler scheduler;

    /** By the times of this scheduler. */
    public PromiseForecast(PlanScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The shift as if nothing were held. */
    public static ShiftState promisedOnly(FleetState state, ShiftState shift) {
        return filtered(state, shift, Optional.empty());
    }

    /** The shift as if nothing but this offer were held. */
    public static ShiftState promisedAnd(FleetState state, ShiftState shift, RideId offer) {
        return filtered(state, shift, Optional.of(offer));
    }

    private static ShiftState filtered(FleetState state, ShiftState shift, Optional<RideId> offer) {
        List<Stop> stops = shift.plan().stops().stream()
                .filter(stop -> state.getRide(stop.ride()).status() != RideStatus.HELD
                        || offer.filter(stop.ride()::equals).isPresent())
                .toList();
        return stops.size() == shift.plan().stops().size()
                ? shift
                : new ShiftState(shift.shift(), shift.vehicle(), shift.plan().next(stops), shift.progress());
    }

    /**
     * By how many seconds each ride of the shift's plan will miss what it was promised, all its bounds taken together; 0
     * if it will be kept.
     *
     * @param nowSeconds from when on the plan is driven
     */
    public Map<RideId, Integer> lateSeconds(FleetState state, ShiftState shift, int nowSeconds) {
        List<Stop> stops = shift.plan().stops();
        Map<RideId, Integer> late = new HashMap<>();
        if (stops.isEmpty()) {
            return late;
        }
        PlanSchedule schedule = scheduler.schedule(state, shift, nowSeconds);
        Map<RideId, Integer> boarded = new HashMap<>();
        for (int i = 0; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            Promise promise = ride.promise();
            int at = schedule.serviceSeconds(i);
            switch (stops.get(i).kind()) {
                case PICKUP -> {
                    boarded.put(ride.id(), at + ride.boardingSeconds(shift.vehicle().type()));
                    late.put(ride.id(), Math.max(0, at - promise.pickup().endSeconds()));
                }
                case DROPOFF -> {
                    int since = boarded.getOrDefault(
                            ride.id(), ride.boardedSeconds().orElse(at));
                    int over = Math.max(0, at - promise.latestDropoffSeconds())
                            + Math.max(0, at - since - promise.rideSecondsMax());
                    late.merge(ride.id(), over, Integer::sum);
                }
            }
        }
        return late;
    }

    /** Whether every ride of the shift's plan will be as promised, if it is driven from {@code nowSeconds} on. */
    public boolean keepsAll(FleetState state, ShiftState shift, int nowSeconds) {
        return lateSeconds(state, shift, nowSeconds).values().stream().allMatch(seconds -> seconds == 0);
    }
}
