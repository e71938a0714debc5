package org.noriai.dispatch.insertion;

import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.state.StopSequence;

/**
 * A pair of places for one party and what bounds the times there. Filled in once for a search, read in its inner loops.
 *
 * <p>Mutable, reused, confined to one thread; all times in seconds since the area's epoch.
 */
final class PairBounds {

    Party party = new Party(1, 0);
    int seats;
    int wheelchairs;
    int luggage;
    int people;
    boolean alone;
    Access pickup = new Access(0, 0, 0);
    Access dropoff = pickup;

    /** Place of this pair in the total order. */
    int order;

    /** Which row of the workspace's drives is that of the pickup place, and which that of the dropoff place. */
    int pickupRow;

    int dropoffRow;

    /** How long boarding and alighting take, without what the vehicle adds. */
    int pickupDwellSeconds;

    int dropoffDwellSeconds;

    /** The drive without a detour. */
    int directSeconds;

    /** The pickup begins within these. */
    int earliestSeconds;

    int latestSeconds;

    /** The dropoff begins by this; {@link StopSequence#NEVER} if nothing but the longest ride bounds it. */
    int latestDropoffSeconds;

    int rideSecondsMax;

    /**
     * A ride whose pickup is delayed for its sake, or for the sake of a wait with the party on board, lasts longer than
     * direct by no less than this.
     */
    int delayedDetourSecondsMin;

    /** How much later than a timetable says the vehicle may call. */
    int callWindowSeconds;

    /** Whether the rider named the arrival, so that being early costs, not waiting. */
    boolean arriving;

    /** From when on waiting costs, or when the rider wants to be at the dropoff place. */
    int wishedSeconds;

    /** Walked by each of the party, in all. */
    int walkSeconds;

    /** Says who travels from where to where. */
    void of(RideRequest request, Access from, Access to, int direct) {
        travellers(request.party());
        pickup = from;
        dropoff = to;
        pickupDwellSeconds = request.pickupDwellSeconds();
        dropoffDwellSeconds = request.dropoffDwellSeconds();
        directSeconds = direct;
        walkSeconds = from.walkSeconds() + to.walkSeconds();
    }

    /** For a ride that has a promise. */
    void of(Ride ride, Promise promise) {
        travellers(ride.party());
        pickup = ride.pickup();
        dropoff = ride.dropoff();
        order = 0;
        pickupDwellSeconds = ride.pickupDwellSeconds();
        dropoffDwellSeconds = ride.dropoffDwellSeconds();
        directSeconds = ride.directSeconds();
        earliestSeconds = promise.pickup().startSeconds();
        latestSeconds = promise.pickup().endSeconds();
        latestDropoffSeconds = promise.latestDropoffSeconds();
        rideSecondsMax = promise.rideSecondsMax();
        delayedDetourSecondsMin = 0;
        callWindowSeconds = StopSequence.NEVER;
        arriving = false;
        wishedSeconds = promise.pickup().startSeconds();
        walkSeconds = pickup.walkSeconds() + dropoff.walkSeconds();
    }

    private void travellers(Party who) {
        party = who;
        seats = who.seats();
        wheelchairs = who.wheelchairs();
        luggage = who.luggage();
        people = who.people();
        alone = who.alone();
    }

    /** Takes over everything from another. */
    void copy(PairBounds other) {
        party = other.party;
        seats = other.seats;
        wheelchairs = other.wheelchairs;
        luggage = other.luggage;
        people = other.people;
        alone = other.alone;
        pickup = other.pickup;
        dropoff = other.dropoff;
        order = other.order;
        pickupRow = other.pickupRow;
        dropoffRow = other.dropoffRow;
        pickupDwellSeconds = other.pickupDwellSeconds;
        dropoffDwellSeconds = other.dropoffDwellSeconds;
        directSeconds = other.directSeconds;
        earliestSeconds = other.earliestSeconds;
        latestSeconds = other.latestSeconds;
        latestDropoffSeconds = other.latestDropoffSeconds;
        rideSecondsMax = other.rideSecondsMax;
        delayedDetourSecondsMin = other.delayedDetourSecondsMin;
        callWindowSeconds = other.callWindowSeconds;
        arriving = other.arriving;
        wishedSeconds = other.wishedSeconds;
        walkSeconds = other.walkSeconds;
    }

    /** Whether there is a time at all at which the pickup may begin. */
    boolean possible() {
        return earliestSeconds <= latestSeconds;
    }

    /**
     * What the party's own time costs, in seconds of each of them, walks aside; never negative if the promise is kept.
     *
     * @param boardingSeconds how long boarding takes on the vehicle
     */
    int inconvenienceSeconds(int pickupSeconds, int dropoffSeconds, int boardingSeconds) {
        int detour = dropoffSeconds - pickupSeconds - boardingSeconds - directSeconds;
        return detour + (arriving ? wishedSeconds - dropoffSeconds : pickupSeconds - wishedSeconds);
    }

    /**
     * No insertion with a pickup between these times has a smaller {@link #inconvenienceSeconds}: for who names the
     * departure waiting counts, for who names the arrival how much earlier than needed it all begins.
     */
    int inconvenienceSecondsMin(int pickupSeconds, int pickupBySeconds, int boardingSeconds) {
        return arriving ? needlessSeconds(pickupBySeconds, boardingSeconds) : pickupSeconds - wishedSeconds;
    }

    /**
     * The same for a pickup that begins by {@code undelayedSeconds} unless it is delayed, be it to shorten the ride, be it
     * to wait less with the party on board: then the ride lasts as long as it may, or that wait does.
     */
    int inconvenienceSecondsMin(int pickupSeconds, int pickupBySeconds, int undelayedSeconds, int boardingSeconds) {
        return arriving
                ? Math.max(
                        needlessSeconds(pickupBySeconds, boardingSeconds),
                        Math.min(needlessSeconds(undelayedSeconds, boardingSeconds), delayedDetourSecondsMin))
                : pickupSeconds - wishedSeconds;
    }

    /**
     * No insertion with this dropoff time or a later one has a smaller {@link #inconvenienceSeconds}: for who names the
     * departure, waiting and detour together are what the dropoff comes later than wished.
     *
     * @param pickupMin what {@link #inconvenienceSecondsMin} says of the pickup
     * @param pickupBySeconds the pickup can't begin later and the dropoff be in time
     */
    int inconvenienceSecondsToDropoffMin(int dropoffSeconds, int pickupMin, int pickupBySeconds, int boardingSeconds) {
        return arriving
                ? Math.max(pickupMin, needlessSeconds(pickupBySeconds, boardingSeconds))
                : dropoffSeconds - boardingSeconds - directSeconds - wishedSeconds;
    }

    /** By how much the pickup is earlier than if the party were driven straight to arrive when it wishes. */
    private int needlessSeconds(int pickupSeconds, int boardingSeconds) {
        return Math.max(0, wishedSeconds - directSeconds - boardingSeconds - pickupSeconds);
    }
}
