package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.PromiseFault;
import org.noriai.dispatch.model.RideId;

/**
 * What one ride was promised, and what became of it.
 *
 * @param ride which
 * @param promisedSeconds when it was promised, in seconds since the area's epoch
 * @param promised what was promised then
 * @param revisions every change since, in order
 * @param pickupLateSeconds how much later than promised the vehicle was at the pickup; 0 if not, or not yet there
 * @param dropoffLateSeconds how much later than promised the rider was at the dropoff, or how much longer on board,
 *     whichever is more; 0 if neither, or not yet there
 * @param standing how it stands
 * @param cause why it was not kept to its end; while it is open, why it is or may be broken, as far as is known
 * @param settledSeconds when it was kept, broken to the end, missed or cancelled; empty before
 */
public record PromiseRecord(
        RideId ride,
        int promisedSeconds,
        Promise promised,
        List<Revision> revisions,
        int pickupLateSeconds,
        int dropoffLateSeconds,
        Standing standing,
        Optional<PromiseCause> cause,
        OptionalInt settledSeconds) {

    /** How a promise stands. */
    public enum Standing {
        /** Its time has not come, or the rider is on board. */
        OPEN,
        /** All of it was kept. */
        KEPT,
        /** The ride took place, but not as promised. */
        BROKEN,
        /** The ride did not take place. */
        MISSED,
        /** Given up before boarding. */
        CANCELLED
    }

    /**
     * One change of a promise.
     *
     * @param atSeconds when
     * @param promise as it was from then on
     * @param consent why it might be changed
     * @param by who proposed it, as an opaque key
     * @param why in words for the rider
     */
    public record Revision(int atSeconds, Promise promise, PromiseConsent consent, String by, String why) {}

    /** Copies the list. */
    public PromiseRecord {
        revisions = List.copyOf(revisions);
    }

    static PromiseRecord made(RideId ride, Promise promise, int atSeconds) {
        return new PromiseRecord(
                ride, atSeconds, promise, List.of(), 0, 0, Standing.OPEN, Optional.empty(), OptionalInt.empty());
    }

    /** Who or what is at fault for what was not kept. */
    public PromiseFault fault() {
        return cause.map(PromiseCause::fault).orElse(PromiseFault.NOBODY);
    }

    /** What holds, or held at last. */
    public Promise present() {
        return revisions.isEmpty() ? promised : revisions.getLast().promise();
    }

    PromiseRecord revised(Revision revision) {
        List<Revision> more = new ArrayList<>(revisions);
        more.add(revision);
        return with(more, pickupLateSeconds, dropoffLateSeconds, standing, cause, settledSeconds);
    }

    /** For a cause that is known before the promise is broken; it is forgotten again if the promise is kept. */
    PromiseRecord blamed(PromiseCause known) {
        return with(revisions, pickupLateSeconds, dropoffLateSeconds, standing, Optional.of(known), settledSeconds);
    }

    PromiseRecord pickedUp(int lateSeconds) {
        return with(revisions, lateSeconds, dropoffLateSeconds, standing, cause, settledSeconds);
    }

    PromiseRecord setDown(int lateSeconds, int atSeconds) {
        boolean kept = pickupLateSeconds == 0 && lateSeconds == 0;
        return with(
                revisions,
                pickupLateSeconds,
                lateSeconds,
                kept ? Standing.KEPT : Standing.BROKEN,
                kept ? Optional.empty() : Optional.of(cause.orElse(PromiseCause.VEHICLE_LATE)),
                OptionalInt.of(atSeconds));
    }

    PromiseRecord ended(Standing how, PromiseCause why, int lateSeconds, int atSeconds) {
        return with(revisions, lateSeconds, dropoffLateSeconds, how, Optional.of(why), OptionalInt.of(atSeconds));
    }

    private PromiseRecord with(
            List<Revision> newRevisions,
            int pickupLate,
            int dropoffLate,
            Standing newStanding,
            Optional<PromiseCause> newCause,
            OptionalInt settled) {
        return new PromiseRecord(
                ride, promisedSeconds, promised, newRevisions, pickupLate, dropoffLate, newStanding, newCause, settled);
    }
}
