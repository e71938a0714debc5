package org.noriai.dispatch.state;

import java.util.Optional;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Promise;

/**
 * What binds the plans for a ride to which the world has done something; the ride's own promise stays as it was told.
 *
 * <p>Narrower than the promise where a zone is not served for a part of it, wider where it can't be kept any more: then
 * this is what the rider can rely on instead, and is as hard as a promise.
 *
 * @param promised against which lateness counts: the ride's promise, or what was left of it when its rider was set down
 *     on the way
 * @param bounds what every plan has to keep
 * @param broken that it is broken, if it is
 * @param pinned whether a person has chosen its vehicle, which no improver changes
 */
public record StandingPromise(Promise promised, Promise bounds, Optional<BrokenPromise> broken, boolean pinned) {

    /** What a promise stands for to which nothing has happened. */
    static StandingPromise of(Promise promise) {
        return new StandingPromise(promise, promise, Optional.empty(), false);
    }

    StandingPromise bounded(Promise newBounds) {
        return new StandingPromise(promised, newBounds, broken, pinned);
    }

    /** Broken, if it was not before: the first cause stays. */
    StandingPromise broken(BreachCause cause, int atSeconds, int lateSeconds, Promise newBounds) {
        BrokenPromise now = broken.map(before -> new BrokenPromise(before.cause(), before.sinceSeconds(), lateSeconds))
                .orElseGet(() -> new BrokenPromise(cause, atSeconds, lateSeconds));
        return new StandingPromise(promised, newBounds, Optional.of(now), pinned);
    }

    StandingPromise pin() {
        return new StandingPromise(promised, bounds, broken, true);
    }
}
