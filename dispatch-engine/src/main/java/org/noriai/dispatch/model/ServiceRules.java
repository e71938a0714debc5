package org.noriai.dispatch.model;

/**
 * The rules of service of an area.
 *
 * @param pickupWindowSeconds width of a promised pickup window
 * @param waitSecondsMax how much later than asked a pickup may begin (or, arriving, how much earlier a dropoff may be)
 * @param rideFactorMax longest ride as a multiple of the direct drive: alpha
 * @param rideExtraSecondsMax what is added to it: beta
 * @param walkMetersMax longest walk to or from a stop
 * @param stopsPerEndMax how many stops are looked at around the origin and around the destination
 * @param horizonSeconds how far ahead a ride can be asked for
 * @param boardingSeconds dwell of a stop before anybody is counted
 * @param seatBoardingSeconds dwell added for each ordinary seat
 * @param wheelchairBoardingSeconds dwell added for each wheelchair
 * @param noShowWaitSeconds how long the vehicle waits for a rider, from its arrival or the start of the window
 * @param offersMax how many offers are shown together
 * @param offerSpacingSeconds how far apart the pickup windows of two offers from the same stop are at least
 * @param tripsPerDayMax rides of one rider on one day
 * @param doorToDoor whether these riders are fetched from and brought to their door
 */
public record ServiceRules(
        int pickupWindowSeconds,
        int waitSecondsMax,
        double rideFactorMax,
        int rideExtraSecondsMax,
        int walkMetersMax,
        int stopsPerEndMax,
        int horizonSeconds,
        int boardingSeconds,
        int seatBoardingSeconds,
        int wheelchairBoardingSeconds,
        int noShowWaitSeconds,
        int offersMax,
        int offerSpacingSeconds,
        int tripsPerDayMax,
        boolean doorToDoor) {

    /** Pickup windows of 10 min, a ride at most 1.5 times the direct drive and 10 min, walks up to 500 m, 30 days ahead. */
    public static final ServiceRules DEFAULT =
            new ServiceRules(600, 1800, 1.5, 600, 500, 3, 30 * 86_400, 10, 5, 120, 180, 3, 600, 20, false);

    /** Checks that each lies in a range that makes sense. */
    public ServiceRules {
        positive("pickupWindowSeconds", pickupWindowSeconds);
        positive("walkMetersMax", walkMetersMax);
        positive("stopsPerEndMax", stopsPerEndMax);
        positive("horizonSeconds", horizonSeconds);
        positive("offersMax", offersMax);
        positive("tripsPerDayMax", tripsPerDayMax);
        notNegative("waitSecondsMax", waitSecondsMax);
        notNegative("rideExtraSecondsMax", rideExtraSecondsMax);
        notNegative("boardingSeconds", boardingSeconds);
        notNegative("seatBoardingSeconds", seatBoardingSeconds);
        notNegative("wheelchairBoardingSeconds", wheelchairBoardingSeconds);
        notNegative("noShowWaitSeconds", noShowWaitSeconds);
        notNegative("offerSpacingSeconds", offerSpacingSeconds);
        if (!(rideFactorMax >= 1 && rideFactorMax <= 100)) {
            throw new IllegalArgumentException("rideFactorMax %s must lie between 1 and 100.".formatted(rideFactorMax));
        }
    }

    /** Longest ride for a direct drive of {@code directSeconds}. */
    public int rideSecondsMax(int directSeconds) {
        return (int) Math.ceil(rideFactorMax * directSeconds) + rideExtraSecondsMax;
    }

    /** How long a party takes to get on or off. */
    public int dwellSeconds(Party party) {
        return boardingSeconds + seatBoardingSeconds * party.seats() + wheelchairBoardingSeconds * party.wheelchairs();
    }

    private static void positive(String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("%s %d must be positive.".formatted(field, value));
        }
    }

    private static void notNegative(String field, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("%s %d must not be negative.".formatted(field, value));
        }
    }
}
