package org.noriai.dispatch.simulation;

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
    /** Nothing in the world: the software broke it. This must never happen. */
    SOFTWARE
}
