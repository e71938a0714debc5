package org.noriai.api.feed;

import java.time.Instant;
import java.util.Map;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.ShiftState;

/**
 * Everything that a feed is made from, at one moment.
 *
 * @param now engine time
 * @param state the durable one
 * @param schedules when the stops of each running shift's plan are reached, worked out for {@code now}; a shift without
 *     one is not published
 * @param positions where each vehicle was last
 */
public record FeedSnapshot(
        Instant now,
        FleetState state,
        Map<ShiftId, PlanSchedule> schedules,
        Map<VehicleId, VehiclePosition> positions) {

    /** Checks that each schedule is that of its shift's plan. */
    public FeedSnapshot {
        schedules = Map.copyOf(schedules);
        positions = Map.copyOf(positions);
        for (ShiftState shift : state.listShifts()) {
            PlanSchedule schedule = schedules.get(shift.shift().id());
            int stops = shift.plan().stops().size();
            if (schedule != null && schedule.size() != stops) {
                throw new IllegalArgumentException("The schedule of shift %s has %d stops, its plan %d."
                        .formatted(shift.shift().id(), schedule.size(), stops));
            }
        }
    }
}
