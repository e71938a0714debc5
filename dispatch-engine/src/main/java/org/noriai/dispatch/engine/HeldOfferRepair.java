package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Keeps held offers while the vehicle goes on. A driver knows nothing of offers, so a vehicle may leave for its next
 * promised stop although a held one was planned before it; the offer then finds another place in the plan, or is released.
 */
final class HeldOfferRepair {

    private final InsertionSearch search;

    HeldOfferRepair(InsertionSearch search) {
        this.search = search;
    }

    /** The event, with the offers whose stops lie before the promised stop at {@code place} moved behind it. */
    Decision around(FleetState state, ShiftState shift, DispatchEvent event, int place, int now) {
        Set<RideId> overtaken = overtaken(state, shift, place);
        List<DispatchEvent> events = new ArrayList<>();
        if (!overtaken.isEmpty()) {
            List<Stop> rest = shift.plan().stops().stream()
                    .filter(stop -> !overtaken.contains(stop.ride()))
                    .toList();
            events.add(new PlansReplaced(
                    now, PlanCause.REPAIR, List.of(shift.plan().next(rest))));
        }
        events.add(event);
        FleetState after = state.applyAll(events);
        List<RideId> lost = new ArrayList<>();
        boolean moved = false;
        for (RideId id : overtaken) {
            Ride ride = after.getRide(id);
            RoutePlan plan = after.getShift(shift.shift().id()).plan();
            Optional<Insertion> found = search.place(after, ride, shift.shift().id(), now);
            if (found.isPresent()) {
                RoutePlan longer = found.get().planWith(plan, id);
                after = after.apply(new PlansReplaced(now, PlanCause.REPAIR, List.of(longer)));
                moved = true;
            } else {
                lost.add(id);
            }
        }
        if (moved) {
            events.add(new PlansReplaced(
                    now,
                    PlanCause.REPAIR,
                    List.of(after.getShift(shift.shift().id()).plan())));
        }
        if (!lost.isEmpty()) {
            events.add(new OffersReleased(now, lost, ReleaseCause.NOT_KEEPABLE));
        }
        return new Decision(events, new DispatchOutcome.Done());
    }

    private static Set<RideId> overtaken(FleetState state, ShiftState shift, int place) {
        Set<RideId> overtaken = new LinkedHashSet<>();
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            boolean held = ride.status() == RideStatus.HELD;
            int at = stop.kind() == Stop.Kind.PICKUP
                    ? ride.pickup().place()
                    : ride.dropoff().place();
            if (!held && at == place) {
                break;
            }
            if (held) {
                overtaken.add(ride.id());
            }
        }
        return overtaken;
    }
}
