package org.noriai.dispatch.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.ShiftState;

/**
 * A driver who does what the plan says, as well as the world lets it: leaves when it is time, waits for the window, helps
 * people in and out, gives up on who does not come, and reports each. Confined to one thread.
 */
final class SimulatedDriver {

    private final SimulatedArea area;
    private final SimulatedService service;
    private final SimulatedRiders riders;
    private final DayLedger ledger;
    private final World world;
    private static final int WAIT_FOR_VEHICLE_SECONDS = 30;

    private final VehicleId vehicle;
    private final ShiftId shiftId;
    private final Map<LatenessCause, Integer> delays = new EnumMap<>(LatenessCause.class);
    private final Mishap mishap;
    private final LeavingTimes leaving;
    private boolean dayOver;

    /** While driving: when the vehicle will be there. */
    private int arrivalSeconds;

    /** While halted: since when nobody is being helped. */
    private int freeSeconds;

    private Optional<Boarding> boarding = Optional.empty();

    /** Somebody is getting on or off. */
    private record Boarding(Stop stop, int beganSeconds, int lastsSeconds) {}

    SimulatedDriver(
            SimulatedArea area,
            SimulatedService service,
            SimulatedRiders riders,
            DayLedger ledger,
            World world,
            Shift shift) {
        this.area = area;
        this.service = service;
        this.riders = riders;
        this.ledger = ledger;
        this.world = world;
        this.vehicle = shift.vehicle();
        this.shiftId = shift.id();
        this.mishap = new Mishap(vehicle);
        this.leaving = new LeavingTimes(area, service);
    }

    ShiftId shift() {
        return shiftId;
    }

    /** From now on the driver goes home as soon as nobody relies on the vehicle. */
    void endDay() {
        dayOver = true;
    }

    /**
     * Does everything that is due.
     *
     * @return when something will be due if the plan does not change before; empty if nothing will
     */
    OptionalInt act(int nowSeconds) {
        OptionalInt next = OptionalInt.of(nowSeconds);
        while (next.isPresent() && next.getAsInt() <= nowSeconds) {
            ShiftState shift = service.state().getShift(shiftId);
            next = switch (shift.progress().phase()) {
                case NOT_STARTED -> start(shift, nowSeconds);
                case STANDING -> setOut(shift, nowSeconds);
                case DRIVING -> arrive(shift, nowSeconds);
                case HALTED -> serve(shift, nowSeconds);
                case RESTING -> rest(shift, nowSeconds);
                case ENDED -> comeBack(shift, nowSeconds);
            };
        }
        return next;
    }

    private OptionalInt start(ShiftState shift, int now) {
        TimeWindow window = shift.shift().window();
        if (now < window.startSeconds()) {
            return OptionalInt.of(window.startSeconds());
        }
        report(new StartShift(now, vehicle));
        // The driver before may not be back yet.
        boolean begun = service.state().getShift(shiftId).running();
        if (!begun) {
            delay(LatenessCause.LATE_HANDOVER, WAIT_FOR_VEHICLE_SECONDS);
        }
        return OptionalInt.of(begun ? now : now + WAIT_FOR_VEHICLE_SECONDS);
    }

    /** A vehicle that was towed goes on once it is mended. */
    private OptionalInt comeBack(ShiftState shift, int now) {
        OptionalInt back = mishap.backSeconds();
        if (back.isEmpty() || dayOver || !shift.shift().window().contains(back.getAsInt())) {
            return OptionalInt.empty();
        }
        if (now < back.getAsInt()) {
            return back;
        }
        mishap.isBack();
        delays.clear();
        report(new StartShift(now, vehicle));
        return OptionalInt.of(now);
    }

    private OptionalInt rest(ShiftState shift, int now) {
        int until = shift.progress().expectedArrivalSeconds();
        if (now < until) {
            return OptionalInt.of(until);
        }
        report(new ReportStopEvent(now, vehicle, StopEventKind.BREAK_ENDED, Optional.empty(), Optional.empty(), now));
        return OptionalInt.of(now);
    }

    /** Goes to the break that comes before everything that somebody relies on, and begins it. */
    private OptionalInt takeBreak(ShiftState shift, DriverBreak rest, int now) {
        int here = shift.progress().place();
        if (here == rest.place()) {
            int from = Math.max(now, rest.window().startSeconds());
            if (now < from) {
                return OptionalInt.of(from);
            }
            report(new ReportStopEvent(
                    now, vehicle, StopEventKind.BREAK_STARTED, Optional.empty(), Optional.empty(), now));
            return OptionalInt.of(now);
        }
        int leave = rest.window().startSeconds() - area.times().seconds(here, rest.place(), now);
        if (now < leave) {
            return OptionalInt.of(leave);
        }
        reportPlace(now, StopEventKind.DEPARTED, rest.place());
        depart(here, rest.place(), 0, now);
        return OptionalInt.of(now);
    }

