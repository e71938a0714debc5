package org.noriai.dispatch.state;

import java.util.List;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;

/**
 * Offers that were shown together and are kept free.
 *
 * @param offerSet its id
 * @param rider to whom
 * @param holder opaque key of where the request came from
 * @param heldUntilSeconds until when
 * @param offers those still held, best first
 */
public record HeldOffers(OfferSetId offerSet, RiderId rider, String holder, int heldUntilSeconds, List<RideId> offers) {

    /** Copies the list. */
    public HeldOffers {
        offers = List.copyOf(offers);
    }

    HeldOffers without(RideId offer) {
        return new HeldOffers(
                offerSet,
                rider,
                holder,
                heldUntilSeconds,
                offers.stream().filter(held -> !held.equals(offer)).toList());
    }
}
