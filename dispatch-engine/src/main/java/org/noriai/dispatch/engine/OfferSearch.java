package org.noriai.dispatch.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.insertion.InsertionOutcome.Found;
import org.noriai.dispatch.insertion.InsertionOutcome.None;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;

/** The best insertion of a request that the rider's other rides leave room for. Confined to one thread, as the search is. */
final class OfferSearch {

    private static final TimeWindow ANY_TIME = new TimeWindow(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final InsertionSearch search;

    OfferSearch(InsertionSearch search) {
        this.search = search;
    }

    /** The best insertion of all, or why there is none. */
    InsertionOutcome search(FleetState state, RideRequest request, RiderBounds bounds, int now) {
        return search(state, request, bounds, now, ANY_TIME);
    }

    /** The best insertion whose pickup begins within {@code limit}, or why there is none; of equal ones the earlier span's. */
    InsertionOutcome search(FleetState state, RideRequest request, RiderBounds bounds, int now, TimeWindow limit) {
        @Nullable Insertion best = null;
        @Nullable RejectionReason reason = null;
        for (TimeWindow span : bounds.within(limit)) {
            switch (search.search(state, request, now, span)) {
                case Found found -> best = best == null || found.best().cost() < best.cost() ? found.best() : best;
                case None none -> reason = none.reason();
            }
        }
        if (best != null) {
            return new Found(best);
        }
        if (bounds.fullDays().isEmpty()) {
            return new None(reason == null ? RejectionReason.NO_VEHICLE_IN_TIME : reason);
        }
        return switch (search(state, request, bounds.anyDay(), now, limit)) {
            case Found ignored -> new None(RejectionReason.TOO_MANY_TRIPS);
            case None none -> none;
        };
    }

    /** Searches for a request whose rider's other rides leave it all the time, for {@link #search} to go on from later. */
    Optional<EarlierSearch> searchEarly(FleetState state, RideRequest request, RiderBounds bounds, int now) {
        return bounds.leaveAnyTime() ? Optional.of(search.searchEarly(state, request, now)) : Optional.empty();
    }

    /** The best insertion of all, or why there is none, beginning with what a search found earlier. */
    InsertionOutcome search(
            FleetState state, RideRequest request, RiderBounds bounds, int now, @Nullable EarlierSearch earlier) {
        return earlier != null && bounds.leaveAnyTime()
                ? search.search(state, request, now, earlier)
                : search(state, request, bounds, now);
    }

    /** Whether there is one. */
    boolean finds(FleetState state, RideRequest request, RiderBounds bounds, int now) {
        for (TimeWindow span : bounds.within(ANY_TIME)) {
            if (search.find(state, request, now, span.startSeconds(), span.endSeconds())) {
                return true;
            }
        }
        return false;
    }
}
