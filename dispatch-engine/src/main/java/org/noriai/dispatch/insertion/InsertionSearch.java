package org.noriai.dispatch.insertion;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Exact best insertion of a request: over all shifts, pairs of gaps, and pairs of places within a walk.
 *
 * <p>What it finds keeps every promise, held offers included, and every rule, and is the cheapest by {@link
 * InsertionCost}; equal costs have a total order: vehicle, shift, pickup gap, dropoff gap, pickup place, dropoff place, as
 * they are listed.
 *
 * <p>Read on in the order of the work: {@link RequestBounds} (which places and times the rules leave), {@link FirstLook} (a
 * bound for each plan, by the pickup alone), {@link CloserLook} (a sharper one, by both places), {@link PlanSearch} (every pair
 * of gaps of a plan that could still be the best), {@link PlanView} (what bounds a plan) and {@code state.ScheduleKernel}
 * (when its stops are served). The shift with the smallest bound is searched first, so that most others fall by theirs:
 * branch and bound (Land and Doig, An automatic method of solving discrete programming problems, 1960).
 *
 * <p>Confined to one thread; reuses its workspace. {@link #find} allocates nothing once its arrays have grown.
 */
public final class InsertionSearch {

    private static final TimeWindow ANY_TIME = new TimeWindow(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final TravelTimes times;
    private final InsertionWorkspace work;
    private final RequestBounds bounds;
    private final PlanSearch planSearch;

    /** Shifts that have changed since an earlier search. */
    private final BitSet changed = new BitSet();

    /** Drives by these times and offers by these rules. */
    public InsertionSearch(TravelTimes times, RuleBook book) {
        this.times = times;
        this.work = new InsertionWorkspace(times, book.operating());
        this.bounds = new RequestBounds(times, book, work.drives);
        this.planSearch = new PlanSearch(work);
    }

    /** The best insertion of a request, or why there is none. */
    public InsertionOutcome search(FleetState state, RideRequest request, int nowSeconds) {
        return search(state, request, nowSeconds, ANY_TIME);
    }

    /**
     * The best insertion of a request whose pickup begins within {@code pickupLimit}, or why there is none.
     *
     * <p>{@link RejectionReason#BEYOND_BOOKING_HORIZON} and {@link RejectionReason#TOO_MANY_TRIPS} are not for this to say.
     */
    public InsertionOutcome search(FleetState state, RideRequest request, int nowSeconds, TimeWindow pickupLimit) {
        find(state, request, nowSeconds, pickupLimit.startSeconds(), pickupLimit.endSeconds());
        return outcome(state, request);
    }

    private InsertionOutcome outcome(FleetState state, RideRequest request) {
        Insertion best = work.best();
        return best != null
                ? new InsertionOutcome.Found(best)
                : new InsertionOutcome.None(RefusalReasons.of(state, request, bounds));
    }

    /** Searches as {@link #search(FleetState, RideRequest, int)} does, for another search to go on from. */
    public EarlierSearch searchEarly(FleetState state, RideRequest request, int nowSeconds) {
        find(state, request, nowSeconds, ANY_TIME.startSeconds(), ANY_TIME.endSeconds());
        return new EarlierSearch(times, state, request, nowSeconds, work.best(), work.bestShift, work.bestPairOrder());
    }

    /**
     * The same as {@link #search(FleetState, RideRequest, int)}, in the little time that the plans take which have changed
     * since an earlier search. If the plan that was best is among them, or anything but plans is another, all of it is
     * searched again.
     */
    public InsertionOutcome search(FleetState state, RideRequest request, int nowSeconds, EarlierSearch earlier) {
        if (!earlier.isOf(times, state, request, nowSeconds)) {
            return search(state, request, nowSeconds);
        }
        changed.clear();
        state.forEachShiftChangedSince(earlier.state(), changed::set);
        if (earlier.best != null && changed.get(earlier.shift)) {
            return search(state, request, nowSeconds);
        }
        begin(state, request, nowSeconds, ANY_TIME.startSeconds(), ANY_TIME.endSeconds());
        work.fleet.admit(request.party());
        if (earlier.best != null) {
            work.goOnFrom(
                    earlier.best,
                    earlier.shift,
                    bounds.pair(earlier.pairOrder),
                    state.listShifts().get(earlier.shift));
        }
        for (int shift = changed.nextSetBit(0); shift >= 0; shift = changed.nextSetBit(shift + 1)) {
            if (work.fleet.isUnbounded(shift)) {
                searchUnbounded(shift, request.party());
            } else if (work.fleet.admits(shift)) {
                searchShift(shift);
            }
        }
        return outcome(state, request);
    }

    /** Whether there is room for a request whose pickup begins within the limits; the same search, without a value. */
    public boolean find(
            FleetState state, RideRequest request, int nowSeconds, int earliestPickupSeconds, int latestPickupSeconds) {
        begin(state, request, nowSeconds, earliestPickupSeconds, latestPickupSeconds);
        work.fleet.admit(request.party());
        FirstLook look = work.fleet.look(bounds, work.drives);
        for (int shift = work.fleet.nextUnbounded(0); shift >= 0; shift = work.fleet.nextUnbounded(shift + 1)) {
            searchUnbounded(shift, request.party());
        }
        int first = look.mostPromising();
        if (first >= 0) {
            searchShift(work.fleet.shift(first));
            searchOthers(look, work.fleet.shift(first));
        }
        return work.bestCost != InsertionWorkspace.NONE;
    }

    private void begin(FleetState state, RideRequest request, int nowSeconds, int earliestPickup, int latestPickup) {
        work.clear();
        work.fleet.sync(state, nowSeconds);
        bounds.prepare(request, state.listSuspensions(), nowSeconds, earliestPickup, latestPickup);
    }

    private void searchUnbounded(int shift, Party party) {
        work.view(shift);
        for (int i = 0; i < bounds.pairs() && work.plan.type().admits(party); i++) {
            if (bounds.pair(i).possible()) {
                planSearch.search(bounds.pair(i));
            }
        }
    }

    /** Searches the plans that could still hold the best, but for the one that was searched first. */
    private void searchOthers(FirstLook look, int first) {
        int searched = first;
        for (int column = 0; column < look.columns(); column++) {
            int bound = look.bound(column);
            if (bound <= work.bestCost && bound != FirstLook.NONE) {
                int shift = work.fleet.shift(column);
                if (shift != searched && shift != first) {
                    searchShift(shift);
                    searched = shift;
                }
            }
        }
    }

    private void searchShift(int shift) {
        boolean inView = false;
        for (int i = 0; i < bounds.pairs(); i++) {
            PairBounds pair = bounds.pair(i);
            if (pair.possible() && work.fleet.mayCost(shift, pair, work.drives, work.bestCost)) {
                if (!inView) {
                    work.view(shift);
                    inView = true;
                }
                planSearch.search(pair);
            }
        }
    }

    /**
     * The best place for a ride, held or confirmed, with its promise, in one shift's plan; if it is in that plan, it is
     * thought away first.
     *
     * @return empty if it does not fit, or if it is neither held nor confirmed
     */
    public Optional<Insertion> place(FleetState state, Ride ride, ShiftId only, int nowSeconds) {
        return place(state, ride, state.boundsOf(ride), only, nowSeconds);
    }

    /**
     * The best place for a ride, held or confirmed, in any plan, if what was promised were {@code promise}; if it is in a
     * plan, it is thought away first.
     *
     * @return empty if it does not fit, or if it is neither held nor confirmed
     */
    public Optional<Insertion> placeAnywhere(FleetState state, Ride ride, Promise promise, int nowSeconds) {
        return place(state, ride, promise, null, nowSeconds);
    }

    private Optional<Insertion> place(
            FleetState state, Ride ride, Promise promise, @Nullable ShiftId only, int nowSeconds) {
        if (ride.status() != RideStatus.HELD && ride.status() != RideStatus.CONFIRMED) {
            return Optional.empty();
        }
        work.clear();
        work.drives.clear();
        work.fleet.sync(state, nowSeconds);
        PairBounds pair = new PairBounds();
        pair.of(ride, promise);
        pair.pickupRow = work.drives.rowOf(ride.pickup().place());
        pair.dropoffRow = work.drives.rowOf(ride.dropoff().place());
        // The ride may start elsewhere, or the streets be others, than when it was offered.
        pair.directSeconds = Math.min(
                pair.directSeconds,
                work.drives.to(pair.dropoffRow)[ride.pickup().place()]);
        List<ShiftState> shifts = state.listShifts();
        for (int i = 0; i < shifts.size(); i++) {
            ShiftState shift = shifts.get(i);
            boolean asked = only == null || shift.shift().id().equals(only);
            if (!asked
                    || !shift.takesRides(nowSeconds)
                    || !shift.vehicle().type().admits(ride.party())) {
                continue;
            }
            if (shift.shift().id().equals(ride.shift())) {
                work.viewWithout(state, i, shift, nowSeconds, ride.id());
            } else {
                work.view(i);
            }
            planSearch.search(pair);
        }
        return Optional.ofNullable(work.best());
    }
}
