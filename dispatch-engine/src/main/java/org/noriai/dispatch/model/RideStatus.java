package org.noriai.dispatch.model;

/** How far a ride has come. */
public enum RideStatus {
    /** Offered and kept free for a time; nobody relies on it yet. */
    HELD,
    /** Promised. */
    CONFIRMED,
    /** On board. */
    ABOARD,
    /** Set down. */
    COMPLETED,
    /** Given up by the rider or the desk before boarding. */
    CANCELLED,
    /** Promised, and did not take place. */
    MISSED;

    /** Whether the ride's stops belong in a plan. */
    public boolean planned() {
        return this == HELD || this == CONFIRMED || this == ABOARD;
    }
}
