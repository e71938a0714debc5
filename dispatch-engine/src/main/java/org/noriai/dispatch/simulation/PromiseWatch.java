package org.noriai.dispatch.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/**
 * Tells what the software breaks from what the world breaks: a decision must not make any promised ride later than it would
 * have been without it, where that is later than promised. Confined to one thread.
 */
final class PromiseWatch {

    private final PromiseForecast forecast;
    private final Set<RideId> broken = new HashSet<>();

    PromiseWatch(PromiseForecast forecast) {
        this.forecast = forecast;
    }

    /** Whether a decision made the ride late, or later. */
    boolean broke(RideId ride) {
        return broken.contains(ride);
    }

    /** Compares what the plans of some shifts foresee before and after a decision at {@code nowSeconds}. */
    void compare(FleetState before, FleetState after, Set<ShiftId> changed, int nowSeconds) {
        Map<RideId, Integer> late = foresee(after, changed, nowSeconds);
        if (late.values().stream().allMatch(seconds -> seconds == 0)) {
            return;
        }
        Map<RideId, Integer> wasLate = foresee(before, changed, nowSeconds);
        late.forEach((ride, seconds) -> {
            if (seconds > wasLate.getOrDefault(ride, 0)) {
                broken.add(ride);
            }
        });
    }

    private Map<RideId, Integer> foresee(FleetState state, Set<ShiftId> shifts, int nowSeconds) {
        Map<RideId, Integer> late = new HashMap<>();
        for (ShiftState shift : state.listShifts()) {
            if (shifts.contains(shift.shift().id())) {
                late.putAll(forecast.lateSeconds(state, PromiseForecast.promisedOnly(state, shift), nowSeconds));
            }
        }
        return late;
    }
}
