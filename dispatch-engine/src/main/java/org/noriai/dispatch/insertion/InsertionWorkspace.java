package org.noriai.dispatch.insertion;

import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/** What a search writes on: the plan in view, the candidate in hand, the best so far. Reused, confined to one thread. */
final class InsertionWorkspace {

    final ScheduleKernel kernel;
    final PlanView plan;
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
        this.kernel = new ScheduleKernel(times);
        this.plan = new PlanView(times, kernel);
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
