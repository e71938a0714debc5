package org.noriai.api.feed;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.feed.FeedSnapshot.PromisedPlan;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftProgress.ServedHalt;
import org.noriai.dispatch.state.ShiftState;

/**
 * A shift's present or next run as the public sees it: halts in order, those already served first, so that a halt keeps
 * its number while the run lasts unless one is inserted before it. Offers that are only held are left out, and so are
 * drives of an idle vehicle to where it should wait: nobody can get on or off there, so they begin no run and are no halt
 * of one, and a vehicle that has promised nothing else is published without a trip.
 *
 * @param tripId {@code <shift>-<run>}
 * @param startDate the day on which the shift begins, which makes the trip id unique
 * @param halts at least one; neighbours at one place are one halt
 * @param begun whether the vehicle has left for it
 * @param current index of the halt at which the vehicle stands or to which it is going
 * @param stopped whether it stands there
 */
record OnDemandRun(String tripId, LocalDate startDate, List<Halt> halts, boolean begun, int current, boolean stopped) {

    /**
     * A halt. Times in seconds since the area's epoch.
     *
     * @param place where
     * @param arrivalSeconds when it was or will be reached
     * @param departureSeconds when it was or will be left
     * @param lateSeconds by how much a promise to somebody here is exceeded, 0 if none is
     */
    record Halt(int place, int arrivalSeconds, int departureSeconds, int lateSeconds) {}

    /** The run of a shift that has promised something. */
    static OnDemandRun of(FleetState state, PromisedPlan promised, ZoneId zone) {
        ShiftState shift = promised.shift();
        PlanSchedule schedule = promised.schedule();
        ShiftProgress progress = shift.progress();
        List<Halt> halts = new ArrayList<>();
        for (ServedHalt served : progress.halts()) {
            append(halts, new Halt(served.place(), served.arrivedSeconds(), served.departedSeconds(), 0));
        }
        int served = halts.size();
        for (int i = 0; i < schedule.size(); i++) {
            Stop stop = shift.plan().stops().get(i);
            Ride ride = state.getRide(stop.ride());
            append(halts, planned(ride, stop, schedule, i));
        }
        // On its way to wait somewhere it has begun the run only if somebody was promised that place meanwhile.
        boolean driving = progress.phase() == Phase.DRIVING;
        boolean waits = progress.sent().isPresent();
        boolean begun = served > 0 || (driving && (!waits || halts.getFirst().place() == progress.place()));
        // While it drives, its next halt is the first that is not served, or the last served one if it was sent back
        // there.
        // Waiting elsewhere between two halts, it stands at neither.
        boolean stopped = served > 0 && !driving && halts.get(served - 1).place() == progress.place();
        int current = stopped ? served - 1 : Math.min(served, halts.size() - 1);
        boolean numbered = served > 0 || (driving && !waits);
        int run = numbered ? progress.run() : progress.run() + 1;
        return new OnDemandRun(
                shift.shift().id() + "-" + run,
                LocalDate.ofInstant(AreaTime.toInstant(shift.shift().window().startSeconds()), zone),
                halts,
                begun,
                current,
                stopped);
    }

    private static Halt planned(Ride ride, Stop stop, PlanSchedule schedule, int index) {
        int arrival = schedule.arrivalSeconds(index);
        int departure = schedule.departureSeconds(index);
        return switch (stop.kind()) {
            case PICKUP -> {
                // Once the vehicle is there, what passes is the rider's time.
                int there = ride.vehicleArrivedSeconds().orElse(schedule.serviceSeconds(index));
                int late = there - ride.promise().pickup().endSeconds();
                yield new Halt(ride.pickup().place(), arrival, departure, Math.max(0, late));
            }
            case DROPOFF -> {
                int latest = ride.promise().latestDropoffSeconds();
                if (ride.boardedSeconds().isPresent()) {
                    latest = Math.min(
                            latest,
                            ride.boardedSeconds().getAsInt() + ride.promise().rideSecondsMax());
                }
                yield new Halt(ride.dropoff().place(), arrival, departure, Math.max(0, arrival - latest));
            }
        };
    }

    /** Adds a halt, or makes the last one longer if it is at the same place. Time never goes back. */
    private static void append(List<Halt> halts, Halt next) {
        if (halts.isEmpty()) {
            halts.add(new Halt(
                    next.place,
                    next.arrivalSeconds,
                    Math.max(next.arrivalSeconds, next.departureSeconds),
                    next.lateSeconds));
            return;
        }
        Halt last = halts.getLast();
        if (last.place == next.place) {
            halts.set(
                    halts.size() - 1,
                    new Halt(
                            last.place,
                            last.arrivalSeconds,
                            Math.max(last.departureSeconds, next.departureSeconds),
                            Math.max(last.lateSeconds, next.lateSeconds)));
        } else {
            int arrival = Math.max(last.departureSeconds, next.arrivalSeconds);
            halts.add(new Halt(next.place, arrival, Math.max(arrival, next.departureSeconds), next.lateSeconds));
        }
    }
}
