package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.event.DispatchEvent.BreakStarted;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftProgress.ServedHalt;

/** What drivers' reports do to a state. Used once, by one thread. */
final class DrivingChange {

    private final StateChange change;

    DrivingChange(StateChange change) {
        this.change = change;
    }

    void depart(StopDeparted departed) {
        ShiftState state = change.shift(departed.shift());
        ShiftProgress progress = state.progress();
        boolean sent = IdleDrives.leavesToWait(change.before, state, departed.toPlace());
        boolean underWay = progress.phase() == Phase.DRIVING && progress.sent().isEmpty();
        int run = progress.halts().isEmpty() && !sent && !underWay ? progress.run() + 1 : progress.run();
        int at = departed.departedSeconds();
        ShiftProgress driving = progress.in(
                Phase.DRIVING,
                departed.toPlace(),
                at,
                Math.max(at, departed.expectedArrivalSeconds()),
                drivenUntil(progress, at).departed(at, state.shift().duty()));
        change.putShift(state.withPlan(
                        sent ? state.plan() : BreaksPassed.withoutThem(change.before, state.plan(), departed.toPlace()))
                .withProgress(
                        driving.withRun(run, progress.halts()).withSent(sent ? progress.sent() : Optional.empty())));
    }

    void arrive(StopArrived arrived) {
        ShiftState state = change.shift(arrived.shift());
        ShiftProgress progress = state.progress();
        int at = arrived.arrivedSeconds();
        Duty duty = drivenUntil(progress, at);
        FleetState now = change.after(arrived.atSeconds());
        int leading = PlanStarts.leadingStops(now, state, arrived.place());
        if (leading == 0 || IdleDrives.arrivesToWait(change.before, state)) {
            // Nobody gets on or off here: a place to wait or to rest, which is no halt of a run.
            change.putShift(state.withProgress(progress.in(Phase.STANDING, arrived.place(), at, at, duty)));
            change.settle(arrived.shift(), at);
            return;
        }
        boolean betweenRuns =
                progress.phase() != Phase.DRIVING || progress.sent().isPresent();
        boolean newRun = betweenRuns && progress.halts().isEmpty();
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        halts.add(new ServedHalt(arrived.place(), at, at));
        change.putShift(state.withProgress(progress.in(Phase.HALTED, arrived.place(), at, at, duty)
                .withRun(newRun ? progress.run() + 1 : progress.run(), halts)));
        for (Stop stop : state.plan().stops().subList(0, leading)) {
            Ride ride = change.ride(stop.ride());
            if (stop.kind() == Stop.Kind.PICKUP && ride.status() == RideStatus.CONFIRMED) {
                change.rides = change.rides.with(ride.id(), ride.vehicleArrived(at));
            }
        }
        change.settle(arrived.shift(), at);
    }

    void serve(StopServed served) {
        ShiftState state = change.shift(served.shift());
        Ride ride = change.ride(served.stop().ride());
        List<Stop> left = new ArrayList<>(state.plan().stops());
        if (!left.remove(served.stop())) {
            throw new IllegalStateException(
                    "The plan of shift %s has no %s to serve.".formatted(served.shift(), served.stop()));
        }
        change.rides = change.rides.with(
                ride.id(),
                switch (served.stop().kind()) {
                    case PICKUP -> ride.boarded(served.servedSeconds());
                    case DROPOFF -> ride.ended(RideStatus.COMPLETED, served.servedSeconds());
                });
        change.recordServed(state, ride, served);
        change.putShift(state.withPlan(state.plan().next(left)));
        change.busyUntil(served.shift(), served.servedSeconds());
        change.settle(served.shift(), served.servedSeconds());
    }

    void startBreak(BreakStarted started) {
        ShiftState state = change.shift(started.shift());
        if (state.plan().breaks().isEmpty()) {
            throw new IllegalStateException("The plan of shift %s has no break to begin.".formatted(started.shift()));
        }
        ShiftProgress progress = state.progress();
        int from = Math.max(started.startedSeconds(), progress.sinceSeconds());
        int lasts = state.plan().breaks().getFirst().rest().seconds();
        List<PlannedBreak> left =
                state.plan().breaks().subList(1, state.plan().breaks().size());
        change.putShift(state.withPlan(state.plan().next(state.plan().stops(), left))
                .withProgress(progress.in(Phase.RESTING, progress.place(), from, from + lasts, progress.duty())));
    }

    /** The drive under way, if there is one, counts up to now; who is turned round has not rested. */
    private static Duty drivenUntil(ShiftProgress progress, int atSeconds) {
        return progress.phase() == Phase.DRIVING
                ? progress.duty().driven(Math.max(0, atSeconds - progress.sinceSeconds()), atSeconds)
                : progress.duty();
    }
}
