package org.noriai.dispatch.model;

/** What in the world kept a promise from being kept. */
public enum BreachCause {
    /** The vehicle was, or will be, later than planned. */
    VEHICLE_DELAYED,
    /** The vehicle broke down. */
    VEHICLE_LOST,
    /** The driver leaves before the end of the shift. */
    SHIFT_CURTAILED,
    /** A zone is not served for a time. */
    ZONE_SUSPENDED,
    /** A street is closed, or drives last longer. */
    STREETS_CHANGED,
    /** A dispatcher moved the ride to a vehicle that comes later. */
    RIDE_MOVED
}
