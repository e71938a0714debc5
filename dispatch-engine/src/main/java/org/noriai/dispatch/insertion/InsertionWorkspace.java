package org.noriai.dispatch.insertion;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * What a search writes on: the plan in view, the candidate in hand, the best so far. Reused, confined to one thread.
 *
 * <p>Views of plans are kept from search to search, by the place of their shift in the fleet's order. A shift that is the
 * same object has the same plan and has come as far; of its rides only what no schedule depends on can have changed.
 */
final class InsertionWorkspace {

    final ScheduleKernel kernel;
    PlanView plan;
    private final TravelTimes times;
    private final PlanView spare;
    private PlanView[] views = new PlanView[0];
    final StopSequence candidate = new StopSequence();

    @Nullable
    ShiftState bestShift;

    @Nullable
    PairBounds bestPair;

    int bestPickupGap;
    int bestDropoffGap;
    int bestPickupSeconds;
    int bestDropoffSeconds;
    int bestDrivenSeconds;
    long bestCost;

    InsertionWorkspace(TravelTimes times) {
        this.times = times;
        this.kernel = new ScheduleKernel(times);
        this.spare = new PlanView(times, kernel);
        this.plan = spare;
    }

    /** Takes the plan of the shift at {@code index} of the fleet's order into view. */
    void view(FleetState state, int index, ShiftState shift, int nowSeconds) {
        if (index >= views.length) {
            int known = views.length;
            views = Arrays.copyOf(views, Math.max(index + 1, 2 * known));
            for (int i = known; i < views.length; i++) {
                views[i] = new PlanView(times, kernel);
            }
        }
        plan = views[index];
        plan.load(state, shift, nowSeconds);
    }

    /** Takes the plan of a shift without one ride into view. */
    void viewWithout(FleetState state, ShiftState shift, int nowSeconds, RideId ignored) {
        plan = spare;
        plan.loadWithout(state, shift, nowSeconds, ignored);
    }

    /** Forgets the best so far. */
    void clear() {
        bestShift = null;
        bestPair = null;
        bestCost = Long.MAX_VALUE;
    }

    /** The best so far as a value; only if there is one. */
    @Nullable
    Insertion best() {
        if (bestShift == null || bestPair == null) {
            return null;
        }
        return new Insertion(
                bestShift.shift().id(),
                bestPair.pickup(),
                bestPair.dropoff(),
                bestPickupGap,
                bestDropoffGap,
                bestPickupSeconds,
                bestDropoffSeconds,
                bestPair.directSeconds(),
                bestDrivenSeconds,
                bestCost);
    }
}
