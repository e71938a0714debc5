package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.MissedCause;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.RidePromiseBroken;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Says by events, and to who reported, what a trial does. */
final class RepairEvents {

    private RepairEvents() {}

    static Repair of(FleetState before, Trial trial, BreachCause cause, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        List<RoutePlan> plans = new ArrayList<>();
        Set<RideId> moved = new LinkedHashSet<>();
        for (ShiftState shift : before.listShifts()) {
            RoutePlan old = shift.plan();
            RoutePlan plan = trial.state().getShift(shift.shift().id()).plan();
            if (!plan.stops().equals(old.stops()) || !plan.breaks().equals(old.breaks())) {
                plans.add(old.next(plan.stops(), plan.breaks()));
                for (Stop stop : plan.stops()) {
                    Ride ride = before.getRide(stop.ride());
                    if (!ride.shift().equals(old.shift()) && ride.status() != RideStatus.HELD) {
                        moved.add(ride.id());
                    }
                }
            }
        }
        if (!plans.isEmpty()) {
            events.add(new PlansReplaced(now, PlanCause.REPAIR, plans));
        }
        if (!trial.released().isEmpty()) {
            events.add(new OffersReleased(now, trial.released(), ReleaseCause.NOT_KEEPABLE));
        }
        List<Breach> breaches = new ArrayList<>();
        for (RideId id : trial.missed()) {
            events.add(new RideMissed(now, id, missedCause(cause)));
            breaches.add(new Breach.Missed(id, cause));
        }
        trial.late().forEach((id, times) -> {
            Ride ride = before.getRide(id);
            Promise stood = before.boundsOf(ride);
            Promise placed = trial.placed().getOrDefault(id, stood);
            Promise bounds = times.widen(placed);
            int late = times.lateSeconds(before.standingOf(ride).promised());
            events.add(new RidePromiseBroken(now, id, cause, late, bounds));
            breaches.add(new Breach.Late(id, cause, late));
        });
        for (Map.Entry<RideId, Promise> placed : trial.placed().entrySet()) {
            Promise stood = before.boundsOf(before.getRide(placed.getKey()));
            if (!placed.getValue().equals(stood) && !trial.late().containsKey(placed.getKey())) {
                events.add(new RideTimesNarrowed(now, placed.getKey(), placed.getValue()));
            }
        }
        return new Repair(events, new Repaired(List.copyOf(moved), breaches, trial.released()));
    }

    private static MissedCause missedCause(BreachCause cause) {
        return switch (cause) {
            case VEHICLE_DELAYED -> MissedCause.VEHICLE_DELAYED;
            case VEHICLE_LOST -> MissedCause.VEHICLE_LOST;
            case SHIFT_CURTAILED -> MissedCause.SHIFT_CURTAILED;
            case ZONE_SUSPENDED -> MissedCause.ZONE_SUSPENDED;
            case STREETS_CHANGED -> MissedCause.STREETS_CHANGED;
            case RIDE_MOVED -> throw new IllegalStateException("A ride that is moved by hand is not missed.");
        };
    }
}
