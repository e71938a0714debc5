package org.noriai.dispatch.insertion;

import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/** What a search writes on: the fleet and the plan in view, the candidate in hand, the best so far. Confined to one thread. */
final class InsertionWorkspace {

    /** Cost of the best where there is none. */
    static final long NONE = Long.MAX_VALUE;

    final ScheduleKernel kernel;
    final FleetView fleet;
    final DriveRows drives;
    final StopSequence candidate = new StopSequence();
    final PairBounds pinned = new PairBounds();
    PlanView plan;
    int shift;

    private final PlanView spare;
    private final PairBounds bestPair = new PairBounds();
    private @Nullable ShiftState bestShiftState;
    int bestShift;
    int bestPickupGap;
    int bestDropoffGap;
    int bestPickupSeconds;
    int bestDropoffSeconds;
    int bestBoardingSeconds;
    int bestDrivenSeconds;
    long bestCost = NONE;

    InsertionWorkspace(TravelTimes times, OperatingRules rules) {
        this.kernel = new ScheduleKernel(times, rules);
        this.fleet = new FleetView(times, kernel, rules);
        this.drives = new DriveRows(times);
        this.spare = new PlanView(times, kernel, rules.settledSeconds());
        this.plan = spare;
    }

    /** Takes the plan of the fleet's shift {@code index} into view. */
    void view(int index) {
        shift = index;
        plan = fleet.view(index);
    }

    /** Takes a plan without one ride into view, as that of the fleet's shift {@code index}. */
    void viewWithout(FleetState state, int index, ShiftState of, int nowSeconds, RideId ignored) {
        shift = index;
        plan = spare;
        plan.loadWithout(state, of, nowSeconds, ignored);
    }

    /** Forgets the best so far. */
    void clear() {
        bestShiftState = null;
        bestCost = NONE;
    }

    /** Takes what an earlier search found for the best so far. */
    void goOnFrom(Insertion best, int fleetShift, PairBounds pair, ShiftState shiftState) {
        bestPair.copy(pair);
        bestPair.earliestSeconds = best.pickupFromSeconds();
        bestShiftState = shiftState;
        bestShift = fleetShift;
        bestPickupGap = best.pickupGap();
        bestDropoffGap = best.dropoffGap();
        bestPickupSeconds = best.pickupSeconds();
        bestDropoffSeconds = best.dropoffSeconds();
        bestBoardingSeconds = best.boardingSeconds();
        bestDrivenSeconds = best.drivenSeconds();
        bestCost = best.cost();
    }

    /** Which of the request's pairs of places is the best so far. */
    int bestPairOrder() {
        return bestPair.order;
    }

    /** Whether this is better than the best so far: cheaper, or of equal cost and before it in the total order. */
    boolean beats(PairBounds pair, int pickupGap, int dropoffGap, long cost) {
        if (cost != bestCost) {
            return cost < bestCost;
        }
        if (shift != bestShift) {
            return shift < bestShift;
        }
        if (pickupGap != bestPickupGap) {
            return pickupGap < bestPickupGap;
        }
        if (dropoffGap != bestDropoffGap) {
            return dropoffGap < bestDropoffGap;
        }
        return pair.order < bestPair.order;
    }

    /** Keeps the candidate as the best. */
    void keep(PairBounds pair, int pickupGap, int dropoffGap, int boardingSeconds, long cost) {
        bestPair.copy(pair);
        bestShiftState = plan.shift();
        bestShift = shift;
        bestPickupGap = pickupGap;
        bestDropoffGap = dropoffGap;
        bestPickupSeconds = candidate.serviceSeconds(pickupGap);
        bestDropoffSeconds = candidate.serviceSeconds(dropoffGap + 1);
        bestBoardingSeconds = boardingSeconds;
        bestDrivenSeconds = candidate.drivenSeconds() - plan.stops.drivenSeconds();
        bestCost = cost;
    }

    /** The best so far as a value; null if there is none. */
    @Nullable
    Insertion best() {
        if (bestShiftState == null) {
            return null;
        }
        return new Insertion(
                bestShiftState.shift().id(),
                bestPair.pickup,
                bestPair.dropoff,
                bestPickupGap,
                bestDropoffGap,
                bestPickupSeconds,
                bestDropoffSeconds,
                bestBoardingSeconds,
                bestPair.earliestSeconds,
                bestPair.latestDropoffSeconds,
                bestPair.directSeconds,
                bestDrivenSeconds,
                bestCost);
    }
}
