package org.noriai.dispatch.improve;

import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.state.Duty;

/** Adds up a driver's stretches of driving, drive by drive. Written for the check of what others propose; used once. */
final class Stretches {

    private final DutyRules rules;
    private long stoodSince;
    private long driven;
    private long interrupted;
    private long longest;

    Stretches(Duty duty, DutyRules rules) {
        this.rules = rules;
        this.stoodSince = duty.stoodSinceSeconds();
        this.driven = duty.drivenSeconds();
        this.interrupted = duty.interruptedSeconds();
    }

    /** The vehicle leaves then and drives for so long. */
    void drive(long departureSeconds, int seconds) {
        if (seconds == 0) {
            return;
        }
        long halt = departureSeconds - Math.min(stoodSince, departureSeconds);
        if (halt >= rules.interruptionPieceSecondsMin()) {
            interrupted += halt;
        }
        if (halt >= rules.interruptionPieceSecondsMin() && interrupted >= rules.interruptionSeconds()) {
            driven = 0;
            interrupted = 0;
        }
        driven += seconds;
        longest = Math.max(longest, driven);
        stoodSince = departureSeconds + seconds;
    }

    long longestSeconds() {
        return longest;
    }
}
