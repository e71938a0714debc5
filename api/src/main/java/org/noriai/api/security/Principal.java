package org.noriai.api.security;

import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/** Who calls, as far as the token tells. */
public sealed interface Principal {

    /** Somebody without a token. */
    record Anybody() implements Principal {}

    /**
     * A rider.
     *
     * @param id the account
     */
    record Rider(RiderId id) implements Principal {}

    /**
     * A vehicle's tablet.
     *
     * @param vehicle which vehicle's
     */
    record Device(VehicleId vehicle) implements Principal {}

    /** The operator's staff. */
    record Operator() implements Principal {}
}
