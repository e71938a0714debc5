package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/**
 * Repairs plans that the world has made wrong, with the fewest broken promises, then the least lateness, then the least
 * cost that it finds.
 *
 * <p>Rides that can't be kept where they are leave their plans and are placed anew, all of them together, by exact
 * insertion: nobody else's promise breaks for that. Who fits nowhere comes late by as few minutes as can be, and is missed
 * only if no vehicle can come at all. Leaving everything as it is is one of the ways that are compared. Where that is not
 * enough, rides that could stay are thought away too, and offers that nobody has taken yet give way.
 *
 * <p>Confined to one thread, as its search is.
 */
public final class PlanRepair {

    private final RepairTrials trials;
    private final PlannedRides planned;
    private final SuspendedTimes suspended;
    private final RepairLimits limits;

    /** Places by this search, and foresees by this scheduler. */
    public PlanRepair(InsertionSearch search, PlanScheduler scheduler, RuleBook book, RepairLimits limits) {
        this.suspended = new SuspendedTimes(book);
        this.planned = new PlannedRides(scheduler);
        this.limits = limits;
        RidePlacing placing = new RidePlacing(search, suspended, limits.lateSecondsMax());
        this.trials = new RepairTrials(placing, new PlacingOrders(search, limits), planned, limits);
    }

    /** What to do about a disruption that the state knows of already. */
    public Repair repair(FleetState state, Disruption disruption, int nowSeconds) {
        Set<ShiftId> slowed = disruption.slowed();
        Set<RideId> late = new LinkedHashSet<>(disruption.homeless());
        boolean anyLate = false;
        Set<RideId> held = new LinkedHashSet<>();
        for (ShiftState shift : state.listShifts()) {
            if (slowed.contains(shift.shift().id())) {
                Set<RideId> lateHere = lateRides(state, PromiseForecast.promisedOnly(state, shift), nowSeconds);
                anyLate |= !lateHere.isEmpty();
                lateHere.stream().filter(id -> isMovable(state, id, nowSeconds)).forEach(late::add);
                if (!lateHere.isEmpty() || !lateRides(state, shift, nowSeconds).isEmpty()) {
                    held.addAll(heldOffers(state, shift));
                }
            } else if (!shift.takesRides(nowSeconds)) {
                held.addAll(heldOffers(state, shift));
            }
        }
        if (!anyLate && late.isEmpty() && held.isEmpty()) {
            return Repair.nothing();
        }
        Trial best = bestOf(state, disruption, late, held, nowSeconds);
        return RepairEvents.of(state, best, disruption.cause(), nowSeconds);
    }

    private Trial bestOf(FleetState state, Disruption disruption, Set<RideId> late, Set<RideId> held, int now) {
        Set<ShiftId> slowed = disruption.slowed();
        Trial best = trials.best(state, disruption.homeless(), held, slowed, now);
        if (late.size() > disruption.homeless().size()) {
            best = better(best, trials.best(state, late, held, slowed, now));
        }
        Set<RideId> wider = withNeighbours(state, late, best, now);
        if (best.harm().breaches() > 0 && wider.size() > late.size()) {
            best = better(best, trials.best(state, wider, held, slowed, now));
        }
        Set<RideId> allHeld = new LinkedHashSet<>(held);
        state.listShifts().forEach(shift -> allHeld.addAll(heldOffers(state, shift)));
        if (best.harm().breaches() > 0 && allHeld.size() > held.size()) {
            best = better(best, trials.best(state, late, allHeld, slowed, now));
        }
        return best;
    }

    private static Trial better(Trial first, Trial second) {
        // Costs of ways that take other rides out can't be compared; the one that changes less goes first.
        Harm a = first.harm();
        Harm b = second.harm();
        return new Harm(b.spoiled(), b.breaches(), b.personSeconds(), 0)
                                .compareTo(new Harm(a.spoiled(), a.breaches(), a.personSeconds(), 0))
                        < 0
                ? second
                : first;
    }

    private Set<RideId> lateRides(FleetState state, ShiftState shift, int now) {
        Set<RideId> late = new LinkedHashSet<>();
        for (Map.Entry<RideId, RideTimes> ride :
                planned.times(state, shift, now).entrySet()) {
            if (ride.getValue().lateSeconds(state.boundsOf(state.getRide(ride.getKey()))) > 0) {
                late.add(ride.getKey());
            }
        }
        return late;
    }

