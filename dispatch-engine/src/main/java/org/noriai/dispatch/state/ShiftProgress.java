package org.noriai.dispatch.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
 * @param sent where an idle vehicle should wait, until it is there; otherwise empty. A drive there belongs to no run: it
 *     neither begins one, which would be published without a halt, nor adds a halt to one
 */
public record ShiftProgress(
        Phase phase,
        int place,
        int sinceSeconds,
        int expectedArrivalSeconds,
        int run,
        List<ServedHalt> halts,
        Optional<Sent> sent) {

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

    /**
     * An idle vehicle is sent somewhere to wait. While it stands, this is a wish that its driver may follow and that any
     * new stop of its plan makes void; once it has left it is committed to the place.
     *
     * @param toPlace where to
     * @param leaveBySeconds if it has not left by then, it stays
     */
    public record Sent(int toPlace, int leaveBySeconds) {}

    /** Copies the halts. */
    public ShiftProgress {
        halts = List.copyOf(halts);
    }

    /** Of a vehicle that is not sent anywhere. */
    public ShiftProgress(
            Phase phase, int place, int sinceSeconds, int expectedArrivalSeconds, int run, List<ServedHalt> halts) {
        this(phase, place, sinceSeconds, expectedArrivalSeconds, run, halts, Optional.empty());
    }

    ShiftProgress withSent(Optional<Sent> other) {
        return new ShiftProgress(phase, place, sinceSeconds, expectedArrivalSeconds, run, halts, other);
    }

    /** The same, had it gone to wait at a place. */
    public ShiftProgress waitingAt(int waitingPlace, int fromSeconds) {
        return new ShiftProgress(Phase.STANDING, waitingPlace, fromSeconds, fromSeconds, run, halts);
    }

    /** Where its driver should go to wait, if leaving now is not too late. */
    public OptionalInt sentTo(int nowSeconds) {
        return sent.isPresent() && (phase == Phase.DRIVING || nowSeconds <= sent.get().leaveBySeconds)
                ? OptionalInt.of(sent.get().toPlace)
                : OptionalInt.empty();
    }

    /** As records are written; who is not sent, as before vehicles were sent, so that recorded states keep their hash. */
    @Override
    public String toString() {
        String text = "ShiftProgress[phase=%s, place=%d, sinceSeconds=%d, expectedArrivalSeconds=%d, run=%d, halts=%s"
                .formatted(phase, place, sinceSeconds, expectedArrivalSeconds, run, halts);
        return sent.map(where -> text + ", sent=" + where).orElse(text) + "]";
    }
}
