package org.noriai.dispatch.state;

import java.util.List;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;

/** Works out from where and when the rest of a plan is driven. */
final class PlanStarts {

    private PlanStarts() {}

    static PlanStart of(FleetState state, ShiftState shift, int nowSeconds) {
        ShiftProgress progress = shift.progress();
        int committed = 0;
        int ready = Math.max(nowSeconds, progress.sinceSeconds());
        switch (progress.phase()) {
            case NOT_STARTED ->
                ready = Math.max(nowSeconds, shift.shift().window().startSeconds());
            case STANDING, ENDED -> {}
            case DRIVING -> {
                ready = Math.max(nowSeconds, progress.expectedArrivalSeconds());
                committed = leadingStops(state, shift, progress.place());
            }
            case HALTED -> {
                committed = leadingStops(state, shift, progress.place());
                ready = readyWhileHalted(state, shift, nowSeconds);
            }
        }
        return new PlanStart(
                progress.place(),
                ready,
                committed,
                aboard(state, shift),
                shift.shift().endPlace(),
                shift.shift().window().endSeconds());
    }

    /** Service began with the arrival or when the stop before it at this halt was done, and is over at the earliest now. */
    private static int readyWhileHalted(FleetState state, ShiftState shift, int nowSeconds) {
        Stop first = shift.plan().stops().getFirst();
        Ride ride = state.getRide(first.ride());
        int dwell = first.kind() == Stop.Kind.PICKUP ? ride.pickupDwellSeconds() : ride.dropoffDwellSeconds();
        List<ShiftProgress.ServedHalt> halts = shift.progress().halts();
        int free = halts.isEmpty()
                ? shift.progress().sinceSeconds()
                : halts.getLast().departedSeconds();
        return Math.max(free, nowSeconds - dwell);
    }

    /** How many of the first stops are at this place. */
    static int leadingStops(FleetState state, ShiftState shift, int place) {
        int count = 0;
        for (Stop stop : shift.plan().stops()) {
            if (placeOf(state, stop) != place) {
                break;
            }
            count++;
        }
        return count;
    }

    static int placeOf(FleetState state, Stop stop) {
        Ride ride = state.getRide(stop.ride());
        return stop.kind() == Stop.Kind.PICKUP
                ? ride.pickup().place()
                : ride.dropoff().place();
    }

    /** Whether one of the first stops, at this place, is for a ride that somebody relies on. */
    static boolean promisedStopLeads(FleetState state, List<Stop> stops, int place) {
        for (Stop stop : stops) {
            if (placeOf(state, stop) != place) {
                return false;
            }
            if (state.getRide(stop.ride()).status() != RideStatus.HELD) {
                return true;
            }
        }
        return false;
    }

    private static Party aboard(FleetState state, ShiftState shift) {
        Party aboard = Party.NONE;
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            if (ride.status() == RideStatus.ABOARD) {
                aboard = aboard.plus(ride.party());
            }
        }
        return aboard;
    }
}
