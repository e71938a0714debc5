package org.noriai.dispatch.model;

/**
 * A place and time at which a timetable-bound run calls, if somebody boards there: the vehicle doesn't leave before.
 *
 * @param place where
 * @param atSeconds when, in seconds since the area's epoch
 */
public record ScheduledCall(int place, int atSeconds) {

    /** Checks the place. */
    public ScheduledCall {
        if (place < 0) {
            throw new IllegalArgumentException("A call at place %d is not possible.".formatted(place));
        }
    }
}
