package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Exact best insertion of a request: over all shifts, pairs of gaps, and pairs of places within a walk.
 *
 * <p>What it finds keeps every promise, held offers included, and is the cheapest by {@link InsertionCost}; equal costs
 * have a total order: vehicle, shift, pickup gap, dropoff gap, pickup place, dropoff place, as they are listed. Read on in
 * {@link PlanSearch} (one plan), {@link PlanView} (what bounds it) and {@code state.ScheduleKernel} (when its stops are
 * served).
 *
 * <p>Confined to one thread; reuses its workspace.
 */
public final class InsertionSearch {

    private static final TimeWindow ANY_TIME = new TimeWindow(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final TravelTimes times;
    private final ServiceRules rules;
    private final InsertionWorkspace work;
    private final PlanSearch planSearch;

    /** Drives by these times and offers by these rules. */
    public InsertionSearch(TravelTimes times, ServiceRules rules) {
        this.times = times;
        this.rules = rules;
        this.work = new InsertionWorkspace(times);
        this.planSearch = new PlanSearch(times, work);
    }

    /** The best insertion of a request, or why there is none. */
    public InsertionOutcome search(FleetState state, RideRequest request, int nowSeconds) {
        return search(state, request, nowSeconds, ANY_TIME);
    }

    /**
     * The best insertion of a request whose pickup begins within {@code pickupLimit}, or why there is none.
     *
     * <p>{@link RejectionReason#BEYOND_BOOKING_HORIZON} is not for this to say.
     */
    public InsertionOutcome search(FleetState state, RideRequest request, int nowSeconds, TimeWindow pickupLimit) {
        List<PairBounds> pairs = new ArrayList<>();
        boolean apart = false;
        boolean connected = false;
        for (Access pickup : request.pickups()) {
            for (Access dropoff : request.dropoffs()) {
                if (pickup.place() == dropoff.place()) {
                    continue;
                }
                apart = true;
                int direct = directSeconds(request, pickup, dropoff, nowSeconds);
                if (direct >= TravelTimes.UNREACHABLE) {
                    continue;
                }
                connected = true;
                addBounds(pairs, request, pickup, dropoff, direct, nowSeconds, pickupLimit);
            }
        }
        if (!apart) {
            return new InsertionOutcome.None(RejectionReason.TOO_CLOSE);
        }
        if (!connected) {
            return new InsertionOutcome.None(RejectionReason.UNREACHABLE);
        }
        work.clear();
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        for (PairBounds pair : pairs) {
            earliest = Math.min(earliest, pair.earliestSeconds());
            latest = Math.max(latest, pair.latestSeconds());
        }
        List<ShiftState> shifts = state.listShifts();
        for (int i = 0; i < shifts.size(); i++) {
            ShiftState shift = shifts.get(i);
            if (shift.takesRides(nowSeconds)
                    && worksBetween(shift, earliest, latest)
                    && shift.vehicle().type().carries(request.party())) {
                work.view(state, i, shift, nowSeconds);
                searchPairs(shift, pairs);
            }
        }
        Insertion best = work.best();
        return best != null
                ? new InsertionOutcome.Found(best)
                : new InsertionOutcome.None(reason(state, request, pairs));
    }

    /**
     * The best place for a ride, held or confirmed, with its promise, in one shift's plan; if it is in that plan, it is
     * thought away first.
     *
     * @return empty if it does not fit, or if it is neither held nor confirmed
     */
    public Optional<Insertion> place(FleetState state, Ride ride, ShiftId only, int nowSeconds) {
        ShiftState shift = state.getShift(only);
        boolean movable = ride.status() == RideStatus.HELD || ride.status() == RideStatus.CONFIRMED;
        if (!movable || !shift.takesRides(nowSeconds) || !shift.vehicle().type().carries(ride.party())) {
            return Optional.empty();
        }
        work.clear();
        work.viewWithout(state, shift, nowSeconds, ride.id());
        planSearch.search(shift, PairBounds.of(ride));
        return Optional.ofNullable(work.best());
    }

    /** False only of a shift that surely has no time for a pickup between the two. */
    private static boolean worksBetween(ShiftState shift, int earliestSeconds, int latestSeconds) {
        TimeWindow window = shift.shift().window();
        boolean idle = shift.plan().stops().isEmpty();
        return shift.running()
                || (window.startSeconds() <= latestSeconds && !(idle && window.endSeconds() < earliestSeconds));
    }

    private int directSeconds(RideRequest request, Access pickup, Access dropoff, int nowSeconds) {
        return times.seconds(
                pickup.place(),
                dropoff.place(),
                Math.max(nowSeconds, request.wish().seconds()));
    }

    private void addBounds(
            List<PairBounds> pairs,
            RideRequest request,
            Access pickup,
            Access dropoff,
            int directSeconds,
            int nowSeconds,
            TimeWindow limit) {
        int earliest = PromisePolicy.earliestPickupSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds);
        int wished = PromisePolicy.wishedPickupSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds);
        pairs.add(
                PairBounds.of(request, pickup, dropoff, pairs.size(), directSeconds, wished, limit, rules, nowSeconds));
        if (earliest < wished) {
            pairs.add(PairBounds.of(
                    request, pickup, dropoff, pairs.size(), directSeconds, earliest, limit, rules, nowSeconds));
        }
    }

    private void searchPairs(ShiftState shift, List<PairBounds> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            PairBounds pair = pairs.get(i);
            if (pair.possible()) {
                planSearch.search(shift, pair);
            }
        }
    }

    private static RejectionReason reason(FleetState state, RideRequest request, List<PairBounds> pairs) {
        boolean carried = state.listShifts().isEmpty();
        boolean inHours = false;
        boolean possible = false;
        for (PairBounds pair : pairs) {
            possible |= pair.possible();
        }
        for (ShiftState shift : state.listShifts()) {
            carried |= shift.vehicle().type().carries(request.party());
            for (PairBounds pair : pairs) {
                inHours |= pair.possible() && admits(shift.shift().window(), pair);
            }
        }
        if (!carried) {
            return RejectionReason.PARTY_TOO_LARGE;
        }
        return possible && !inHours ? RejectionReason.OUTSIDE_SERVICE_HOURS : RejectionReason.NO_VEHICLE_IN_TIME;
    }

    private static boolean admits(TimeWindow shift, PairBounds pair) {
        int pickup = Math.max(shift.startSeconds(), pair.earliestSeconds());
        return pickup <= pair.latestSeconds()
                && pickup + pair.pickupDwellSeconds() + pair.directSeconds() + pair.dropoffDwellSeconds()
                        <= shift.endSeconds();
    }
}
