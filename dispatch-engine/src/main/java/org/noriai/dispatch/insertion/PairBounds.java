package org.noriai.dispatch.insertion;

import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish.ArriveBy;

/**
 * A pair of places for one party and what bounds the times there. Made once for a search, read in its inner loops.
 *
 * @param party who travels
 * @param pickup where to board
 * @param dropoff where to alight
 * @param order place of this pair in the total order
 * @param pickupDwellSeconds how long boarding takes
 * @param dropoffDwellSeconds how long alighting takes
 * @param directSeconds the drive without a detour
 * @param earliestSeconds the pickup begins not before
 * @param latestSeconds the pickup begins by
 * @param latestDropoffSeconds the dropoff begins by
 * @param rideSecondsMax longest ride
 * @param arriving whether the rider named the arrival, so that being early costs, not waiting
 * @param wishedSeconds from when on waiting costs, or when the rider wants to be at the dropoff place
 * @param walkSeconds walked by each of the party, in all
 */
record PairBounds(
        Party party,
        Access pickup,
        Access dropoff,
        int order,
        int pickupDwellSeconds,
        int dropoffDwellSeconds,
        int directSeconds,
        int earliestSeconds,
        int latestSeconds,
        int latestDropoffSeconds,
        int rideSecondsMax,
        boolean arriving,
        int wishedSeconds,
        int walkSeconds) {

    /** For a new request; {@code limit} narrows when the pickup may begin, from {@code floorSeconds} on. */
    static PairBounds of(
            RideRequest request,
            Access pickup,
            Access dropoff,
            int order,
            int directSeconds,
            int floorSeconds,
            TimeWindow limit,
            ServiceRules rules,
            int nowSeconds) {
        int latest = PromisePolicy.latestPickupSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds);
        int latestDropoff =
                PromisePolicy.latestDropoffSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds);
        boolean arriving = request.wish() instanceof ArriveBy;
        return new PairBounds(
                request.party(),
                pickup,
                dropoff,
                order,
                request.pickupDwellSeconds(),
                request.dropoffDwellSeconds(),
                directSeconds,
                Math.max(floorSeconds, limit.startSeconds()),
                Math.min(latest, limit.endSeconds()),
                latestDropoff,
                rules.rideSecondsMax(directSeconds),
                arriving,
                arriving
                        ? latestDropoff
                        : PromisePolicy.earliestPickupSeconds(
                                request, pickup, dropoff, directSeconds, rules, nowSeconds),
                pickup.walkSeconds() + dropoff.walkSeconds());
    }

    /** For a ride that has its promise; {@code directSeconds} is its drive without a detour. */
    static PairBounds of(Ride ride) {
        return new PairBounds(
                ride.party(),
                ride.pickup(),
                ride.dropoff(),
                0,
                ride.pickupDwellSeconds(),
                ride.dropoffDwellSeconds(),
                ride.directSeconds(),
                ride.promise().pickup().startSeconds(),
                ride.promise().pickup().endSeconds(),
                ride.promise().latestDropoffSeconds(),
                ride.promise().rideSecondsMax(),
                false,
                ride.promise().pickup().startSeconds(),
                ride.pickup().walkSeconds() + ride.dropoff().walkSeconds());
    }

    /** Whether there is a time at all at which the pickup may begin. */
    boolean possible() {
        return earliestSeconds <= latestSeconds;
    }

    /** What the party's own time costs, in seconds of each of them, walks aside; never negative if the promise is kept. */
    int inconvenienceSeconds(int pickupSeconds, int dropoffSeconds) {
        int detour = dropoffSeconds - pickupSeconds - pickupDwellSeconds - directSeconds;
        return detour + (arriving ? wishedSeconds - dropoffSeconds : pickupSeconds - wishedSeconds);
    }

    /** No insertion with this pickup time or a later one has a smaller {@link #inconvenienceSeconds}. */
    int inconvenienceSecondsMin(int pickupSeconds) {
        return arriving ? 0 : pickupSeconds - wishedSeconds;
    }
}
