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
    UNREACHABLE,
    /** No vehicle of the service lets the party on: it needs a ramp. */
    NO_ACCESSIBLE_VEHICLE,
    /** The zone is not served at that time, as was decided at short notice: snow, a festival. */
    ZONE_SUSPENDED,
    /** Riders of this class are not fetched from or brought to a door there. */
    NOT_AT_THE_DOOR,
    /** The rider has as many rides on that day as one may have. */
    TOO_MANY_TRIPS
}
