package org.noriai.dispatch.state;

import org.noriai.dispatch.model.DutyRules;

/**
 * How a driver's present stretch of driving stands.
 *
 * @param drivenSeconds driven since the last interruption that was long enough, the drive under way not included
 * @param interruptedSeconds halts since then that count, summed up, the present one not included
 * @param stoodSinceSeconds when the vehicle came to stand where it stands, or stood last
 */
public record Duty(int drivenSeconds, int interruptedSeconds, int stoodSinceSeconds) {

    /** Rested, standing since then. */
    static Duty rested(int sinceSeconds) {
        return new Duty(0, 0, sinceSeconds);
    }

    /** After a drive of so long that ends then. */
    Duty driven(int seconds, int arrivedSeconds) {
        return new Duty(drivenSeconds + seconds, interruptedSeconds, arrivedSeconds);
    }

    /** When the vehicle leaves where it stands; the halt counts as an interruption if it was long enough. */
    Duty departed(int atSeconds, DutyRules rules) {
        int stood = atSeconds - stoodSinceSeconds;
        if (stood < rules.interruptionPieceSecondsMin()) {
            return this;
        }
        int interrupted = interruptedSeconds + stood;
        return interrupted >= rules.interruptionSeconds()
                ? new Duty(0, 0, stoodSinceSeconds)
                : new Duty(drivenSeconds, interrupted, stoodSinceSeconds);
    }
}
