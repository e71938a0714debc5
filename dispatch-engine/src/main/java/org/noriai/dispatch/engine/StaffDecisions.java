package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Instructed;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.command.StaffCommand.Instruct;
import org.noriai.dispatch.command.StaffCommand.MoveRide;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent.InstructionFollowed;
import org.noriai.dispatch.event.StaffEvent.RidePinned;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.repair.PlanRepair;
import org.noriai.dispatch.repair.Repair;
import org.noriai.dispatch.repair.RideMove;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** What staff ask for: several commands as one, shown beforehand or done; and rides moved by hand. */
final class StaffDecisions {

    /** Lateness that grows by no more than this while somebody thinks about it is still what was accepted. */
    private static final int GROWTH_SECONDS = 180;

    private final RideMove move;

    StaffDecisions(RideMove move) {
        this.move = move;
    }

    /**
     * Follows an instruction, or says what it would do.
     *
     * @param decide what one of its commands leads to
     */
    Decision instruct(
            FleetState state, Instruct command, int now, BiFunction<FleetState, DispatchCommand, Decision> decide) {
        FleetState head = state;
        List<DispatchEvent> events = new ArrayList<>();
        List<DispatchOutcome> outcomes = new ArrayList<>();
        for (DispatchCommand part : command.commands()) {
            Decision decision = decide.apply(head, part);
            if (decision.outcome() instanceof Rejected || decision.outcome() instanceof Refused) {
                return Decision.nothing(decision.outcome());
            }
            events.addAll(decision.events());
            outcomes.add(decision.outcome());
            head = head.applyAll(decision.events());
        }
        List<RideEffect> effects = new ArrayList<>(effects(state, events));
        Set<RideId> affected = new HashSet<>();
        effects.forEach(effect -> affected.add(effect.ride()));
        command.known().stream()
                .filter(effect -> !affected.contains(effect.ride()))
                .forEach(effects::add);
        boolean followed = switch (command.mode()) {
            case FORESEE -> false;
            case IF_ACCEPTED -> effects.stream().allMatch(effect -> isAccepted(effect, command.accepted()));
            case AT_ONCE -> true;
        };
        Instructed outcome = new Instructed(followed, effects, outcomes);
        if (!followed) {
            return Decision.nothing(outcome);
        }
        events.add(new InstructionFollowed(now, command.instruction(), effects));
        return new Decision(events, outcome);
    }

    private static boolean isAccepted(RideEffect effect, Map<RideId, Integer> accepted) {
        if (!effect.kind().breaks()) {
            return true;
        }
        Integer most = accepted.get(effect.ride());
        return most != null
                && (most == Instruct.MISSED
                        || (effect.kind() == RideEffect.Kind.LATE && effect.lateSeconds() <= most + GROWTH_SECONDS));
    }

    /** What events do to rides, in their order; each ride once for each kind. */
    private static List<RideEffect> effects(FleetState before, List<DispatchEvent> events) {
        Set<RideEffect> effects = new LinkedHashSet<>();
        Map<RideId, RideEffect> late = new HashMap<>();
        FleetState state = before;
        for (DispatchEvent event : events) {
            switch (event) {
                case DispatchEvent.PlansReplaced replaced -> effects.addAll(moved(state, replaced));
                case DispatchEvent.RidePromiseBroken broken -> {
                    RideEffect earlier = late.put(
                            broken.ride(), new RideEffect(broken.ride(), RideEffect.Kind.LATE, broken.lateSeconds()));
                    if (earlier != null) {
                        effects.remove(earlier);
                    }
                    effects.add(late.get(broken.ride()));
                }
                case DispatchEvent.RideMissed missed ->
                    effects.add(new RideEffect(missed.ride(), RideEffect.Kind.MISSED));
                case DispatchEvent.RideStranded stranded ->
                    effects.add(new RideEffect(stranded.ride(), RideEffect.Kind.STRANDED));
                case DispatchEvent.RideTimesNarrowed narrowed ->
                    effects.add(new RideEffect(narrowed.ride(), RideEffect.Kind.NARROWED));
                case DispatchEvent.RideCancelled cancelled ->
                    effects.add(new RideEffect(cancelled.ride(), RideEffect.Kind.CANCELLED));
                case DispatchEvent.OffersReleased released ->
                    released.offers()
                            .forEach(offer -> effects.add(new RideEffect(offer, RideEffect.Kind.OFFER_RELEASED)));
                default -> {
                    // Nothing else changes what a rider was told.
                }
            }
            state = state.apply(event);
        }
        return List.copyOf(effects);
    }

    private static List<RideEffect> moved(FleetState state, DispatchEvent.PlansReplaced replaced) {
        return replaced.plans().stream()
                .flatMap(plan -> plan.stops().stream()
                        .map(stop -> state.getRide(stop.ride()))
                        .filter(ride -> ride.status() != RideStatus.HELD
                                && !ride.shift().equals(plan.shift()))
                        .map(Ride::id)
                        .distinct())
                .map(ride -> new RideEffect(ride, RideEffect.Kind.MOVED))
                .toList();
    }

    Decision move(FleetState state, MoveRide command, int now) {
        Optional<Ride> found = state.findRide(command.ride()).filter(ride -> ride.status() != RideStatus.HELD);
        if (found.isEmpty()) {
            return Decision.rejected(Problem.NOT_FOUND, "ride_id", command.ride(), "There is no such ride.");
        }
        Optional<Vehicle> vehicle = state.findVehicle(command.vehicle());
        if (vehicle.isEmpty()) {
            return Decision.rejected(
                    Problem.NOT_FOUND,
                    "vehicle_id",
                    command.vehicle(),
                    "There is no vehicle %s.".formatted(command.vehicle()));
        }
        Ride ride = found.get();
        if (ride.status().planned()
                && state.getShift(ride.shift()).shift().vehicle().equals(command.vehicle())) {
            return pinned(state, ride, now);
        }
        if (!PlanRepair.isMovable(state, ride.id(), now)) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "ride_id",
                    ride.id(),
                    "The ride is %s, or its vehicle is there already; it can't be moved.".formatted(ride.status()));
        }
        if (!vehicle.get().type().admits(ride.party())) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "vehicle_id",
                    command.vehicle(),
                    "The vehicle %s does not take that party.".formatted(command.vehicle()));
        }
        List<ShiftState> shifts = state.listShifts().stream()
                .filter(shift -> shift.shift().vehicle().equals(command.vehicle()) && shift.takesRides(now))
                .toList();
        Optional<Repair> repair = move.to(state, ride, shifts, BreachCause.RIDE_MOVED, now);
        if (repair.isEmpty()) {
            return Decision.rejected(
                    Problem.INFEASIBLE,
                    "vehicle_id",
                    command.vehicle(),
                    "The vehicle %s can't carry that ride, however late, without breaking what others were promised."
                            .formatted(command.vehicle()));
        }
        List<DispatchEvent> events = new ArrayList<>(repair.get().events());
        events.add(new RidePinned(now, ride.id()));
        return new Decision(events, repair.get().outcome());
    }

    private static Decision pinned(FleetState state, Ride ride, int now) {
        return state.standingOf(ride).pinned()
                ? Decision.nothing(Repaired.NOTHING)
                : new Decision(List.of(new RidePinned(now, ride.id())), Repaired.NOTHING);
    }
}
