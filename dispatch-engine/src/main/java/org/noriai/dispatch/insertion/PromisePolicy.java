package org.noriai.dispatch.insertion;

import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.model.TravelWish.DepartAfter;
import org.noriai.dispatch.state.StopSequence;

/** What may be offered to a request, and what is promised once a pickup is planned. */
public final class PromisePolicy {

    private static final int MINUTE = 60;

    private PromisePolicy() {}

    /** The rider can't be at the pickup, or should not have to be, before this. */
    public static int earliestPickupSeconds(
            RideRequest request, Access pickup, Access dropoff, int directSeconds, ServiceRules rules, int nowSeconds) {
        return switch (request.wish()) {
            case DepartAfter wish -> Math.max(nowSeconds, wish.earliestSeconds()) + pickup.walkSeconds();
            case ArriveBy wish ->
                Math.max(
                        nowSeconds + pickup.walkSeconds(),
                        wish.latestSeconds()
                                - dropoff.walkSeconds()
                                - rules.rideSecondsMax(directSeconds)
                                - rules.waitSecondsMax());
        };
    }

    /** A pickup after this would be too late; may lie before the earliest one. */
    public static int latestPickupSeconds(
            RideRequest request, Access pickup, Access dropoff, int directSeconds, ServiceRules rules, int nowSeconds) {
        return switch (request.wish()) {
            case DepartAfter wish ->
                Math.max(nowSeconds, wish.earliestSeconds()) + pickup.walkSeconds() + rules.waitSecondsMax();
            case ArriveBy wish ->
                wish.latestSeconds() - dropoff.walkSeconds() - directSeconds - request.pickupDwellSeconds();
        };
    }

    /**
     * For who wants to arrive by a time, the pickup that leaves a pickup window's width to spare: earlier ones make the
     * rider arrive needlessly early. On the full minute, as a promise is. Otherwise the earliest one.
     */
    public static int wishedPickupSeconds(
            RideRequest request, Access pickup, Access dropoff, int directSeconds, ServiceRules rules, int nowSeconds) {
        int earliest = earliestPickupSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds);
        return switch (request.wish()) {
            case DepartAfter wish -> earliest;
            case ArriveBy wish ->
                Math.max(
                        earliest,
                        fullMinute(latestPickupSeconds(request, pickup, dropoff, directSeconds, rules, nowSeconds)
                                - rules.pickupWindowSeconds()));
        };
    }

    /** A dropoff there after this would be too late, whatever the pickup; without bound for who names the departure. */
    public static int latestDropoffSeconds(RideRequest request, Access dropoff) {
        return switch (request.wish()) {
            case DepartAfter ignored -> StopSequence.NEVER;
            case ArriveBy wish -> wish.latestSeconds() - dropoff.walkSeconds();
        };
    }

    /** Whether the rider named the arrival. */
    static boolean arriving(RideRequest request) {
        return request.wish() instanceof ArriveBy;
    }

    /**
     * What is told to the rider of an insertion: a window that begins with the planned pickup on the full minute, but
     * not before the rider can be there; the latest dropoff that follows from it; the longest ride.
     *
     * <p>The schedule that the insertion was planned with keeps it.
     */
    public static Promise promiseFor(Insertion insertion, ServiceRules rules) {
        int start = Math.max(insertion.pickupFromSeconds(), fullMinute(insertion.pickupSeconds()));
        TimeWindow window = new TimeWindow(start, start + rules.pickupWindowSeconds());
        int rideMax = rules.rideSecondsMax(insertion.directSeconds());
        int latest = window.endSeconds() + insertion.boardingSeconds() + rideMax;
        return new Promise(window, Math.min(latest, insertion.dropoffBySeconds()), rideMax);
    }

    private static int fullMinute(int seconds) {
        return Math.floorDiv(seconds, MINUTE) * MINUTE;
    }
}
