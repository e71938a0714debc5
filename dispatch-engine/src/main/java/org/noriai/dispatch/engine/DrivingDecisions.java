package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.ShiftChanged;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.BreakEnded;
import org.noriai.dispatch.event.DispatchEvent.BreakStarted;
import org.noriai.dispatch.event.DispatchEvent.MissedCause;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.ShiftEnded;
import org.noriai.dispatch.event.DispatchEvent.ShiftStarted;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.reposition.SendingCheck;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Passing;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** What drivers report. Reporting the same again changes nothing, for a tablet's connection comes and goes. */
final class DrivingDecisions {

    private final TravelTimes times;
    private final HeldOfferRepair repair;
    private final SendingCheck sendings;
    private final RuleBook book;

    DrivingDecisions(TravelTimes times, InsertionSearch search, SendingCheck sendings, RuleBook book) {
        this.times = times;
        this.repair = new HeldOfferRepair(search);
        this.sendings = sendings;
        this.book = book;
    }

    Decision startShift(FleetState state, VehicleId vehicle, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        Optional<ShiftState> running = state.findRunningShift(vehicle);
        if (running.isPresent()) {
            if (isDuring(running.get(), now) || hasPromises(state, running.get())) {
                return Decision.nothing(new ShiftChanged(running.get().shift()));
            }
            events.addAll(ending(running.get(), now));
        }
        for (ShiftState next : state.listShifts()) {
            if (next.shift().vehicle().equals(vehicle) && isDuring(next, now)) {
                events.add(new ShiftStarted(now, next.shift().id()));
                return new Decision(events, new ShiftChanged(next.shift()));
            }
        }
        return Decision.rejected(
                Problem.CONFLICT, "vehicle_id", vehicle, "The vehicle %s has no shift now.".formatted(vehicle));
    }

    /** At the second at which one shift of a vehicle ends, the next one begins. */
    private static boolean isDuring(ShiftState shift, int now) {
        TimeWindow window = shift.shift().window();
        return window.startSeconds() <= now && now < window.endSeconds();
    }

