package org.noriai.dispatch.simulation;

import java.util.Map;
import java.util.Optional;
import org.noriai.dispatch.model.BreachCause;

/** Why a promise was broken. */
public enum LatenessCause {
    /** A drive took longer than planned. */
    SLOW_DRIVE,
    /** Boarding or alighting took longer than planned. */
    SLOW_BOARDING,
    /** A vehicle waited for a rider who did not come. */
    RIDER_ABSENT,
    /** A vehicle broke down. */
    BREAKDOWN,
    /** The driver before came back late with the vehicle. */
    LATE_HANDOVER,
    /** People ended a shift early, suspended a zone or closed a street. */
    DECIDED,
    /** Nothing in the world: the software broke it. This must never happen. */
    SOFTWARE;

    /** What delayed the vehicle most; if nothing did, what broke the promise before another took over. */
    static LatenessCause of(Map<LatenessCause, Integer> delays, Optional<BreachCause> brokenBy) {
        Optional<LatenessCause> own =
                delays.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return own.orElseGet(() -> brokenBy.map(LatenessCause::of).orElse(SOFTWARE));
    }

    static LatenessCause of(BreachCause cause) {
        return switch (cause) {
            case VEHICLE_DELAYED -> SLOW_DRIVE;
            case VEHICLE_LOST -> BREAKDOWN;
            case SHIFT_CURTAILED, ZONE_SUSPENDED, STREETS_CHANGED, RIDE_MOVED -> DECIDED;
        };
    }
}
