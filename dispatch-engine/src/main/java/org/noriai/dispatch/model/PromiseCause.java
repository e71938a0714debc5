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
    VEHICLE_LATE(PromiseFault.OPERATOR),
    /** The vehicle was reported to be later than planned. */
    VEHICLE_DELAYED(PromiseFault.WORLD),
    /** The vehicle broke down. */
    VEHICLE_LOST(PromiseFault.OPERATOR),
    /** The driver left before the end of the shift. */
    SHIFT_CURTAILED(PromiseFault.OPERATOR),
    /** The zone was not served for a time. */
    ZONE_SUSPENDED(PromiseFault.OPERATOR),
    /** A street was closed, or drives lasted longer. */
    STREETS_CHANGED(PromiseFault.WORLD),
    /** A dispatcher moved the ride to a vehicle that came later. */
    RIDE_MOVED(PromiseFault.OPERATOR);

    private final PromiseFault fault;

    PromiseCause(PromiseFault fault) {
        this.fault = fault;
    }

    /** At whose fault. */
    public PromiseFault fault() {
        return fault;
    }

    /** The cause of a breach, as a cause of what became of a promise. */
    public static PromiseCause of(BreachCause cause) {
        return switch (cause) {
            case VEHICLE_DELAYED -> VEHICLE_DELAYED;
            case VEHICLE_LOST -> VEHICLE_LOST;
            case SHIFT_CURTAILED -> SHIFT_CURTAILED;
            case ZONE_SUSPENDED -> ZONE_SUSPENDED;
            case STREETS_CHANGED -> STREETS_CHANGED;
            case RIDE_MOVED -> RIDE_MOVED;
        };
    }
}
