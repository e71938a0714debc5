package org.noriai.dispatch.engine;

import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.RideRequest;

/** What riders say. */
final class RiderTalk {

    private RiderTalk() {}

    static RequestOffers ask(String clock, RideRequest request) {
        int now = seconds(clock);
        return new RequestOffers(
                now, new OfferSetId("asked-" + clock + "-" + request.rider()), request, "holder", now + 120);
    }
}
