package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.repair.RidePlacing.Placed;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/**
 * Tries one set of rides that are taken out of their plans and placed anew, in several orders. Confined to one thread, as
 * its search is.
 */
final class RepairTrials {

    private final RidePlacing placing;
    private final PlacingOrders orders;
    private final PlannedRides planned;
    private final RepairLimits limits;

    RepairTrials(RidePlacing placing, PlacingOrders orders, PlannedRides planned, RepairLimits limits) {
        this.placing = placing;
        this.orders = orders;
        this.planned = planned;
        this.limits = limits;
    }

    /** Rides placed in some order so far. */
    private record Sequence(FleetState state, Map<RideId, Promise> placed, List<Ride> left, long cost) {}

    /**
     * The best that was found.
     *
     * @param taken promised rides to be placed anew
     * @param held offers to be placed anew, once the promised rides are
     * @param slowed shifts whose times count whether or not their plan changes
     */
    Trial best(FleetState before, Set<RideId> taken, Set<RideId> held, Set<ShiftId> slowed, int now) {
        FleetState base = without(before, taken, held, now);
        List<Ride> rides = taken.stream().map(before::getRide).toList();
        List<Sequence> sequences = new ArrayList<>();
        for (List<Ride> order : orders.of(base, rides, now)) {
            sequences.add(place(base, order, now));
        }
        sequences.sort(Comparator.comparingInt((Sequence sequence) -> sequence.left.size())
                .thenComparingLong(Sequence::cost));
        Optional<Trial> best = Optional.empty();
        int tried = sequences.getFirst().left.isEmpty() ? 1 : Math.min(limits.lateTried(), sequences.size());
        for (Sequence sequence : sequences.subList(0, tried)) {
            Trial trial = finish(before, base, sequence, taken, held, slowed, now);
            if (best.isEmpty() || trial.harm().compareTo(best.get().harm()) < 0) {
                best = Optional.of(trial);
            }
        }
        return best.orElseThrow();
    }

    private static FleetState without(FleetState state, Set<RideId> taken, Set<RideId> held, int now) {
        List<RoutePlan> plans = new ArrayList<>();
        for (ShiftState shift : state.listShifts()) {
            List<Stop> stops = shift.plan().stops().stream()
                    .filter(stop -> !taken.contains(stop.ride()) && !held.contains(stop.ride()))
                    .toList();
            if (stops.size() < shift.plan().stops().size()) {
                plans.add(shift.plan().next(stops));
            }
        }
        return plans.isEmpty() ? state : state.apply(new PlansReplaced(now, PlanCause.REPAIR, plans));
    }

    private Sequence place(FleetState base, List<Ride> order, int now) {
        FleetState state = base;
        Map<RideId, Promise> placed = new LinkedHashMap<>();
        List<Ride> left = new ArrayList<>();
        long cost = 0;
        for (Ride ride : order) {
            Optional<Placed> found = placing.inTime(state, ride, now);
            if (found.isPresent()) {
                state = found.get().in(state, now);
                placed.put(ride.id(), found.get().bounds());
                cost += found.get().insertion().cost();
            } else {
                left.add(ride);
            }
        }
        return new Sequence(state, placed, left, cost);
    }

    private Trial finish(
            FleetState before,
            FleetState base,
            Sequence sequence,
            Set<RideId> taken,
            Set<RideId> held,
            Set<ShiftId> slowed,
            int now) {
        FleetState state = sequence.state;
        Map<RideId, Promise> placed = new LinkedHashMap<>(sequence.placed);
        List<RideId> missed = new ArrayList<>();
        long cost = sequence.cost;
        for (Ride ride : sequence.left) {
            Optional<Placed> found = placing.late(state, ride, now);
            if (found.isPresent()) {
                state = found.get().in(state, now);
                placed.put(ride.id(), found.get().bounds());
                cost += found.get().insertion().cost();
            } else {
                missed.add(ride.id());
            }
        }
        List<RideId> released = new ArrayList<>();
        state = placeHeld(before, base, state, taken, held, slowed, released, now);
        return judged(before, state, placed, missed, released, taken, slowed, cost, now);
    }

    /** Offers go back where they were if nothing has changed there; otherwise to the best place, if there is one. */
    private FleetState placeHeld(
            FleetState before,
            FleetState base,
            FleetState promised,
            Set<RideId> taken,
            Set<RideId> held,
            Set<ShiftId> slowed,
            List<RideId> released,
            int now) {
        Map<ShiftId, RoutePlan> asBefore = new LinkedHashMap<>();
        List<Ride> homeless = new ArrayList<>();
        for (RideId id : held) {
            Ride ride = before.getRide(id);
            ShiftState was = before.getShift(ride.shift());
            boolean untouched = promised.getShift(ride.shift())
                            .plan()
                            .equals(base.getShift(ride.shift()).plan())
                    && was.plan().stops().stream().noneMatch(stop -> taken.contains(stop.ride()))
                    && was.takesRides(now)
                    && !slowed.contains(ride.shift());
            if (untouched) {
                asBefore.put(ride.shift(), was.plan());
            } else {
                homeless.add(ride);
            }
        }
        FleetState state = asBefore.isEmpty()
                ? promised
                : promised.apply(new PlansReplaced(now, PlanCause.REPAIR, List.copyOf(asBefore.values())));
        for (Ride ride : homeless) {
            Optional<Placed> found = placing.inTime(state, ride, now);
            if (found.isPresent()) {
                state = found.get().in(state, now);
            } else {
                released.add(ride.id());
            }
        }
        return state;
    }

    /** What a state with other plans does to the promises that stood before. */
    Trial judged(
            FleetState before,
            FleetState after,
            Map<RideId, Promise> placed,
            List<RideId> missed,
            List<RideId> released,
            Set<RideId> taken,
            Set<ShiftId> slowed,
            long cost,
            int now) {
        Map<RideId, RideTimes> late = new LinkedHashMap<>();
        int spoiled = 0;
        long personSeconds = 0;
        List<ShiftState> shifts = after.listShifts();
        for (int i = 0; i < shifts.size(); i++) {
            ShiftState shift = shifts.get(i);
            ShiftState was = before.listShifts().get(i);
            if (shift.plan().version() == was.plan().version()
                    && !slowed.contains(shift.shift().id())) {
                continue;
            }
            Map<RideId, RideTimes> wasLate = new HashMap<>();
            for (Map.Entry<RideId, RideTimes> entry : planned.times(
                            after, PromiseForecast.promisedOnly(after, shift), now)
                    .entrySet()) {
                Ride ride = before.getRide(entry.getKey());
                Promise bounds = before.boundsOf(ride);
                int seconds = entry.getValue().lateSeconds(bounds);
                if (seconds == 0) {
                    continue;
                }
                late.put(ride.id(), entry.getValue());
                personSeconds += (long) seconds * ride.party().people();
                if (!taken.contains(ride.id())) {
                    if (wasLate.isEmpty()) {
                        wasLate = planned.times(before, PromiseForecast.promisedOnly(before, was), now);
                    }
                    RideTimes then = wasLate.get(ride.id());
                    spoiled += then == null || then.lateSeconds(bounds) < seconds ? 1 : 0;
                }
            }
        }
        for (RideId id : missed) {
            personSeconds +=
                    2L * limits.lateSecondsMax() * before.getRide(id).party().people();
        }
        Harm harm = new Harm(spoiled, late.size() + missed.size(), personSeconds, cost);
        return new Trial(after, placed, missed, released, late, harm);
    }
}
