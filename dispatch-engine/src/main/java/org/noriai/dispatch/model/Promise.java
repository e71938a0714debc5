package org.noriai.dispatch.model;

/**
 * What a rider was told: a hard constraint of everything that follows.
 *
 * @param pickup boarding begins within this window, in seconds since the area's epoch
 * @param latestDropoffSeconds at the dropoff stop not later than this, in seconds since the area's epoch
 * @param rideSecondsMax not longer on board than this, from the end of boarding to the arrival
 */
public record Promise(TimeWindow pickup, int latestDropoffSeconds, int rideSecondsMax) {

    /** Checks that it can be kept at all. */
    public Promise {
        if (latestDropoffSeconds < pickup.startSeconds() || rideSecondsMax < 0) {
            throw new IllegalArgumentException(
                    "The promise of a pickup in %s, a dropoff by %d and a ride of %d s at most can't be kept."
                            .formatted(pickup, latestDropoffSeconds, rideSecondsMax));
        }
    }

    /** Whether whoever was told {@code other} gets all of it and more: no bound is wider, one at least is narrower. */
    public boolean narrows(Promise other) {
        return !equals(other)
                && pickup.startSeconds() >= other.pickup.startSeconds()
                && pickup.endSeconds() <= other.pickup.endSeconds()
                && latestDropoffSeconds <= other.latestDropoffSeconds
                && rideSecondsMax <= other.rideSecondsMax;
    }
}
