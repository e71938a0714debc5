package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.DispatchCommand.ReportPassing;
import org.noriai.dispatch.command.DispatchCommand.ResumeZone;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.DelayReported;
import org.noriai.dispatch.event.DispatchEvent.PassingReported;
import org.noriai.dispatch.event.DispatchEvent.RideStranded;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.event.DispatchEvent.ShiftCurtailed;
import org.noriai.dispatch.event.DispatchEvent.StreetsChanged;
import org.noriai.dispatch.event.DispatchEvent.VehicleLost;
import org.noriai.dispatch.event.DispatchEvent.ZoneResumed;
import org.noriai.dispatch.event.DispatchEvent.ZoneSuspended;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.repair.Disruption;
import org.noriai.dispatch.repair.PlanRepair;
import org.noriai.dispatch.repair.PlanRepair.SuspendedRide;
import org.noriai.dispatch.repair.Repair;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Passing;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** That the world differs from the plan, and what is done about it. Reporting the same again changes nothing. */
final class WorldDecisions {

    private final TravelTimes times;
    private final RuleBook book;
    private final PlanRepair repair;

    WorldDecisions(TravelTimes times, RuleBook book, PlanRepair repair) {
        this.times = times;
        this.book = book;
        this.repair = repair;
    }

    Decision delay(FleetState state, ReportDelay command, int now) {
        if (command.readySeconds() < now) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "ready_seconds",
                    command.readySeconds(),
                    "The delay until %d s lies in the past; it is %d s.".formatted(command.readySeconds(), now));
        }
        Optional<ShiftState> found = presentShift(state, command.vehicle(), now);
        if (found.isEmpty()) {
            return noShift(state, command.vehicle());
        }
        ShiftState shift = found.get();
        if (shift.progress().expectedArrivalSeconds() == command.readySeconds()) {
            return Decision.nothing(Repaired.NOTHING);
        }
        return repaired(
                state,
                List.of(new DelayReported(now, shift.shift().id(), command.readySeconds(), command.reason())),
                new Disruption(BreachCause.VEHICLE_DELAYED, Set.of(shift.shift().id()), Set.of()),
                now);
    }

    /** The shift that the vehicle runs; if it runs none, the one that it should have begun or begins next. */
    private static Optional<ShiftState> presentShift(FleetState state, VehicleId vehicle, int now) {
        Optional<ShiftState> running = state.findRunningShift(vehicle);
        if (running.isPresent()) {
            return running;
        }
        return state.listShifts().stream()
                .filter(shift -> shift.shift().vehicle().equals(vehicle))
                .filter(shift -> shift.progress().phase() == Phase.NOT_STARTED
                        && shift.shift().window().endSeconds() >= now)
                .findFirst();
    }

    private static Decision noShift(FleetState state, VehicleId vehicle) {
        return state.findVehicle(vehicle).isEmpty()
                ? unknownVehicle(vehicle)
                : Decision.rejected(
                        Problem.CONFLICT,
                        "vehicle_id",
                        vehicle,
                        "The vehicle %s has no shift before it.".formatted(vehicle));
    }

    private static Decision unknownVehicle(VehicleId vehicle) {
        return Decision.rejected(
                Problem.NOT_FOUND, "vehicle_id", vehicle, "There is no vehicle %s.".formatted(vehicle));
    }

    private Optional<Decision> unknownPlace(int place) {
        return place >= 0 && place < times.placeCount()
                ? Optional.empty()
                : Optional.of(Decision.rejected(
                        Problem.NOT_FOUND,
                        "place",
                        place,
                        "There is no place %d; there are %d.".formatted(place, times.placeCount())));
    }

    Decision passing(FleetState state, ReportPassing command, int now) {
        Optional<Decision> unknown = unknownPlace(command.place());
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Optional<ShiftState> running = state.findRunningShift(command.vehicle());
        if (running.isEmpty()) {
            return noShift(state, command.vehicle());
        }
        ShiftState shift = running.get();
        Passing passing = new Passing(command.place(), command.passesSeconds());
        boolean known = shift.progress().passing().filter(passing::equals).isPresent();
        boolean useful = book.operating().turnsRound()
                && shift.progress().phase() == Phase.DRIVING
                && command.passesSeconds() >= now;
        return known || !useful
                ? Decision.nothing(new DispatchOutcome.Done())
                : new Decision(
                        List.of(new PassingReported(now, shift.shift().id(), command.place(), command.passesSeconds())),
                        new DispatchOutcome.Done());
    }

    Decision lose(FleetState state, LoseVehicle command, int now) {
        Optional<Decision> unknown = unknownPlace(command.place());
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (state.findVehicle(command.vehicle()).isEmpty()) {
            return unknownVehicle(command.vehicle());
        }
        List<DispatchEvent> events = new ArrayList<>();
        Set<RideId> homeless = new LinkedHashSet<>();
        for (ShiftState shift : state.listShifts()) {
            if (shift.shift().vehicle().equals(command.vehicle()) && isLost(shift, command, now)) {
                loseShift(state, shift, command, now, events, homeless);
            }
        }
        return events.isEmpty()
                ? Decision.nothing(Repaired.NOTHING)
                : repaired(state, events, new Disruption(BreachCause.VEHICLE_LOST, Set.of(), homeless), now);
    }

    private static boolean isLost(ShiftState shift, LoseVehicle command, int now) {
        TimeWindow window = shift.shift().window();
        boolean coming = shift.progress().phase() == Phase.NOT_STARTED
                && window.endSeconds() >= now
                && window.startSeconds() <= Math.max(now, command.outUntilSeconds());
        return shift.running() || coming;
    }

    private void loseShift(
            FleetState state,
            ShiftState shift,
            LoseVehicle command,
            int now,
            List<DispatchEvent> events,
            Set<RideId> homeless) {
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            if (ride.status() == RideStatus.ABOARD) {
                events.add(new RideStranded(now, ride.id(), new Access(command.place(), 0, 0), leftOf(state, ride)));
            }
            if (ride.status() != RideStatus.HELD) {
                homeless.add(ride.id());
            }
        }
        events.add(new VehicleLost(now, shift.shift().id(), command.place(), command.reason()));
    }

    /** To be there when it was promised, boarding any time before. */
    private static Promise leftOf(FleetState state, Ride ride) {
        Promise bounds = state.boundsOf(ride);
        int boarded = ride.boardedSeconds().orElse(bounds.pickup().startSeconds());
        int by = Math.min(bounds.latestDropoffSeconds(), boarded + bounds.rideSecondsMax());
        int from = Math.min(bounds.pickup().startSeconds(), by);
        return new Promise(new TimeWindow(from, by), by, bounds.rideSecondsMax());
    }

    Decision curtail(FleetState state, CurtailShift command, int now) {
        Optional<ShiftState> found = state.findShift(command.shift());
        if (found.isEmpty()) {
            return Decision.rejected(
                    Problem.NOT_FOUND, "shift_id", command.shift(), "There is no shift %s.".formatted(command.shift()));
        }
        ShiftState shift = found.get();
        TimeWindow window = shift.shift().window();
        int end = command.endSeconds();
        if (end == window.endSeconds()) {
            return Decision.nothing(Repaired.NOTHING);
        }
        if (end <= window.startSeconds() || end > window.endSeconds() || end < now) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "end_seconds",
                    end,
                    "The shift %s from %d s to %d s can't be curtailed to end at %d s; it is %d s."
                            .formatted(command.shift(), window.startSeconds(), window.endSeconds(), end, now));
        }
        ShiftCurtailed event = new ShiftCurtailed(now, command.shift(), end, command.reason());
        FleetState after = state.apply(event);
        Set<RideId> homeless = repair.overrunning(after, after.getShift(command.shift()), now);
        return repaired(
                state,
                List.of(event),
                new Disruption(BreachCause.SHIFT_CURTAILED, Set.of(command.shift()), homeless),
                now);
    }

    Decision suspend(FleetState state, SuspendZone command, int now) {
        ZoneKey zone = command.suspension().zone();
        Optional<Decision> unknown = unknownZone(zone);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        int end = command.suspension().window().endSeconds();
        if (end < now) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "suspension.window",
                    end,
                    "The suspension of zone %s ended at %d s; it is %d s.".formatted(zone, end, now));
        }
        if (state.listSuspensions().contains(command.suspension())) {
            return Decision.nothing(Repaired.NOTHING);
        }
        List<DispatchEvent> events = new ArrayList<>();
        events.add(new ZoneSuspended(now, command.suspension()));
        Set<RideId> homeless = new LinkedHashSet<>();
        for (SuspendedRide ride : repair.suspendedRides(state.applyAll(events), zone, now)) {
            switch (ride) {
                case SuspendedRide.Narrowed narrowed ->
                    events.add(new RideTimesNarrowed(now, narrowed.ride(), narrowed.bounds()));
                case SuspendedRide.Homeless lost -> homeless.add(lost.ride());
            }
        }
        return repaired(state, events, new Disruption(BreachCause.ZONE_SUSPENDED, Set.of(), homeless), now);
    }

    Decision resume(FleetState state, ResumeZone command, int now) {
        Optional<Decision> unknown = unknownZone(command.zone());
        if (unknown.isPresent()) {
            return unknown.get();
        }
        boolean suspended = state.listSuspensions().stream()
                .anyMatch(suspension -> suspension.zone().equals(command.zone()));
        return suspended
                ? new Decision(List.of(new ZoneResumed(now, command.zone())), new DispatchOutcome.Done())
                : Decision.nothing(new DispatchOutcome.Done());
    }

    private Optional<Decision> unknownZone(ZoneKey zone) {
        return book.zones().stream().anyMatch(one -> one.id().equals(zone))
                ? Optional.empty()
                : Optional.of(
                        Decision.rejected(Problem.NOT_FOUND, "zone_id", zone, "There is no zone %s.".formatted(zone)));
    }

    /** The streets are these decisions' own already. */
    Decision streets(FleetState state, ChangeStreets command, int now) {
        Set<ShiftId> all = new LinkedHashSet<>();
        state.listShifts().forEach(shift -> all.add(shift.shift().id()));
        return repaired(
                state,
                List.of(new StreetsChanged(now, command.reason())),
                new Disruption(BreachCause.STREETS_CHANGED, all, Set.of()),
                now);
    }

    private Decision repaired(FleetState state, List<DispatchEvent> world, Disruption disruption, int now) {
        Repair found = repair.repair(state.applyAll(world), disruption, now);
        List<DispatchEvent> events = new ArrayList<>(world);
        events.addAll(found.events());
        return new Decision(events, found.outcome());
    }
}