    Decision endShift(FleetState state, VehicleId vehicle, int now) {
        Optional<ShiftState> running = state.findRunningShift(vehicle);
        if (running.isEmpty()) {
            return Decision.rejected(
                    Problem.CONFLICT, "vehicle_id", vehicle, "The vehicle %s runs no shift.".formatted(vehicle));
        }
        if (hasPromises(state, running.get())) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "vehicle_id",
                    vehicle,
                    "The vehicle %s still has riders on board or promised to it.".formatted(vehicle));
        }
        return new Decision(
                ending(running.get(), now), new ShiftChanged(running.get().shift()));
    }

    private static List<DispatchEvent> ending(ShiftState shift, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        List<RideId> held =
                shift.plan().stops().stream().map(Stop::ride).distinct().toList();
        if (!held.isEmpty()) {
            events.add(new OffersReleased(now, held, ReleaseCause.NOT_KEEPABLE));
        }
        events.add(new ShiftEnded(now, shift.shift().id()));
        return events;
    }

    private static boolean hasPromises(FleetState state, ShiftState shift) {
        return shift.plan().stops().stream()
                .anyMatch(stop -> state.getRide(stop.ride()).status() != RideStatus.HELD);
    }

    Decision stopEvent(FleetState state, ReportStopEvent report, int now) {
        Optional<ShiftState> running = state.findRunningShift(report.vehicle());
        if (running.isEmpty()) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "vehicle_id",
                    report.vehicle(),
                    "The vehicle %s runs no shift; start it first.".formatted(report.vehicle()));
        }
        ShiftState shift = running.get();
        int happened = Math.max(
                Math.min(report.happenedSeconds(), now), shift.progress().sinceSeconds());
        return switch (report.kind()) {
            case DEPARTED -> departed(state, shift, report, happened, now);
            case ARRIVED -> arrived(state, shift, report, happened, now);
            case PICKED_UP -> pickedUp(state, shift, report, happened, now);
            case DROPPED_OFF -> droppedOff(state, shift, report, happened, now);
            case NO_SHOW -> noShow(state, shift, report, happened, now);
            case BREAK_STARTED -> breakStarted(state, shift, happened, now);
            case BREAK_ENDED -> breakEnded(shift, happened, now);
        };
    }

    private Decision departed(FleetState state, ShiftState shift, ReportStopEvent report, int happened, int now) {
        int to = report.place().orElseThrow(() -> missing("stop_id"));
        if (shift.progress().phase() == Phase.DRIVING && shift.progress().place() == to) {
            return Decision.nothing(new DispatchOutcome.Done());
        }
        boolean toServe = nextPromisedPlace(state, shift)
                        .filter(place -> place == to)
                        .isPresent()
                || nextBreakPlace(state, shift).filter(place -> place == to).isPresent();
        boolean toWait = !toServe && isSentTo(shift, to);
        Optional<Passing> turned = turnsRound(shift, happened);
        boolean free = shift.progress().phase() == Phase.STANDING || (turned.isPresent() && toServe);
        if (!free || !(toServe || toWait)) {
            return outOfOrder("stop_id", to, shift, "leave for that stop");
        }
        if (toWait && !sendings.keepsPromises(state, shift, to, happened, 0, now)) {
            return outOfOrder("stop_id", to, shift, "be back in time from that stop if it leaves for it");
        }
        int from = turned.map(Passing::place).orElse(shift.progress().place());
        int leaves = turned.map(Passing::atSeconds).orElse(happened);
        int arrival = leaves + times.seconds(from, to, leaves);
        StopDeparted event = new StopDeparted(now, shift.shift().id(), to, happened, arrival);
        return toServe
                ? repair.around(state, shift, event, to, now)
                : new Decision(List.of(event), new DispatchOutcome.Done());
    }

    /** Where a vehicle under way is turned round, if it may be and has not passed there. */
    private Optional<Passing> turnsRound(ShiftState shift, int happened) {
        return book.operating().turnsRound() && shift.progress().phase() == Phase.DRIVING
                ? shift.progress().passing().filter(passing -> passing.atSeconds() >= happened)
                : Optional.empty();
    }

    private static boolean isSentTo(ShiftState shift, int place) {
        return shift.progress().sent().filter(sent -> sent.toPlace() == place).isPresent();
    }

    private Decision arrived(FleetState state, ShiftState shift, ReportStopEvent report, int happened, int now) {
        int at = report.place().orElseThrow(() -> missing("stop_id"));
        boolean there = shift.progress().place() == at;
        StopArrived event = new StopArrived(now, shift.shift().id(), at, happened);
        return switch (shift.progress().phase()) {
            case DRIVING ->
                there
                        ? new Decision(List.of(event), new DispatchOutcome.Done())
                        : outOfOrder("stop_id", at, shift, "arrive at that stop");
            case STANDING -> {
                if (!there) {
                    yield outOfOrder("stop_id", at, shift, "arrive at that stop");
                }
                boolean toServe = nextPromisedPlace(state, shift)
                        .filter(place -> place == at)
                        .isPresent();
                yield toServe
                        ? repair.around(state, shift, event, at, now)
                        : Decision.nothing(new DispatchOutcome.Done());
            }
            case HALTED ->
                there
                        ? Decision.nothing(new DispatchOutcome.Done())
                        : outOfOrder("stop_id", at, shift, "arrive at that stop");
            case NOT_STARTED, RESTING, ENDED -> outOfOrder("stop_id", at, shift, "arrive at that stop");
        };
    }

    private Decision pickedUp(FleetState state, ShiftState shift, ReportStopEvent report, int happened, int now) {
        Optional<Ride> ride = rideOf(state, shift, report);
        if (ride.isEmpty()) {
            return unknownRide(report);
        }
        return switch (ride.get().status()) {
            case ABOARD, COMPLETED -> Decision.nothing(new DispatchOutcome.Done());
            case CONFIRMED -> {
                Stop stop = Stop.pickup(ride.get().id());
                if (!isHaltedFor(shift, stop, ride.get().pickup().place())) {
                    yield outOfOrder("ride_id", ride.get().id(), shift, "pick up that ride");
                }
                var aboard = state.planStart(shift, now)
                        .aboard()
                        .plus(ride.get().party().load());
                yield shift.vehicle().type().carries(aboard)
                        ? served(shift, stop, happened, now)
                        : outOfOrder("ride_id", ride.get().id(), shift, "pick up that ride before others got off");
            }
            case HELD, CANCELLED, MISSED -> ended(ride.get());
        };
    }

    private Decision droppedOff(FleetState state, ShiftState shift, ReportStopEvent report, int happened, int now) {
        Optional<Ride> ride = rideOf(state, shift, report);
        if (ride.isEmpty()) {
            return unknownRide(report);
        }
        return switch (ride.get().status()) {
            case COMPLETED -> Decision.nothing(new DispatchOutcome.Done());
            case ABOARD -> {
                Stop stop = Stop.dropoff(ride.get().id());
                yield isHaltedFor(shift, stop, ride.get().dropoff().place())
                        ? served(shift, stop, happened, now)
                        : outOfOrder("ride_id", ride.get().id(), shift, "set down that ride");
            }
            case CONFIRMED -> outOfOrder("ride_id", ride.get().id(), shift, "set down a ride that is not on board");
            case HELD, CANCELLED, MISSED -> ended(ride.get());
        };
    }

    private Decision noShow(FleetState state, ShiftState shift, ReportStopEvent report, int happened, int now) {
        Optional<Ride> found = rideOf(state, shift, report);
        if (found.isEmpty()) {
            return unknownRide(report);
        }
        Ride ride = found.get();
        if (ride.status() == RideStatus.MISSED) {
            return Decision.nothing(new DispatchOutcome.Done());
        }
        boolean waitsFor = ride.status() == RideStatus.CONFIRMED
                && isHaltedFor(shift, Stop.pickup(ride.id()), ride.pickup().place());
        if (!waitsFor) {
            return outOfOrder("ride_id", ride.id(), shift, "give up waiting for that ride");
        }
        int arrived = shift.progress().sinceSeconds();
        int until = Math.max(arrived, ride.promise().pickup().startSeconds())
                + book.rules(ride.pickup().place(), ride.riderClass()).noShowWaitSeconds();
        if (happened < until) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "ride_id",
                    ride.id(),
                    "The vehicle has to wait %d s longer for that ride.".formatted(until - happened));
        }
        MissedCause cause =
                arrived > ride.promise().pickup().endSeconds() ? MissedCause.VEHICLE_LATE : MissedCause.RIDER_ABSENT;
        List<DispatchEvent> events = List.of(new RideMissed(now, ride.id(), cause));
        List<RideId> returns = ReturnLinks.standing(state, ride);
        return new Decision(
                events,
                returns.isEmpty()
                        ? new DispatchOutcome.Done()
                        : new DispatchOutcome.RideChanged(state.applyAll(events).getRide(ride.id()), returns));
    }

    private static Decision breakStarted(FleetState state, ShiftState shift, int happened, int now) {
        if (shift.progress().phase() == Phase.RESTING) {
            return Decision.nothing(new DispatchOutcome.Done());
        }
        Optional<Integer> place = nextBreakPlace(state, shift);
        boolean there = place.filter(at -> at == shift.progress().place()).isPresent();
        boolean empty = state.planStart(shift, now).aboard().people() == 0;
        return shift.progress().phase() == Phase.STANDING && there && empty
                ? new Decision(List.of(new BreakStarted(now, shift.shift().id(), happened)), new DispatchOutcome.Done())
                : outOfOrder("kind", StopEventKind.BREAK_STARTED, shift, "begin a break");
    }

    private static Decision breakEnded(ShiftState shift, int happened, int now) {
        return switch (shift.progress().phase()) {
            case RESTING ->
                new Decision(List.of(new BreakEnded(now, shift.shift().id(), happened)), new DispatchOutcome.Done());
            case STANDING -> Decision.nothing(new DispatchOutcome.Done());
            case NOT_STARTED, DRIVING, HALTED, ENDED ->
                outOfOrder("kind", StopEventKind.BREAK_ENDED, shift, "end a break");
        };
    }

    private static Decision served(ShiftState shift, Stop stop, int happened, int now) {
        return new Decision(
                List.of(new StopServed(now, shift.shift().id(), stop, happened)), new DispatchOutcome.Done());
    }

    private static boolean isHaltedFor(ShiftState shift, Stop stop, int place) {
        return shift.progress().phase() == Phase.HALTED
                && shift.progress().place() == place
                && shift.plan().stops().contains(stop);
    }

    private static Optional<Ride> rideOf(FleetState state, ShiftState shift, ReportStopEvent report) {
        RideId id = report.ride().orElseThrow(() -> missing("ride_id"));
        return state.findRide(id)
                .filter(ride -> ride.shift().equals(shift.shift().id()))
                .filter(ride -> ride.status() != RideStatus.HELD);
    }

    static Optional<Integer> nextPromisedPlace(FleetState state, ShiftState shift) {
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            if (ride.status() != RideStatus.HELD) {
                return Optional.of(
                        stop.kind() == Stop.Kind.PICKUP
                                ? ride.pickup().place()
                                : ride.dropoff().place());
            }
        }
        return Optional.empty();
    }

    /** Where the next break is taken, if it comes before the next stop that somebody relies on. */
    static Optional<Integer> nextBreakPlace(FleetState state, ShiftState shift) {
        List<PlannedBreak> breaks = shift.plan().breaks();
        if (breaks.isEmpty()) {
            return Optional.empty();
        }
        for (Stop stop : shift.plan().stops().subList(0, breaks.getFirst().beforeStop())) {
            if (state.getRide(stop.ride()).status() != RideStatus.HELD) {
                return Optional.empty();
            }
        }
        return Optional.of(breaks.getFirst().rest().place());
    }

    private static Decision unknownRide(ReportStopEvent report) {
        return Decision.rejected(
                Problem.NOT_FOUND,
                "ride_id",
                report.ride().map(RideId::value).orElse(""),
                "There is no such ride on this vehicle.");
    }

    private static Decision ended(Ride ride) {
        return Decision.rejected(
                Problem.CONFLICT, "ride_id", ride.id(), "The ride %s is %s.".formatted(ride.id(), ride.status()));
    }

    private static Decision outOfOrder(String field, Object value, ShiftState shift, String what) {
        return Decision.rejected(
                Problem.CONFLICT,
                field,
                value,
                "The vehicle %s is %s and can't %s now; see its manifest."
                        .formatted(shift.shift().vehicle(), shift.progress().phase(), what));
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException("A report of this kind needs %s.".formatted(field));
    }
}
