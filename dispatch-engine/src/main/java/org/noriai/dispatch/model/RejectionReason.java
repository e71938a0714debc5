package org.noriai.dispatch.model;

/** Why there is no offer: the binding reason. */
public enum RejectionReason {
    /** No vehicle is free at that time without breaking a promise to somebody else. */
    NO_VEHICLE_IN_TIME,
    /** No vehicle of the service has room for the party at once. */
    PARTY_TOO_LARGE,
    /** All pickup and dropoff places are the same. */
    TOO_CLOSE,
    /** No shift works at that time. */
    OUTSIDE_SERVICE_HOURS,
    /** Further ahead than rides can be asked for. */
    BEYOND_BOOKING_HORIZON,
    /** The streets do not connect the two places. */
    UNREACHABLE
}
