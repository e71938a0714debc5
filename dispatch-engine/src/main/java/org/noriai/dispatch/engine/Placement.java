package org.noriai.dispatch.engine;

import java.util.List;
import org.noriai.dispatch.event.BookingEvent.RidePrepared;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.PromisePolicy;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.state.FleetState;

/** From room that was found to a ride: held, or promised at once. */
final class Placement {

    private Placement() {}

    /** The ride of an insertion, with what is promised for it. */
    static Ride held(RideId id, OfferSetId set, RideRequest request, Insertion insertion, RuleBook book) {
        return Ride.held(
                id,
                set,
                request,
                insertion.pickup(),
                insertion.dropoff(),
                insertion.directSeconds(),
                PromisePolicy.promiseFor(
                        insertion, book.rules(insertion.pickup().place(), request.riderClass())),
                insertion.shift());
    }

    /** A ride that is promised without having been shown as an offer; its set, of which nobody hears, has its name. */
    static List<DispatchEvent> promised(
            FleetState state,
            RideId id,
            RideRequest request,
            Insertion insertion,
            RideOrigin origin,
            String idempotencyKey,
            RuleBook book,
            int now) {
        Ride ride = held(id, new OfferSetId(id.value()), request, insertion, book);
        return List.of(
                new RidePrepared(now, ride, origin),
                new PlansReplaced(
                        now,
                        PlanCause.INSERTION,
                        List.of(insertion.planWith(
                                state.getShift(insertion.shift()).plan(), id))),
                new RideAssigned(now, id, idempotencyKey));
    }
}
