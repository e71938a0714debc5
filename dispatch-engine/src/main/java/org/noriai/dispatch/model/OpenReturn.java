package org.noriai.dispatch.model;

import java.time.LocalDate;

/**
 * A ride whose time is not known yet (will-call): the way home from a hospital. It holds no place in any plan; on the
 * rider's call it becomes a ride of the same id, if it can be promised then.
 *
 * @param id for life
 * @param request what was registered; the time of its wish says nothing
 * @param day on which it can be called for
 * @param window that day, in seconds since the area's epoch
 * @param status how far it has come
 */
public record OpenReturn(RideId id, RideRequest request, LocalDate day, TimeWindow window, Status status) {

    /** How far a return has come. */
    public enum Status {
        /** The rider may call. */
        OPEN,
        /** The rider called; it is a ride. */
        CALLED,
        /** Given up before the call. */
        CANCELLED,
        /** The day ended without a call. */
        LAPSED
    }

    /** Whether the rider may call. */
    public boolean open() {
        return status == Status.OPEN;
    }

    /** The same, come so far. */
    public OpenReturn with(Status next) {
        return new OpenReturn(id, request, day, window, next);
    }
}