    private static Set<RideId> heldOffers(FleetState state, ShiftState shift) {
        Set<RideId> held = new LinkedHashSet<>();
        for (Stop stop : shift.plan().stops()) {
            if (state.getRide(stop.ride()).status() == RideStatus.HELD) {
                held.add(stop.ride());
            }
        }
        return held;
    }

    /** Those taken already, and the first rides beside those that still come late. */
    private Set<RideId> withNeighbours(FleetState state, Set<RideId> taken, Trial best, int now) {
        Set<RideId> wider = new LinkedHashSet<>(taken);
        Set<ShiftId> seen = new LinkedHashSet<>();
        int added = 0;
        for (RideId late : best.late().keySet()) {
            ShiftId id = state.getRide(late).shift();
            if (!seen.add(id)) {
                continue;
            }
            for (Stop stop : state.getShift(id).plan().stops()) {
                if (added < limits.neighboursMax() && isMovable(state, stop.ride(), now) && wider.add(stop.ride())) {
                    added++;
                }
            }
        }
        return wider;
    }

    /** Whether a promised ride may go to another vehicle: nobody is on board and its vehicle is not there yet. */
    public static boolean isMovable(FleetState state, RideId id, int nowSeconds) {
        Ride ride = state.getRide(id);
        ShiftState shift = state.getShift(ride.shift());
        if (ride.status() != RideStatus.CONFIRMED) {
            return false;
        }
        int there = shift.progress().phase() == Phase.HALTED
                ? state.planStart(shift, nowSeconds).committedStops()
                : 0;
        return shift.plan().stops().indexOf(Stop.pickup(id)) >= there;
    }

    /** The promised rides of a shift without which, the last ones first, it is over by its end. */
    public Set<RideId> overrunning(FleetState state, ShiftState shift, int nowSeconds) {
        ShiftState rest = PromiseForecast.promisedOnly(state, shift);
        Set<RideId> overrun = new LinkedHashSet<>();
        while (planned.endSeconds(state, rest, nowSeconds)
                > shift.shift().window().endSeconds()) {
            List<RideId> movable = new ArrayList<>();
            for (RideId id : planned.times(state, rest, nowSeconds).keySet()) {
                if (isMovable(state, id, nowSeconds)) {
                    movable.add(id);
                }
            }
            if (movable.isEmpty()) {
                return overrun;
            }
            RideId last = movable.getLast();
            overrun.add(last);
            List<Stop> stops = rest.plan().stops().stream()
                    .filter(stop -> !stop.ride().equals(last))
                    .toList();
            rest = new ShiftState(rest.shift(), rest.vehicle(), rest.plan().next(stops), rest.progress());
        }
        return overrun;
    }

    /** What a suspension that the state knows of asks of a ride that is planned. */
    public sealed interface SuspendedRide {

        /** The ride stays as it is, within narrower bounds. */
        record Narrowed(RideId ride, Promise bounds) implements SuspendedRide {}

        /** The ride can't stay where it is planned. */
        record Homeless(RideId ride) implements SuspendedRide {}
    }

    /** The promised rides that a suspended zone concerns, and whether they can stay. */
    public List<SuspendedRide> suspendedRides(FleetState state, ZoneKey zone, int nowSeconds) {
        List<SuspendedRide> rides = new ArrayList<>();
        for (ShiftState shift : state.listShifts()) {
            Map<RideId, RideTimes> times = null;
            for (Stop stop : shift.plan().stops()) {
                Ride ride = state.getRide(stop.ride());
                boolean asked = stop.kind() == Stop.Kind.PICKUP
                        && isMovable(state, ride.id(), nowSeconds)
                        && suspended.concerns(state, ride, zone);
                if (!asked) {
                    continue;
                }
                Promise bounds = state.boundsOf(ride);
                List<Promise> parts = suspended.around(state, ride, bounds);
                if (parts.equals(List.of(bounds))) {
                    continue;
                }
                if (times == null) {
                    times = planned.times(state, PromiseForecast.promisedOnly(state, shift), nowSeconds);
                }
                RideTimes at = times.get(ride.id());
                Optional<Promise> part = parts.stream()
                        .filter(one -> at != null && at.within(one))
                        .findFirst();
                rides.add(
                        part.isPresent()
                                ? new SuspendedRide.Narrowed(ride.id(), part.get())
                                : new SuspendedRide.Homeless(ride.id()));
            }
        }
        return Collections.unmodifiableList(rides);
    }
}
