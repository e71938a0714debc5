package org.noriai.dispatch.model;

import java.util.List;
import java.util.Optional;

/**
 * A trip asked for, prepared: its places are virtual stops within a walk, so that nothing has to be routed to decide it.
 *
 * @param rider who asks
 * @param party who travels
 * @param pickups where to board, nearest first, at least one
 * @param dropoffs where to alight, nearest first, at least one
 * @param wish when
 * @param pickupDwellSeconds how long boarding takes on any vehicle; see {@link VehicleDwell} for what it adds
 * @param dropoffDwellSeconds how long alighting takes on any vehicle
 * @param riderClass whose rules hold
 * @param outward the ride that this is the return of
 */
public record RideRequest(
        RiderId rider,
        Party party,
        List<Access> pickups,
        List<Access> dropoffs,
        TravelWish wish,
        int pickupDwellSeconds,
        int dropoffDwellSeconds,
        RiderClass riderClass,
        Optional<RideId> outward) {

    /** Checks that somebody travels from somewhere to somewhere. */
    public RideRequest {
        pickups = List.copyOf(pickups);
        dropoffs = List.copyOf(dropoffs);
        if (party.people() == 0) {
            throw new IllegalArgumentException("The request of %s carries nobody.".formatted(rider));
        }
        if (pickups.isEmpty() || dropoffs.isEmpty()) {
            throw new IllegalArgumentException("The request of %s has %d pickup and %d dropoff places; it needs both."
                    .formatted(rider, pickups.size(), dropoffs.size()));
        }
        if (pickupDwellSeconds < 0 || dropoffDwellSeconds < 0) {
            throw new IllegalArgumentException("The request of %s has a negative dwell: %d s, %d s."
                    .formatted(rider, pickupDwellSeconds, dropoffDwellSeconds));
        }
    }

    /** By a rider of no class of their own, and no return. */
    public RideRequest(
            RiderId rider,
            Party party,
            List<Access> pickups,
            List<Access> dropoffs,
            TravelWish wish,
            int pickupDwellSeconds,
            int dropoffDwellSeconds) {
        this(
                rider,
                party,
                pickups,
                dropoffs,
                wish,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                RiderClass.GENERAL,
                Optional.empty());
    }

    /** The same trip as the return of a ride. */
    public RideRequest asReturnOf(RideId ride) {
        return new RideRequest(
                rider,
                party,
                pickups,
                dropoffs,
                wish,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                riderClass,
                Optional.of(ride));
    }

    /** The same trip at another time. */
    public RideRequest withWish(TravelWish other) {
        return new RideRequest(
                rider, party, pickups, dropoffs, other, pickupDwellSeconds, dropoffDwellSeconds, riderClass, outward);
    }
}
