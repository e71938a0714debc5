package org.noriai.dispatch.state;

import java.util.List;

/**
 * How far a shift has come.
 *
 * @param phase what the vehicle is doing
 * @param place where it stands; while driving, where it is going
 * @param sinceSeconds since when it does so
 * @param expectedArrivalSeconds while driving, when it should be there; otherwise as {@code sinceSeconds}
 * @param run which run of the shift this is, from 1; a run begins when an idle vehicle leaves for a stop and ends when
 *     its plan is empty. 0 before the first
 * @param halts what the present (or last) run has already served, oldest first
 */
public record ShiftProgress(
        Phase phase, int place, int sinceSeconds, int expectedArrivalSeconds, int run, List<ServedHalt> halts) {

    /** What a vehicle is doing. */
    public enum Phase {
        /** The driver has not begun. */
        NOT_STARTED,
        /** Stands with nothing to do at this place; may be sent anywhere. */
        STANDING,
        /** On its way to the first stop of its plan, to which it is committed. */
        DRIVING,
        /** Stands at the first stop of its plan and serves it. */
        HALTED,
        /** The driver has ended. */
        ENDED
    }

    /**
     * A halt of the present run that is over or under way.
     *
     * @param place where
     * @param arrivedSeconds when it was reached
     * @param departedSeconds when the last stop there had been served or the vehicle left
     */
    public record ServedHalt(int place, int arrivedSeconds, int departedSeconds) {}

    /** Copies the halts. */
    public ShiftProgress {
        halts = List.copyOf(halts);
    }
}
