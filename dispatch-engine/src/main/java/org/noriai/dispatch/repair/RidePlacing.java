package org.noriai.dispatch.repair;

import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;

/**
 * The best place for one ride that is in no plan: with what it was promised, or with the least harm. Every other ride's
 * bounds are hard. Confined to one thread, as its search is.
 */
final class RidePlacing {

    private static final int MINUTE = 60;

    private final Places places;
    private final SuspendedTimes suspended;
    private final int lateSecondsMax;

    /** Where a ride may be placed. */
    interface Places {

        /** The cheapest place for the ride if what was promised were {@code promise}. */
        Optional<Insertion> place(FleetState state, Ride ride, Promise promise, int nowSeconds);
    }

    /** In any plan. */
    RidePlacing(InsertionSearch search, SuspendedTimes suspended, int lateSecondsMax) {
        this(search::placeAnywhere, suspended, lateSecondsMax);
    }

    RidePlacing(Places places, SuspendedTimes suspended, int lateSecondsMax) {
        this.places = places;
        this.suspended = suspended;
        this.lateSecondsMax = lateSecondsMax;
    }

    /**
     * Where a ride goes.
     *
     * @param ride it
     * @param insertion where
     * @param bounds what it was placed by
     */
    record Placed(Ride ride, Insertion insertion, Promise bounds) {

        /** The state with the ride there, bound by these bounds. */
        FleetState in(FleetState state, int nowSeconds) {
            FleetState placed = state.apply(new PlansReplaced(
                    nowSeconds,
                    PlanCause.REPAIR,
                    List.of(insertion.planWith(state.getShift(insertion.shift()).plan(), ride.id()))));
            return bounds.equals(state.boundsOf(ride)) || ride.status() == RideStatus.HELD
                    ? placed
                    : placed.apply(new RideTimesNarrowed(nowSeconds, ride.id(), bounds));
        }
    }

    /** The cheapest place that keeps what stands of the promise. */
    Optional<Placed> inTime(FleetState state, Ride ride, int nowSeconds) {
        return within(state, ride, state.boundsOf(ride), nowSeconds);
    }

    private Optional<Placed> within(FleetState state, Ride ride, Promise bounds, int nowSeconds) {
        for (Promise part : suspended.around(state, ride, bounds)) {
            Optional<Insertion> found = places.place(state, ride, part, nowSeconds);
            if (found.isPresent()) {
                return Optional.of(new Placed(ride, found.get(), part));
            }
        }
        return Optional.empty();
    }

    /**
     * The place that makes the ride the fewest minutes late; only where no lateness helps, a longer ride is accepted.
     * Wider bounds never leave less room, so the least lateness is found by halving.
     */
    Optional<Placed> late(FleetState state, Ride ride, int nowSeconds) {
        Optional<Placed> placed = late(state, ride, false, nowSeconds);
        return placed.isPresent() ? placed : late(state, ride, true, nowSeconds);
    }

    private Optional<Placed> late(FleetState state, Ride ride, boolean longer, int nowSeconds) {
        Promise bounds = state.boundsOf(ride);
        int tooLittle = 0;
        int enough = MINUTE;
        Optional<Placed> best = within(state, ride, widened(bounds, enough, longer), nowSeconds);
        while (best.isEmpty() && enough < lateSecondsMax) {
            tooLittle = enough;
            enough = Math.min(2 * enough, lateSecondsMax);
            best = within(state, ride, widened(bounds, enough, longer), nowSeconds);
        }
        while (best.isPresent() && enough - tooLittle > MINUTE) {
            int middle = (tooLittle + enough) / 2 / MINUTE * MINUTE;
            Optional<Placed> better = within(state, ride, widened(bounds, middle, longer), nowSeconds);
            if (better.isPresent()) {
                best = better;
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return best;
    }

    private static Promise widened(Promise bounds, int seconds, boolean longer) {
        TimeWindow window = bounds.pickup();
        return new Promise(
                new TimeWindow(window.startSeconds(), window.endSeconds() + seconds),
                bounds.latestDropoffSeconds() + seconds,
                bounds.rideSecondsMax() + (longer ? seconds : 0));
    }
}
