package org.noriai.dispatch.state;

import java.util.List;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.ShiftProgress.Passing;

/** Works out from where and when the rest of a plan is driven. */
final class PlanStarts {

    private PlanStarts() {}

    static PlanStart of(FleetState state, ShiftState shift, int nowSeconds) {
        ShiftProgress progress = shift.progress();
        int committed = 0;
        int place = progress.place();
        int from = progress.sinceSeconds();
        int lag = 0;
        Duty duty = progress.duty();
        switch (progress.phase()) {
            case NOT_STARTED ->
                from = Math.max(shift.shift().window().startSeconds(), progress.expectedArrivalSeconds());
            case ENDED -> {}
            case STANDING, RESTING -> from = progress.expectedArrivalSeconds();
            case DRIVING -> {
                from = progress.expectedArrivalSeconds();
                if (progress.passing()
                        .filter(next -> next.atSeconds() >= nowSeconds)
                        .isPresent()) {
                    Passing passing = progress.passing().get();
                    place = passing.place();
                    from = passing.atSeconds();
                } else {
                    committed = leadingStops(state, shift, progress.place());
                }
                duty = duty.driven(Math.max(0, from - progress.sinceSeconds()), from);
            }
            case HALTED -> {
                committed = leadingStops(state, shift, progress.place());
                lag = firstDwellSeconds(state, shift);
                from = Math.max(freeWhileHalted(shift), progress.expectedArrivalSeconds());
            }
        }
        Load aboard = Load.NONE;
        boolean alone = false;
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            if (ride.status() == RideStatus.ABOARD) {
                aboard = aboard.plus(ride.party().load());
                alone |= ride.party().alone();
            }
        }
        return new PlanStart(
                place,
                from,
                lag,
                Math.max(from, nowSeconds - lag),
                committed,
                aboard,
                alone,
                duty,
                shift.shift().endPlace(),
                shift.shift().window().endSeconds());
    }

    /** Service at a halt is over at the earliest now, so it began no earlier than its dwell before. */
    private static int firstDwellSeconds(FleetState state, ShiftState shift) {
        Stop first = shift.plan().stops().getFirst();
        Ride ride = state.getRide(first.ride());
        return first.kind() == Stop.Kind.PICKUP
                ? ride.boardingSeconds(shift.vehicle().type())
                : ride.alightingSeconds(shift.vehicle().type());
    }

    /** Service began with the arrival or when the stop before it at this halt was done. */
    private static int freeWhileHalted(ShiftState shift) {
        List<ShiftProgress.ServedHalt> halts = shift.progress().halts();
        return halts.isEmpty()
                ? shift.progress().sinceSeconds()
                : halts.getLast().departedSeconds();
    }

    /** How many of the first stops are at this place, with no break before them. */
    static int leadingStops(FleetState state, ShiftState shift, int place) {
        RoutePlan plan = shift.plan();
        int until = plan.breaks().isEmpty()
                ? plan.stops().size()
                : plan.breaks().getFirst().beforeStop();
        int count = 0;
        while (count < until && placeOf(state, plan.stops().get(count)) == place) {
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
    static boolean promisedStopLeads(FleetState state, ShiftState shift, int place) {
        int leading = leadingStops(state, shift, place);
        for (Stop stop : shift.plan().stops().subList(0, leading)) {
            if (state.getRide(stop.ride()).status() != RideStatus.HELD) {
                return true;
            }
        }
        return false;
    }
}
