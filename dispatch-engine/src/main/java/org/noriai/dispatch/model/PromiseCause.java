package org.noriai.dispatch.model;

/**
 * Why a promise was not kept to its end, and at whose fault. A new cause is a constant here; the compiler names the places
 * that have to tell it from others.
 */
public enum PromiseCause {
    /** The rider, or the desk in the rider's name, gave the ride up. */
    RIDER_CANCELLED(PromiseFault.RIDER),
    /** The vehicle was there in time and waited; the rider did not come. */
    RIDER_ABSENT(PromiseFault.RIDER),
    /** The vehicle came, or would have come, after what was promised, and nothing else is known of it. */
    VEHICLE_LATE(PromiseFault.OPERATOR);

    private final PromiseFault fault;

    PromiseCause(PromiseFault fault) {
        this.fault = fault;
    }

    /** At whose fault. */
    public PromiseFault fault() {
        return fault;
    }
}