    private Optional<DriverBreak> breakFirst(ShiftState shift, Optional<Stop> next) {
        if (shift.plan().breaks().isEmpty()) {
            return Optional.empty();
        }
        PlannedBreak rest = shift.plan().breaks().getFirst();
        int before = next.map(stop -> shift.plan().stops().indexOf(stop)).orElse(Integer.MAX_VALUE);
        return rest.beforeStop() <= before ? Optional.of(rest.rest()) : Optional.empty();
    }

    /** Nobody relies on the vehicle: the driver goes home once the day is over, or when it is time to hand it over there. */
    private OptionalInt goOffDuty(ShiftState shift, int now) {
        int home = area.times().seconds(shift.progress().place(), shift.shift().endPlace(), now);
        int leave = shift.shift().window().endSeconds() - home;
        if (!dayOver && now < leave) {
            return OptionalInt.of(leave);
        }
        report(new EndShift(now, vehicle));
        goHome(shift);
        return OptionalInt.empty();
    }

    private OptionalInt setOut(ShiftState shift, int now) {
        boarding = Optional.empty();
        Optional<Stop> next = firstPromised(shift);
        Optional<DriverBreak> rest = breakFirst(shift, next);
        if (rest.isPresent() && partiesAboard(shift) == 0) {
            return takeBreak(shift, rest.get(), now);
        }
        if (next.isEmpty()) {
            delays.clear();
            return goOffDuty(shift, now);
        }
        int here = shift.progress().place();
        int place = placeOf(ride(next.get()), next.get());
        int leave = leaving.leaveSeconds(shift, next.get(), here, place, now);
        if (now < leave) {
            return OptionalInt.of(leave);
        }
        if (place == here) {
            reportPlace(now, StopEventKind.ARRIVED, place);
            freeSeconds = now;
        } else {
            int aboard = service.state().planStart(shift, now).aboard().people();
            int parties = aboard == 0 ? 0 : partiesAboard(shift);
            reportPlace(now, StopEventKind.DEPARTED, place);
            depart(here, place, parties, now);
        }
        return OptionalInt.of(now);
    }

    private void depart(int here, int place, int parties, int now) {
        int planned = area.times().seconds(here, place, now);
        int driven = world.driveSeconds(planned);
        int stood = world.standSeconds(planned);
        delay(LatenessCause.SLOW_DRIVE, driven - planned);
        delay(LatenessCause.BREAKDOWN, stood);
        arrivalSeconds = now + driven + stood;
        mishap.depart(now, here, planned, arrivalSeconds, stood, stood > 0 && world.isTowed());
        ledger.drive(here, place, driven, parties);
    }

    private OptionalInt arrive(ShiftState shift, int now) {
        Optional<DispatchCommand> news = mishap.take(now);
        if (news.isPresent()) {
            report(news.get());
            return OptionalInt.of(now);
        }
        if (now < arrivalSeconds) {
            return OptionalInt.of(mishap.nextSeconds(arrivalSeconds));
        }
        reportPlace(now, StopEventKind.ARRIVED, shift.progress().place());
        freeSeconds = now;
        return OptionalInt.of(now);
    }

    private OptionalInt serve(ShiftState shift, int now) {
        List<Stop> here = promisedHere(shift);
        Stop first = here.getFirst();
        Optional<Stop> there = here.stream().filter(this::isThere).findFirst();
        if (there.isEmpty()) {
            return giveUp(shift, ride(first), now);
        }
        Stop stop = there.get();
        Ride ride = ride(stop);
        boolean pickup = stop.kind() == Stop.Kind.PICKUP;
        VehicleType type = shift.vehicle().type();
        int dwell = pickup ? ride.boardingSeconds(type) : ride.alightingSeconds(type);
        int planned = plannedSeconds(shift, stop, first, ride, now);
        if (boarding.filter(under -> under.stop().equals(stop)).isEmpty()) {
            if (now < planned) {
                return OptionalInt.of(planned);
            }
            int lasts = world.dwellSeconds(dwell);
            delay(LatenessCause.SLOW_BOARDING, lasts - dwell);
            boarding = Optional.of(new Boarding(stop, planned, lasts));
        }
        Boarding under = boarding.get();
        if (stop.equals(first) && planned > Math.max(under.beganSeconds(), now - dwell)) {
            // The plan has the vehicle wait with this pickup, for a ride would last too long.
            under = new Boarding(stop, planned, under.lastsSeconds());
            boarding = Optional.of(under);
        }
        int end = under.beganSeconds() + under.lastsSeconds();
        if (now < end) {
            return OptionalInt.of(end);
        }
        report(new ReportStopEvent(
                now,
                vehicle,
                pickup ? StopEventKind.PICKED_UP : StopEventKind.DROPPED_OFF,
                Optional.of(ride.id()),
                Optional.empty(),
                now));
        boarding = Optional.empty();
        freeSeconds = now;
        record(ride, stop.kind(), under.beganSeconds());
        return OptionalInt.of(now);
    }

