package org.noriai.dispatch.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An offer that is held or an accepted request: who rides from where to where, what was promised, what became of it.
 *
 * @param id for life
 * @param offerSet the offers it was shown with
 * @param rider whose
 * @param party who travels
 * @param pickup boarding place and the walk to it
 * @param dropoff alighting place and the walk from it
 * @param pickupDwellSeconds how long boarding takes on any vehicle; see {@link #boardingSeconds}
 * @param dropoffDwellSeconds how long alighting takes on any vehicle; see {@link #alightingSeconds}
 * @param directSeconds the drive without a detour
 * @param promise what was told
 * @param shift whose plan carries it
 * @param status how far it has come
 * @param vehicleArrivedSeconds when the vehicle was at the pickup place; empty before
 * @param boardedSeconds when boarding had ended; empty before
 * @param endedSeconds when it was completed, cancelled or missed; empty before
 * @param outward the ride that this is the return of
 * @param riderClass whose rules hold
 */
public record Ride(
        RideId id,
        OfferSetId offerSet,
        RiderId rider,
        Party party,
        Access pickup,
        Access dropoff,
        int pickupDwellSeconds,
        int dropoffDwellSeconds,
        int directSeconds,
        Promise promise,
        ShiftId shift,
        RideStatus status,
        OptionalInt vehicleArrivedSeconds,
        OptionalInt boardedSeconds,
        OptionalInt endedSeconds,
        Optional<RideId> outward,
        RiderClass riderClass) {

    /** Checks that somebody travels and no time is negative. */
    public Ride {
        if (party.people() == 0) {
            throw new IllegalArgumentException("The ride %s carries nobody.".formatted(id));
        }
        if (pickupDwellSeconds < 0 || dropoffDwellSeconds < 0 || directSeconds < 0) {
            throw new IllegalArgumentException("The ride %s has a negative time: dwell %d s and %d s, direct %d s."
                    .formatted(id, pickupDwellSeconds, dropoffDwellSeconds, directSeconds));
        }
    }

    /** Of a rider of no class of their own. */
    public Ride(
            RideId id,
            OfferSetId offerSet,
            RiderId rider,
            Party party,
            Access pickup,
            Access dropoff,
            int pickupDwellSeconds,
            int dropoffDwellSeconds,
            int directSeconds,
            Promise promise,
            ShiftId shift,
            RideStatus status,
            OptionalInt vehicleArrivedSeconds,
            OptionalInt boardedSeconds,
            OptionalInt endedSeconds,
            Optional<RideId> outward) {
        this(
                id,
                offerSet,
                rider,
                party,
                pickup,
                dropoff,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                directSeconds,
                promise,
                shift,
                status,
                vehicleArrivedSeconds,
                boardedSeconds,
                endedSeconds,
                outward,
                RiderClass.GENERAL);
    }

    /** A held ride as it is first offered. */
    public static Ride held(
            RideId id,
            OfferSetId offerSet,
            RideRequest request,
            Access pickup,
            Access dropoff,
            int directSeconds,
            Promise promise,
            ShiftId shift) {
        return new Ride(
                id,
                offerSet,
                request.rider(),
                request.party(),
                pickup,
                dropoff,
                request.pickupDwellSeconds(),
                request.dropoffDwellSeconds(),
                directSeconds,
                promise,
                shift,
                RideStatus.HELD,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                request.outward(),
                request.riderClass());
    }

    /** How long boarding takes on a vehicle of this type. */
    public int boardingSeconds(VehicleType type) {
        return pickupDwellSeconds + type.dwell().seconds(party);
    }

    /** How long alighting takes on a vehicle of this type. */
    public int alightingSeconds(VehicleType type) {
        return dropoffDwellSeconds + type.dwell().seconds(party);
    }

    /** The same ride, now promised. */
    public Ride confirmed() {
        return with(RideStatus.CONFIRMED, vehicleArrivedSeconds, boardedSeconds, endedSeconds);
    }

    /** The same ride, its vehicle at the pickup place since {@code atSeconds}. */
    public Ride vehicleArrived(int atSeconds) {
        return with(status, OptionalInt.of(atSeconds), boardedSeconds, endedSeconds);
    }

    /** The same ride, on board since {@code atSeconds}. */
    public Ride boarded(int atSeconds) {
        return with(RideStatus.ABOARD, vehicleArrivedSeconds, OptionalInt.of(atSeconds), endedSeconds);
    }

    /** The same ride, ended as {@code ended} at {@code atSeconds}. */
    public Ride ended(RideStatus ended, int atSeconds) {
        return with(ended, vehicleArrivedSeconds, boardedSeconds, OptionalInt.of(atSeconds));
    }

    /** The same ride on another shift. */
    public Ride movedTo(ShiftId other) {
        return new Ride(
                id,
                offerSet,
                rider,
                party,
                pickup,
                dropoff,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                directSeconds,
                promise,
                other,
                status,
                vehicleArrivedSeconds,
                boardedSeconds,
                endedSeconds,
                outward,
                riderClass);
    }

    /** The same ride with another promise; the rider agreed to it, or it is narrower. */
    public Ride withPromise(Promise other) {
        return new Ride(
                id,
                offerSet,
                rider,
                party,
                pickup,
                dropoff,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                directSeconds,
                other,
                shift,
                status,
                vehicleArrivedSeconds,
                boardedSeconds,
                endedSeconds,
                outward,
                riderClass);
    }

    /** The same ride, promised as before, to be fetched where its party was set down on the way. */
    public Ride stranded(Access where) {
        return new Ride(
                id,
                offerSet,
                rider,
                party,
                where,
                dropoff,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                directSeconds,
                promise,
                shift,
                RideStatus.CONFIRMED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                outward);
    }

    /** The same ride, no vehicle at its pickup place. */
    public Ride vehicleGone() {
        return with(status, OptionalInt.empty(), boardedSeconds, endedSeconds);
    }

    private Ride with(RideStatus newStatus, OptionalInt arrived, OptionalInt boarded, OptionalInt ended) {
        return new Ride(
                id,
                offerSet,
                rider,
                party,
                pickup,
                dropoff,
                pickupDwellSeconds,
                dropoffDwellSeconds,
                directSeconds,
                promise,
                shift,
                newStatus,
                arrived,
                boarded,
                ended,
                outward,
                riderClass);
    }
}
