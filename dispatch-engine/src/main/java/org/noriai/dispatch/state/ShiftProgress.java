package org.noriai.dispatch.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.model.DutyRules;

/**
 * How far a shift has come.
 *
 * @param phase what the vehicle is doing
 * @param place where it stands; while driving, where it is going
 * @param sinceSeconds since when it does so
 * @param expectedArrivalSeconds while driving, when it should be there; during a break, when that is over; otherwise as
 *     {@code sinceSeconds}, or before when it can't go on if it is held up
 * @param run which run of the shift this is, from 1; a run begins when an idle vehicle leaves for a stop and ends when
 *     its plan is empty. 0 before the first
 * @param halts what the present (or last) run has already served, oldest first
 * @param duty how the driver's stretch of driving stands
 * @param passing the next place on the way at which a driving vehicle could be turned round, where that is known
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
        Duty duty,
        Optional<Passing> passing,
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
        /** Stands, and the driver takes a break that lasts until {@code expectedArrivalSeconds}. */
        RESTING,
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
     * Where a vehicle under way will be.
     *
     * @param place which it passes, or could
     * @param atSeconds when
     */
    public record Passing(int place, int atSeconds) {}

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

    /** Before its driver begins. */
    static ShiftProgress before(int startPlace, int startSeconds) {
        return new ShiftProgress(
                Phase.NOT_STARTED,
                startPlace,
                startSeconds,
                startSeconds,
                0,
                List.of(),
                Duty.rested(startSeconds),
                Optional.empty(),
                Optional.empty());
    }

    /** The same in another phase, which began at {@code since} and ends at {@code expected}; sent nowhere. */
    ShiftProgress in(Phase newPhase, int newPlace, int since, int expected, Duty newDuty) {
        return new ShiftProgress(
                newPhase, newPlace, since, expected, run, halts, newDuty, Optional.empty(), Optional.empty());
    }

    /** The same with what the run has served. */
    ShiftProgress withRun(int newRun, List<ServedHalt> newHalts) {
        return new ShiftProgress(
                phase, place, sinceSeconds, expectedArrivalSeconds, newRun, newHalts, duty, passing, sent);
    }

    /** The same with another arrival. */
    ShiftProgress expectedAt(int seconds) {
        return new ShiftProgress(phase, place, sinceSeconds, seconds, run, halts, duty, passing, sent);
    }

    /** The same, passing there. */
    ShiftProgress passing(Passing next) {
        return new ShiftProgress(
                phase, place, sinceSeconds, expectedArrivalSeconds, run, halts, duty, Optional.of(next), sent);
    }

    /** The same, sent there. */
    ShiftProgress withSent(Optional<Sent> other) {
        return new ShiftProgress(phase, place, sinceSeconds, expectedArrivalSeconds, run, halts, duty, passing, other);
    }

    /**
     * The same, had it gone to wait at a place.
     *
     * @param leftSeconds when it left
     * @param driveSeconds how long it drove
     * @param readySeconds until when it stays at least
     */
    public ShiftProgress waitingAt(
            int waitingPlace, int leftSeconds, int driveSeconds, int readySeconds, DutyRules rules) {
        Duty there = duty.departed(leftSeconds, rules).driven(driveSeconds, leftSeconds + driveSeconds);
        return in(Phase.STANDING, waitingPlace, readySeconds, readySeconds, there);
    }

    /** Where its driver should go to wait, if leaving now is not too late. */
    public OptionalInt sentTo(int nowSeconds) {
        return sent.isPresent() && (phase == Phase.DRIVING || nowSeconds <= sent.get().leaveBySeconds)
                ? OptionalInt.of(sent.get().toPlace)
                : OptionalInt.empty();
    }
}
