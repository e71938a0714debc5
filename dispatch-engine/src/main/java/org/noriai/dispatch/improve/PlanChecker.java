package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * Says whether proposed plans are right and what they cost: the independent judge of every improver.
 *
 * <p>Shares no code with the scheduler, the insertion or any improver. A proposal is right if it has the rides of the
 * plans it replaces and no others, leaves committed stops, riders on board and held offers with their vehicle, sets down
 * whom it picks up, carries everybody, and keeps every promise and the shift's end; a promise that the world has broken
 * already must not get worse. Cost is what {@link PlanTimes#cost} says, in sixteenths of a driven second. Immutable, thus
 * thread-safe.
 */
public final class PlanChecker {

    private final TravelTimes times;
    private final OperatingRules rules;

    /** Drives by these times and holds plans against these rules. */
    public PlanChecker(TravelTimes times, OperatingRules rules) {
        this.times = times;
        this.rules = rules;
    }

    /** What became of a check. */
    public sealed interface Verdict {

        /**
         * Every promise is kept.
         *
         * @param costBefore of the plans as they are
         * @param costAfter of the plans as proposed
         */
        record Right(long costBefore, long costAfter) implements Verdict {}

        /**
         * Must not be adopted.
         *
         * @param problem a sentence that names the first fault
         */
        record Wrong(String problem) implements Verdict {}
    }

    /** Checks proposals as they would be adopted: all together, now. */
    public Verdict check(FleetState state, List<Proposal> proposals, int nowSeconds) {
        Optional<String> problem = findProblem(state, proposals, nowSeconds);
        if (problem.isPresent()) {
            return new Verdict.Wrong(problem.get());
        }
        // A ride that moves keeps what the world has left of its promise, wherever it was planned before.
        Map<RideId, PlanTimes.RideTimes> rides = new HashMap<>();
        Map<Stop, Long> waits = new HashMap<>();
        List<PlanTimes> before = new ArrayList<>();
        long costBefore = 0;
        for (Proposal proposal : proposals) {
            ShiftState shift = state.getShift(proposal.basis().shift());
            PlanTimes asItIs = PlanTimes.present(state, shift, nowSeconds, times, rules);
            if (!keepsSettled(state, shift, proposal, asItIs, nowSeconds)) {
                return new Verdict.Wrong("The shift %s is to drive somebody round who is nearly there."
                        .formatted(shift.shift().id()));
            }
            before.add(asItIs);
            rides.putAll(asItIs.rides());
            waits.putAll(asItIs.waits());
            costBefore += asItIs.cost();
        }
        long costAfter = 0;
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            ShiftState shift = state.getShift(proposal.basis().shift());
            PlanTimes own = before.get(i);
            PlanTimes present =
                    new PlanTimes(rides, own.breaks(), waits, own.endSeconds(), own.stretchSeconds(), own.cost());
            Optional<PlanTimes> proposed = PlanTimes.proposed(
                    state, shift, proposal.stops(), proposal.breaks(), nowSeconds, times, rules, present);
            if (proposed.isEmpty()) {
                return new Verdict.Wrong("The plan proposed for shift %s breaks a promise, a rule or the shift's end."
                        .formatted(shift.shift().id()));
            }
            costAfter += proposed.get().cost();
        }
        return new Verdict.Right(costBefore, costAfter);
    }

    /** Whether everything up to the last stop of a rider on board who is nearly there stays as it is. */
    private boolean keepsSettled(
            FleetState state, ShiftState shift, Proposal proposal, PlanTimes present, int nowSeconds) {
        List<Stop> stops = shift.plan().stops();
        int settled = 0;
        for (int i = 0; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            PlanTimes.RideTimes at = present.rides().get(ride.id());
            boolean nearly = at != null && at.dropoffSeconds() < (long) nowSeconds + rules.settledSeconds();
            if (ride.status() == RideStatus.ABOARD && nearly) {
                settled = i + 1;
            }
        }
        return proposal.stops().size() >= settled
                && proposal.stops().subList(0, settled).equals(stops.subList(0, settled));
    }

    private static Optional<String> findProblem(FleetState state, List<Proposal> proposals, int nowSeconds) {
        Map<Stop, ShiftId> before = new HashMap<>();
        Map<Stop, ShiftId> after = new HashMap<>();
        Set<ShiftId> seen = new HashSet<>();
        for (Proposal proposal : proposals) {
            ShiftId id = proposal.basis().shift();
            Optional<ShiftState> shift = state.findShift(id);
            if (shift.isEmpty() || !seen.add(id)) {
                return Optional.of("The shift %s is not there, or is proposed twice.".formatted(id));
            }
            if (shift.get().plan().version() != proposal.basis().version()) {
                return Optional.of("The plan of shift %s has version %d, not %d."
                        .formatted(
                                id,
                                shift.get().plan().version(),
                                proposal.basis().version()));
            }
            shift.get().plan().stops().forEach(stop -> before.put(stop, id));
            for (Stop stop : proposal.stops()) {
                if (after.put(stop, id) != null) {
                    return Optional.of("The proposal has %s twice.".formatted(stop));
                }
            }
        }
        if (!before.keySet().equals(after.keySet())) {
            return Optional.of("The proposal has %d stops that are not those %d of the plans it replaces."
                    .formatted(after.size(), before.size()));
        }
        for (Proposal proposal : proposals) {
            ShiftState shift = state.getShift(proposal.basis().shift());
            Optional<String> problem = findPlanProblem(state, shift, proposal, before, nowSeconds);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findPlanProblem(
            FleetState state, ShiftState shift, Proposal proposal, Map<Stop, ShiftId> before, int nowSeconds) {
        List<Stop> stops = proposal.stops();
        ShiftId id = shift.shift().id();
        PlanStart start = state.planStart(shift, nowSeconds);
        int committed = start.committedStops();
        if (stops.size() < committed
                || !stops.subList(0, committed).equals(shift.plan().stops().subList(0, committed))) {
            return Optional.of("The first %d stops of shift %s are committed and must stay.".formatted(committed, id));
        }
        Optional<String> breaks = findBreakProblem(state, shift, proposal, start);
        if (breaks.isPresent()) {
            return breaks;
        }
        Load load = start.aboard();
        int alone = start.aboardAlone() ? 1 : 0;
        Set<RideId> aboard = new HashSet<>();
        for (Stop stop : stops) {
            Ride ride = state.getRide(stop.ride());
            boolean moved = !id.equals(before.get(stop));
            if (moved && !mayMove(ride, state, before.get(stop), shift, nowSeconds)) {
                return Optional.of("The %s ride %s must not move to shift %s.".formatted(ride.status(), ride.id(), id));
            }
            switch (stop.kind()) {
                case PICKUP -> {
                    aboard.add(ride.id());
                    load = load.plus(ride.party().load());
                    alone += ride.party().alone() ? 1 : 0;
                }
                case DROPOFF -> {
                    if (!aboard.remove(ride.id()) && ride.status() != RideStatus.ABOARD) {
                        return Optional.of(
                                "The shift %s sets down %s whom it has not picked up.".formatted(id, ride.id()));
                    }
                    load = load.minus(ride.party().load());
                    alone -= ride.party().alone() ? 1 : 0;
                }
            }
            if (!shift.vehicle().type().carries(load)) {
                return Optional.of("The shift %s can't carry %s at %s.".formatted(id, load, stop));
            }
            if (alone > 0 && parties(state, shift, stops, stop) > 1) {
                return Optional.of("The shift %s has others on board at %s with who rides alone.".formatted(id, stop));
            }
        }
        return aboard.isEmpty()
                ? Optional.empty()
                : Optional.of("The shift %s picks up %s and never sets them down.".formatted(id, aboard));
    }

    private static boolean mayMove(Ride ride, FleetState state, @Nullable ShiftId from, ShiftState to, int nowSeconds) {
        boolean fromTimetable = from != null && state.getShift(from).shift().timetabled();
        return ride.status() == RideStatus.CONFIRMED
                && to.takesRides(nowSeconds)
                && to.vehicle().type().admits(ride.party())
                && !to.shift().timetabled()
                && !fromTimetable;
    }

    /** How many parties are on board after a stop of the order. */
    private static int parties(FleetState state, ShiftState shift, List<Stop> stops, Stop after) {
        Set<RideId> aboard = new HashSet<>();
        for (Stop stop : shift.plan().stops()) {
            if (state.getRide(stop.ride()).status() == RideStatus.ABOARD) {
                aboard.add(stop.ride());
            }
        }
        for (Stop stop : stops) {
            if (stop.kind() == Stop.Kind.PICKUP) {
                aboard.add(stop.ride());
            } else {
                aboard.remove(stop.ride());
            }
            if (stop.equals(after)) {
                break;
            }
        }
        return aboard.size();
    }

    private static Optional<String> findBreakProblem(
            FleetState state, ShiftState shift, Proposal proposal, PlanStart start) {
        ShiftId id = shift.shift().id();
        List<DriverBreak> there =
                shift.plan().breaks().stream().map(PlannedBreak::rest).toList();
        if (!there.equals(proposal.breaks().stream().map(PlannedBreak::rest).toList())) {
            return Optional.of("The proposal for shift %s leaves out or changes a break.".formatted(id));
        }
        for (PlannedBreak rest : proposal.breaks()) {
            int at = rest.beforeStop();
            if (at > proposal.stops().size()
                    || (at > 0
                            && parties(
                                            state,
                                            shift,
                                            proposal.stops(),
                                            proposal.stops().get(at - 1))
                                    > 0)
                    || (at == 0 && start.aboard().people() > 0)) {
                return Optional.of("The shift %s has somebody on board during %s.".formatted(id, rest));
            }
        }
        return Optional.empty();
    }
}
