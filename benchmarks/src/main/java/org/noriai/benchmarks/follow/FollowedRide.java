package org.noriai.benchmarks.follow;

import java.time.Duration;
import java.time.Instant;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.benchmarks.client.EngineTime;

/**
 * What a rider was promised and what came of it. Immutable.
 *
 * @param booked the ride as it was confirmed
 * @param ended the ride as it ended
 * @param promiseChanged whether the promise was told otherwise at any time in between
 * @param seenAtStop whether the public feed had the vehicle near the stop when the rider was told that it waits there, or when boarding ended
 * @param delayInFeed whether the public feed told of a delay at the pickup stop
 */
record FollowedRide(Ride booked, Ride ended, boolean promiseChanged, boolean seenAtStop, boolean delayInFeed) {
    boolean served() {
        return ended.getStatus() == RideStatus.COMPLETED;
    }

    /** Seconds from the window's start until the vehicle was ready at the stop; below 0 where it was early. */
    long secondsIntoWindow() {
        return Duration.between(EngineTime.instant(booked.getPromisedPickup().getStart()), arrived())
                .toSeconds();
    }

    /** Whether the pickup or the dropoff was later than promised when the ride was booked. */
    boolean late() {
        return served()
                && (arrived()
                                .isAfter(EngineTime.instant(
                                        booked.getPromisedPickup().getEnd()))
                        || EngineTime.instant(ended.getEstimatedArrival())
                                .isAfter(EngineTime.instant(booked.getPromisedLatestArrival())));
    }

    /** A promise that was not kept, without the world having heard why. */
    boolean brokenWithoutCause() {
        return promiseChanged || (late() && !(delayInFeed && !ended.getCause().isEmpty()));
    }

    private Instant arrived() {
        return EngineTime.instant(ended.hasVehicleArrived() ? ended.getVehicleArrived() : ended.getEstimatedPickup());
    }
}
