package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/**
 * Whether vehicles and shifts may be added or replaced: only if every place is there, no vehicle and no driver is in two
 * shifts at once, every driver's duty keeps its rules, and a vehicle still carries what is promised to it.
 */
final class FleetDecisions {

    private final int placeCount;

    FleetDecisions(int placeCount) {
        this.placeCount = placeCount;
    }

    Decision change(FleetState state, ChangeFleet command, int now) {
        List<Vehicle> vehicles = command.vehicles().stream()
                .filter(vehicle ->
                        state.findVehicle(vehicle.id()).filter(vehicle::equals).isEmpty())
                .toList();
        List<Shift> shifts = command.shifts().stream()
                .filter(shift -> state.findShift(shift.id())
                        .map(there -> canReplace(there, shift))
                        .orElse(true))
                .toList();
        Optional<Decision> problem = findPlaceProblem(state, command, shifts)
                .or(() -> findLoadProblem(state, vehicles))
                .or(() -> findDutyProblem(state, shifts));
        if (problem.isPresent()) {
            return problem.get();
        }
        return vehicles.isEmpty() && shifts.isEmpty()
                ? Decision.nothing(new DispatchOutcome.Done())
                : new Decision(List.of(new FleetChanged(now, vehicles, shifts)), new DispatchOutcome.Done());
    }

    private static boolean canReplace(ShiftState there, Shift shift) {
        return !there.shift().equals(shift)
                && there.progress().phase() == Phase.NOT_STARTED
                && there.plan().stops().isEmpty();
    }

    private Optional<Decision> findPlaceProblem(FleetState state, ChangeFleet command, List<Shift> shifts) {
        for (Shift shift : shifts) {
            if (!knownVehicle(state, command, shift.vehicle())) {
                return rejected("shifts.vehicle", shift.vehicle(), "The shift %s has no such vehicle.", shift.id());
            }
            int place = Math.max(shift.startPlace(), shift.endPlace());
            for (DriverBreak rest : shift.breaks()) {
                place = Math.max(place, rest.place());
            }
            for (ScheduledCall call : shift.timetable()) {
                place = Math.max(place, call.place());
            }
            if (place >= placeCount) {
                return rejected("shifts.place", place, "The shift %s has no such place.", shift.id());
            }
        }
        return Optional.empty();
    }

    private static boolean knownVehicle(FleetState state, ChangeFleet command, VehicleId id) {
        return state.findVehicle(id).isPresent()
                || command.vehicles().stream().anyMatch(vehicle -> vehicle.id().equals(id));
    }

    /** A vehicle that is replaced by a smaller one must still carry everybody who is on board or promised. */
    private static Optional<Decision> findLoadProblem(FleetState state, List<Vehicle> vehicles) {
        for (Vehicle vehicle : vehicles) {
            for (ShiftState shift : state.listShifts()) {
                if (shift.shift().vehicle().equals(vehicle.id()) && !carriesPlan(state, shift, vehicle.type())) {
                    return rejected(
                            "vehicles.type",
                            vehicle.type().id(),
                            "The vehicle %s would not carry what is promised to its shift %s.",
                            vehicle.id(),
                            shift.shift().id());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean carriesPlan(FleetState state, ShiftState shift, VehicleType type) {
        Load load = state.planStart(shift, shift.progress().sinceSeconds()).aboard();
        boolean carries = type.carries(load);
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            load = switch (stop.kind()) {
                case PICKUP -> load.plus(ride.party().load());
                case DROPOFF -> load.minus(ride.party().load());
            };
            carries &= type.carries(load) && type.admits(ride.party());
        }
        return carries;
    }

    private static Optional<Decision> findDutyProblem(FleetState state, List<Shift> added) {
        TreeMap<ShiftId, Shift> all = new TreeMap<>();
        for (ShiftState shift : state.listShifts()) {
            if (shift.progress().phase() != Phase.ENDED) {
                all.put(shift.shift().id(), shift.shift());
            }
        }
        added.forEach(shift -> all.put(shift.id(), shift));
        Set<ShiftId> changed = new TreeSet<>();
        added.forEach(shift -> changed.add(shift.id()));
        TreeMap<VehicleId, List<Shift>> byVehicle = new TreeMap<>();
        TreeMap<DriverId, List<Shift>> byDriver = new TreeMap<>();
        for (Shift shift : all.values()) {
            byVehicle.computeIfAbsent(shift.vehicle(), any -> new ArrayList<>()).add(shift);
            byDriver.computeIfAbsent(shift.driver(), any -> new ArrayList<>()).add(shift);
        }
        for (List<Shift> shifts : byVehicle.values()) {
            Optional<Decision> problem =
                    touches(shifts, changed) ? findOverlap("shifts.vehicle", shifts) : Optional.empty();
            if (problem.isPresent()) {
                return problem;
            }
        }
        for (List<Shift> shifts : byDriver.values()) {
            Optional<Decision> problem = touches(shifts, changed)
                    ? findOverlap("shifts.driver", shifts).or(() -> findOverwork(shifts, changed))
                    : Optional.empty();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static boolean touches(List<Shift> shifts, Set<ShiftId> changed) {
        return shifts.stream().anyMatch(shift -> changed.contains(shift.id()));
    }

    /** Of shifts that must not overlap, those that do. */
    private static Optional<Decision> findOverlap(String field, List<Shift> shifts) {
        shifts.sort(Comparator.comparingInt((Shift shift) -> shift.window().startSeconds())
                .thenComparing(Shift::id));
        for (int i = 1; i < shifts.size(); i++) {
            Shift before = shifts.get(i - 1);
            Shift after = shifts.get(i);
            if (after.window().startSeconds() < before.window().endSeconds()) {
                return rejected(
                        field,
                        field.equals("shifts.driver") ? after.driver() : after.vehicle(),
                        "The shifts %s in %s and %s in %s overlap.",
                        before.id(),
                        before.window(),
                        after.id(),
                        after.window());
            }
        }
        return Optional.empty();
    }

    /** Shifts with too little rest between them are one duty, which must not spread too far. */
    private static Optional<Decision> findOverwork(List<Shift> inOrder, Set<ShiftId> changed) {
        int dutyStart = inOrder.getFirst().window().startSeconds();
        for (int i = 0; i < inOrder.size(); i++) {
            Shift shift = inOrder.get(i);
            DutyRules rules = shift.duty();
            boolean rested = i > 0
                    && shift.window().startSeconds()
                                    - inOrder.get(i - 1).window().endSeconds()
                            >= rules.restSecondsMin();
            dutyStart = rested ? shift.window().startSeconds() : dutyStart;
            int spread = shift.window().endSeconds() - dutyStart;
            if (spread > rules.spreadSecondsMax() && changed.contains(shift.id())) {
                return rejected(
                        "shifts.driver",
                        shift.driver(),
                        "The duty that ends with shift %s lasts %d s from start to end, without %d s of rest; %d s are allowed.",
                        shift.id(),
                        spread,
                        rules.restSecondsMin(),
                        rules.spreadSecondsMax());
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision> rejected(String field, Object value, String message, Object... arguments) {
        return Optional.of(Decision.rejected(Problem.CONFLICT, field, value, message.formatted(arguments)));
    }
}
