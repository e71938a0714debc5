package org.noriai.dispatch.insertion;

import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;

/**
 * What a search found on the state that there was then: {@link InsertionSearch} goes on from it on the state that there is
 * now, and looks only at the plans that have changed between. Immutable, thus safe to hand from thread to thread.
 */
public final class EarlierSearch {

    private final TravelTimes times;
    private final FleetState state;
    private final RideRequest request;
    private final int nowSeconds;

    /** Null if there was no room. */
    final @Nullable Insertion best;

    /** The fleet's shift that it was found in, and its pair in the order of the request's; mean nothing if there is none. */
    final int shift;

    final int pairOrder;

    EarlierSearch(
            TravelTimes times,
            FleetState state,
            RideRequest request,
            int nowSeconds,
            @Nullable Insertion best,
            int shift,
            int pairOrder) {
        this.times = times;
        this.state = state;
        this.request = request;
        this.nowSeconds = nowSeconds;
        this.best = best;
        this.shift = shift;
        this.pairOrder = pairOrder;
    }

    FleetState state() {
        return state;
    }

    /** Whether it differs from the search that is asked for now in nothing but plans. */
    boolean isOf(TravelTimes theirTimes, FleetState theirState, RideRequest theirRequest, int theirNowSeconds) {
        return times.equals(theirTimes)
                && nowSeconds == theirNowSeconds
                && request.equals(theirRequest)
                && theirState.hasShiftsOf(state)
                && theirState.listSuspensions().equals(state.listSuspensions());
    }
}
