package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.model.Party;
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

    /** Drives by these times. */
    public PlanChecker(TravelTimes times) {
        this.times = times;
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
        Map<RideId, PlanTimes.RideTimes> present = new HashMap<>();
        List<PlanTimes> before = new ArrayList<>();
        long costBefore = 0;
        for (Proposal proposal : proposals) {
            ShiftState shift = state.getShift(proposal.basis().shift());
            PlanTimes asItIs = PlanTimes.present(state, shift, nowSeconds, times);
            before.add(asItIs);
            present.putAll(asItIs.rides());
            costBefore += asItIs.cost();
        }
        long costAfter = 0;
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            ShiftState shift = state.getShift(proposal.basis().shift());
            Optional<PlanTimes> proposed = PlanTimes.proposed(
                    state,
                    shift,
                    proposal.stops(),
                    nowSeconds,
                    times,
                    present,
                    before.get(i).endSeconds());
            if (proposed.isEmpty()) {
                return new Verdict.Wrong("The plan proposed for shift %s breaks a promise or the shift's end."
                        .formatted(shift.shift().id()));
            }
            costAfter += proposed.get().cost();
        }
        return new Verdict.Right(costBefore, costAfter);
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
            Optional<String> problem = findPlanProblem(state, shift, proposal.stops(), before, nowSeconds);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findPlanProblem(
            FleetState state, ShiftState shift, List<Stop> stops, Map<Stop, ShiftId> before, int nowSeconds) {
        ShiftId id = shift.shift().id();
        PlanStart start = state.planStart(shift, nowSeconds);
        int committed = start.committedStops();
        if (stops.size() < committed
                || !stops.subList(0, committed).equals(shift.plan().stops().subList(0, committed))) {
            return Optional.of("The first %d stops of shift %s are committed and must stay.".formatted(committed, id));
        }
        Party load = start.aboard();
        Set<RideId> aboard = new HashSet<>();
        for (Stop stop : stops) {
            Ride ride = state.getRide(stop.ride());
            boolean moved = !id.equals(before.get(stop));
            if (moved && (ride.status() != RideStatus.CONFIRMED || !shift.takesRides(nowSeconds))) {
                return Optional.of("The %s ride %s must not move to shift %s.".formatted(ride.status(), ride.id(), id));
            }
            switch (stop.kind()) {
                case PICKUP -> {
                    aboard.add(ride.id());
                    load = load.plus(ride.party());
                }
                case DROPOFF -> {
                    if (!aboard.remove(ride.id()) && ride.status() != RideStatus.ABOARD) {
                        return Optional.of(
                                "The shift %s sets down %s whom it has not picked up.".formatted(id, ride.id()));
                    }
                    load = load.minus(ride.party());
                }
            }
            if (!shift.vehicle().type().carries(load)) {
                return Optional.of("The shift %s can't carry %s at %s.".formatted(id, load, stop));
            }
        }
        return aboard.isEmpty()
                ? Optional.empty()
                : Optional.of("The shift %s picks up %s and never sets them down.".formatted(id, aboard));
    }
}
