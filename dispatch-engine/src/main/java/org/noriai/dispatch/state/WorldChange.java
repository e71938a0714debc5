package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.event.DispatchEvent.DelayReported;
import org.noriai.dispatch.event.DispatchEvent.PassingReported;
import org.noriai.dispatch.event.DispatchEvent.RidePromiseBroken;
import org.noriai.dispatch.event.DispatchEvent.RideStranded;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.event.DispatchEvent.ShiftCurtailed;
import org.noriai.dispatch.event.DispatchEvent.VehicleLost;
import org.noriai.dispatch.event.StaffEvent.RidePinned;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.ShiftProgress.Passing;
import org.noriai.dispatch.state.ShiftProgress.Phase;

/**
 * What it does to a state that the world differs from the plan. Used once, by one thread.
 *
 * <p>Whatever changes the bounds of a ride makes a new {@link ShiftState} of its shift, for that is how a search knows
 * which plans to read anew.
 */
final class WorldChange {

    private final StateChange change;

    WorldChange(StateChange change) {
        this.change = change;
    }

    void delay(DelayReported delayed) {
        ShiftState state = change.shift(delayed.shift());
        change.putShift(state.withProgress(state.progress().expectedAt(delayed.readySeconds())));
    }

    void pass(PassingReported reported) {
        ShiftState state = change.shift(reported.shift());
        if (state.progress().phase() != Phase.DRIVING) {
            throw new IllegalStateException("The shift %s is %s and passes no place %d; only a driving one does."
                    .formatted(reported.shift(), state.progress().phase(), reported.place()));
        }
        change.putShift(
                state.withProgress(state.progress().passing(new Passing(reported.place(), reported.passesSeconds()))));
    }

    void lose(VehicleLost lost) {
        ShiftState state = change.shift(lost.shift());
        ShiftProgress progress = state.progress();
        int at = Math.max(lost.atSeconds(), progress.sinceSeconds());
        change.putShift(state.withProgress(
                progress.in(Phase.ENDED, lost.place(), at, at, progress.duty()).withRun(progress.run(), List.of())));
        for (Stop stop : state.plan().stops()) {
            Ride ride = change.ride(stop.ride());
            if (ride.status() == RideStatus.CONFIRMED
                    && ride.vehicleArrivedSeconds().isPresent()) {
                change.rides = change.rides.with(ride.id(), ride.vehicleGone());
            }
        }
    }

    void strand(RideStranded stranded) {
        Ride ride = change.ride(stranded.ride());
        if (ride.status() != RideStatus.ABOARD) {
            throw new IllegalStateException("The ride %s is %s and can't be stranded; only one on board can."
                    .formatted(ride.id(), ride.status()));
        }
        change.rides = change.rides.with(ride.id(), ride.stranded(stranded.pickup()));
        StandingPromise before = change.standing.find(ride.id()).orElseGet(() -> StandingPromise.of(ride.promise()));
        change.standing = change.standing.with(
                ride.id(), new StandingPromise(stranded.left(), stranded.left(), before.broken(), before.pinned()));
        ShiftState state = change.shift(ride.shift());
        List<Stop> stops = new ArrayList<>(state.plan().stops());
        stops.add(stops.indexOf(Stop.dropoff(ride.id())), Stop.pickup(ride.id()));
        change.putShift(state.withPlan(state.plan().next(stops)));
    }

    void curtail(ShiftCurtailed curtailed) {
        ShiftState state = change.shift(curtailed.shift());
        Shift old = state.shift();
        int end = curtailed.endSeconds();
        Shift shorter = new Shift(
                old.id(),
                old.vehicle(),
                old.driver(),
                new TimeWindow(old.window().startSeconds(), end),
                old.startPlace(),
                old.endPlace(),
                old.breaks().stream()
                        .filter(rest -> rest.window().startSeconds() <= end)
                        .map(rest -> endingBy(rest, end))
                        .toList(),
                old.timetable().stream().filter(call -> call.atSeconds() <= end).toList(),
                old.duty());
        List<PlannedBreak> breaks = state.plan().breaks().stream()
                .filter(rest -> rest.rest().window().startSeconds() <= end)
                .map(rest -> new PlannedBreak(rest.beforeStop(), endingBy(rest.rest(), end)))
                .toList();
        RoutePlan plan = state.plan().next(state.plan().stops(), breaks);
        change.putShift(state.withShift(shorter).withPlan(plan));
    }

    private static DriverBreak endingBy(DriverBreak rest, int endSeconds) {
        TimeWindow window = rest.window();
        return window.endSeconds() <= endSeconds
                ? rest
                : new DriverBreak(new TimeWindow(window.startSeconds(), endSeconds), rest.seconds(), rest.place());
    }

    void breakPromise(RidePromiseBroken broken) {
        Ride ride = change.ride(broken.ride());
        StandingPromise before = change.standing.find(ride.id()).orElseGet(() -> StandingPromise.of(ride.promise()));
        change.blame(ride.id(), broken.cause());
        rely(ride, before.broken(broken.cause(), broken.atSeconds(), broken.lateSeconds(), broken.bounds()));
    }

    void pin(RidePinned pinned) {
        Ride ride = change.ride(pinned.ride());
        StandingPromise before = change.standing.find(ride.id()).orElseGet(() -> StandingPromise.of(ride.promise()));
        rely(ride, before.pin());
    }

    void narrow(RideTimesNarrowed narrowed) {
        Ride ride = change.ride(narrowed.ride());
        StandingPromise before = change.standing.find(ride.id()).orElseGet(() -> StandingPromise.of(ride.promise()));
        Promise bounds = narrowed.bounds();
        rely(ride, before.bounded(bounds));
    }

    private void rely(Ride ride, StandingPromise standing) {
        change.standing = change.standing.with(ride.id(), standing);
        ShiftState state = change.shift(ride.shift());
        change.putShift(state.withPlan(state.plan()));
    }
}
