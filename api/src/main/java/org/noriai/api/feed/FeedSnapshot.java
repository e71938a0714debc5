package org.noriai.api.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/**
 * Everything that a feed is made from, at one moment. Offers that are only held are left out before anything is worked
 * out: neither their stops nor the time they would take show. Immutable, thus thread-safe.
 */
public final class FeedSnapshot {

    private final Instant now;
    private final FleetState state;
    private final Map<ShiftId, PromisedPlan> plans;
    private final Map<VehicleId, VehiclePosition> positions;

    /**
     * What a running shift has promised to do.
     *
     * @param shift the shift, its plan without what is only held
     * @param schedule when its stops are reached
     */
    record PromisedPlan(ShiftState shift, PlanSchedule schedule) {}

    private FeedSnapshot(
            Instant now,
            FleetState state,
            Map<ShiftId, PromisedPlan> plans,
            Map<VehicleId, VehiclePosition> positions) {
        this.now = now;
        this.state = state;
        this.plans = plans;
        this.positions = Map.copyOf(positions);
    }

    /**
     * A snapshot.
     *
     * @param now engine time
     * @param state the durable one
     * @param scheduler says when the stops of a plan are reached
     * @param positions where each vehicle was last
     */
    public static FeedSnapshot of(
            Instant now, FleetState state, PlanScheduler scheduler, Map<VehicleId, VehiclePosition> positions) {
        Map<ShiftId, PromisedPlan> plans = new HashMap<>();
        for (ShiftState shift : state.listShifts()) {
            ShiftState promised = PromiseForecast.promisedOnly(state, shift);
            if (shift.running() && !promised.plan().stops().isEmpty()) {
                plans.put(
                        shift.shift().id(),
                        new PromisedPlan(promised, scheduler.schedule(state, promised, AreaTime.toSeconds(now))));
            }
        }
        return new FeedSnapshot(now, state, plans, positions);
    }

    Instant now() {
        return now;
    }

    FleetState state() {
        return state;
    }

    /** What a shift has promised to do; empty if it does not run or has promised nothing. */
    Optional<PromisedPlan> findPlan(ShiftId shift) {
        return Optional.ofNullable(plans.get(shift));
    }

    Optional<VehiclePosition> findPosition(VehicleId vehicle) {
        return Optional.ofNullable(positions.get(vehicle));
    }
}
