package org.noriai.dispatch.repair;

/**
 * Every bound of a repair in one place.
 *
 * @param everyOrderMax up to so many rides are placed in every order
 * @param randomOrders beyond, so many seeded random orders are tried beside that of the largest regret
 * @param placingsMax random orders are left out once they would place more rides than this in all
 * @param regretPairsMax the order of the largest regret is left out beyond so many pairs of a ride and a shift
 * @param lateTried so many of the orders, the best ones, are finished with rides that come late
 * @param neighboursMax rides that can be kept are thought away too, up to so many, where that may save another
 * @param lateSecondsMax a ride that would be later than this is missed; in whole minutes
 * @param seed of the random orders
 */
public record RepairLimits(
        int everyOrderMax,
        int randomOrders,
        int placingsMax,
        int regretPairsMax,
        int lateTried,
        int neighboursMax,
        int lateSecondsMax,
        long seed) {

    /** What a city needs. */
    public static final RepairLimits DEFAULT = new RepairLimits(4, 8, 400, 4000, 6, 6, 7200, 1);

    /** Checks that each is positive. */
    public RepairLimits {
        if (everyOrderMax < 1
                || randomOrders < 0
                || placingsMax < 1
                || lateTried < 1
                || neighboursMax < 0
                || lateSecondsMax < 60
                || lateSecondsMax % 60 != 0) {
            throw new IllegalArgumentException(
                    "everyOrderMax %d, placingsMax %d and lateTried %d must be positive, randomOrders %d and neighboursMax %d not negative, lateSecondsMax %d whole minutes."
                            .formatted(
                                    everyOrderMax,
                                    placingsMax,
                                    lateTried,
                                    randomOrders,
                                    neighboursMax,
                                    lateSecondsMax));
        }
    }
}
