package org.noriai.api.store;

import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/** Whose token it is. */
public sealed interface Caller {

    /**
     * A rider's account.
     *
     * @param id whose
     */
    record Rider(RiderId id) implements Caller {}

    /**
     * A vehicle's tablet.
     *
     * @param vehicle whose
     */
    record Device(VehicleId vehicle) implements Caller {}
}
