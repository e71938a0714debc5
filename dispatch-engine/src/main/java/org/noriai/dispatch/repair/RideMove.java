package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RidePromiseBroken;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.repair.RidePlacing.Placed;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Moves one ride to a vehicle that somebody chose. Everybody else's bounds are hard; the ride's own are kept if that can
 * be, and missed by the fewest minutes otherwise. Confined to one thread, as its search is.
 */
public final class RideMove {

    private final InsertionSearch search;
    private final SuspendedTimes suspended;
    private final int lateSecondsMax;

    /** Places by this search. */
    public RideMove(InsertionSearch search, RuleBook book, RepairLimits limits) {
        this.search = search;
        this.suspended = new SuspendedTimes(book);
        this.lateSecondsMax = limits.lateSecondsMax();
    }

    /**
     * What moving the ride leads to.
     *
     * @param ride promised and movable
     * @param shifts to one of them
     * @param cause what breaks its promise, if that breaks
     * @return empty if none of them can carry it
     */
    public Optional<Repair> to(FleetState state, Ride ride, List<ShiftState> shifts, BreachCause cause, int now) {
        RoutePlan old = state.getShift(ride.shift()).plan();
        RoutePlan shorter = old.next(old.stops().stream()
                .filter(stop -> !stop.ride().equals(ride.id()))
                .toList());
        FleetState without = state.apply(new PlansReplaced(now, PlanCause.REPAIR, List.of(shorter)));
        RidePlacing placing = new RidePlacing(
                (trial, moved, promise, at) -> place(trial, moved, promise, shifts, at), suspended, lateSecondsMax);
        Optional<Placed> placed = placing.inTime(without, ride, now);
        if (placed.isEmpty()) {
            placed = placing.late(without, ride, now);
        }
        return placed.map(found -> repair(state, ride, shorter, found, cause, now));
    }

    private Optional<Insertion> place(FleetState state, Ride ride, Promise promise, List<ShiftState> shifts, int now) {
        FleetState bound = promise.equals(state.boundsOf(ride))
                ? state
                : state.apply(new RideTimesNarrowed(Math.max(now, state.atSeconds()), ride.id(), promise));
        return shifts.stream()
                .flatMap(shift -> search.place(bound, ride, shift.shift().id(), now).stream())
                .min(Comparator.comparingLong(Insertion::cost));
    }

    private static Repair repair(
            FleetState state, Ride ride, RoutePlan shorter, Placed placed, BreachCause cause, int now) {
        Insertion insertion = placed.insertion();
        RoutePlan longer = insertion.planWith(state.getShift(insertion.shift()).plan(), ride.id());
        List<DispatchEvent> events = new ArrayList<>();
        events.add(new PlansReplaced(now, PlanCause.REPAIR, List.of(shorter, longer)));
        List<Breach> breaches = new ArrayList<>();
        RideTimes times = new RideTimes(
                insertion.pickupSeconds(),
                insertion.dropoffSeconds(),
                insertion.dropoffSeconds() - insertion.pickupSeconds() - insertion.boardingSeconds());
        Promise stood = state.boundsOf(ride);
        if (times.lateSeconds(stood) > 0) {
            int late = times.lateSeconds(state.standingOf(ride).promised());
            events.add(new RidePromiseBroken(now, ride.id(), cause, late, times.widen(stood)));
            breaches.add(new Breach.Late(ride.id(), cause, late));
        } else if (!placed.bounds().equals(stood) && placed.bounds().narrows(stood)) {
            events.add(new RideTimesNarrowed(now, ride.id(), placed.bounds()));
        }
        return new Repair(events, new Repaired(List.of(ride.id()), breaches, List.of()));
    }
}
