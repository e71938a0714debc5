package org.noriai.benchmarks.people;

import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.ServiceArea;

/** Requests for offers as simulated riders make them, as soon as possible each. Seeded; confined to one thread. */
public final class Journeys {
    private final Demand demand;

    /** Journeys in {@code area}. */
    public Journeys(ServiceArea area, long seed) {
        this.demand = new Demand(area, 0, 60, seed);
    }

    /** The next one. */
    public RequestOffersRequest next() {
        Wish wish = demand.next();
        return RequestOffersRequest.newBuilder()
                .setOrigin(wish.origin())
                .setDestination(wish.destination())
                .setParty(wish.party())
                .build();
    }
}