    /** When helping the party of a stop begins: by the plan, or at once where it takes the turn of who is not there. */
    private int plannedSeconds(ShiftState shift, Stop stop, Stop first, Ride ride, int now) {
        if (!stop.equals(first)) {
            int ready = boarding.map(Boarding::beganSeconds).orElse(now);
            return stop.kind() == Stop.Kind.PICKUP
                    ? Math.max(ready, ride.promise().pickup().startSeconds())
                    : ready;
        }
        PlanSchedule schedule = service.scheduler().schedule(service.state(), shift, now);
        return Math.max(
                freeSeconds, schedule.serviceSeconds(shift.plan().stops().indexOf(stop)));
    }

    private OptionalInt giveUp(ShiftState shift, Ride ride, int now) {
        int until = Math.max(
                        shift.progress().sinceSeconds(), ride.promise().pickup().startSeconds())
                + area.rules().noShowWaitSeconds();
        if (now < until) {
            return OptionalInt.of(until);
        }
        report(new ReportStopEvent(now, vehicle, StopEventKind.NO_SHOW, Optional.of(ride.id()), Optional.empty(), now));
        ledger.missed(ride, shift.progress().sinceSeconds(), causeOf(ride.id()));
        delay(LatenessCause.RIDER_ABSENT, area.rules().noShowWaitSeconds());
        freeSeconds = now;
        return OptionalInt.of(now);
    }

    private void record(Ride before, Stop.Kind kind, int beganSeconds) {
        Ride ride = service.state().getRide(before.id());
        boolean stranded = service.state().isStranded(ride);
        switch (kind) {
            case PICKUP -> {
                if (!stranded) { // Who was set down on the way was picked up as promised, or not, before.
                    ledger.pickedUp(ride, beganSeconds, causeOf(ride.id()));
                }
            }
            case DROPOFF ->
                ledger.droppedOff(ride, service.state().standingOf(ride).promised(), beganSeconds, causeOf(ride.id()));
        }
    }

    /** At whose fault a promise is broken, if it is. */
    private LatenessCause causeOf(RideId ride) {
        return service.broke(ride) ? LatenessCause.SOFTWARE : LatenessCause.of(delays, service.brokenBy(ride));
    }

    private void delay(LatenessCause cause, int seconds) {
        if (seconds > 0) {
            delays.merge(cause, seconds, Integer::sum);
        }
    }

    private void goHome(ShiftState shift) {
        int here = shift.progress().place();
        int home = shift.shift().endPlace();
        if (here != home) {
            ledger.drive(
                    here,
                    home,
                    area.times().seconds(here, home, shift.progress().sinceSeconds()),
                    0);
        }
    }

    private boolean isThere(Stop stop) {
        return stop.kind() == Stop.Kind.DROPOFF || riders.comes(stop.ride());
    }

    /** The stops at this place with which the plan begins, without those that are merely held. */
    private List<Stop> promisedHere(ShiftState shift) {
        List<Stop> here = new ArrayList<>();
        for (Stop stop : shift.plan().stops()) {
            Ride ride = ride(stop);
            if (placeOf(ride, stop) != shift.progress().place()) {
                break;
            }
            if (ride.status() != RideStatus.HELD) {
                here.add(stop);
            }
        }
        return here;
    }

    private Optional<Stop> firstPromised(ShiftState shift) {
        return shift.plan().stops().stream()
                .filter(stop -> ride(stop).status() != RideStatus.HELD)
                .findFirst();
    }

    private int partiesAboard(ShiftState shift) {
        return (int) shift.plan().stops().stream()
                .filter(stop -> ride(stop).status() == RideStatus.ABOARD)
                .count();
    }

    private Ride ride(Stop stop) {
        return service.state().getRide(stop.ride());
    }

    private static int placeOf(Ride ride, Stop stop) {
        return stop.kind() == Stop.Kind.PICKUP
                ? ride.pickup().place()
                : ride.dropoff().place();
    }

    private void reportPlace(int now, StopEventKind kind, int place) {
        report(new ReportStopEvent(now, vehicle, kind, Optional.empty(), Optional.of(place), now));
    }

    private void report(DispatchCommand command) {
        DispatchOutcome outcome = service.say(command);
        if (outcome instanceof DispatchOutcome.Rejected rejected) {
            throw new IllegalStateException("The report %s was rejected: %s".formatted(command, rejected));
        }
        if (outcome instanceof DispatchOutcome.Repaired repaired) {
            ledger.repaired(repaired);
        }
    }
}
