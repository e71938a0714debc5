package org.noriai.dispatch.repair;

import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.TimeWindow;

/**
 * When a ride takes place by its plan.
 *
 * @param pickupSeconds when boarding begins; {@link #BOARDED} for who is on board
 * @param dropoffSeconds when alighting begins
 * @param rideSeconds between the end of boarding and that
 */
record RideTimes(int pickupSeconds, int dropoffSeconds, int rideSeconds) {

    /** In place of a pickup that lies behind. */
    static final int BOARDED = Integer.MIN_VALUE;

    private static final int MINUTE = 60;

    /** By how much the bound that is missed most is missed; 0 if all are kept. */
    int lateSeconds(Promise bounds) {
        int pickup =
                pickupSeconds == BOARDED ? 0 : pickupSeconds - bounds.pickup().endSeconds();
        int dropoff = Math.max(dropoffSeconds - bounds.latestDropoffSeconds(), rideSeconds - bounds.rideSecondsMax());
        return Math.max(0, Math.max(pickup, dropoff));
    }

    /** Whether it keeps the bounds and does not begin before them. */
    boolean within(Promise bounds) {
        return lateSeconds(bounds) == 0 && pickupSeconds >= bounds.pickup().startSeconds();
    }

    /** Bounds that this keeps: each that is missed, later by whole minutes. */
    Promise widen(Promise bounds) {
        TimeWindow window = bounds.pickup();
        int end = pickupSeconds == BOARDED ? window.endSeconds() : later(window.endSeconds(), pickupSeconds);
        return new Promise(
                new TimeWindow(window.startSeconds(), end),
                later(bounds.latestDropoffSeconds(), dropoffSeconds),
                later(bounds.rideSecondsMax(), rideSeconds));
    }

    private static int later(int bound, int actual) {
        return actual <= bound ? bound : bound + (actual - bound + MINUTE - 1) / MINUTE * MINUTE;
    }
}
