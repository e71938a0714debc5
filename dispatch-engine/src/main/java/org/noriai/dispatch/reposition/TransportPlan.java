package org.noriai.dispatch.reposition;

/**
 * A cheapest way to ship, with the prices that prove it: at each source {@code i} and sink {@code j} that may be joined,
 * {@code sourcePrice(i) + sinkPrice(j) <= cost(i, j)}, with equality where something is shipped; no sink's price is above
 * 0, and that of a sink with room left is 0. Whoever finds these true need not trust the solver (complementary
 * slackness; Ahuja, Magnanti and Orlin, Network Flows, 1993, 9.4).
 *
 * <p>Immutable, thus thread-safe.
 */
final class TransportPlan {

    private final int[][] units;
    private final long[] sourcePrices;
    private final long[] sinkPrices;
    private final long cost;

    TransportPlan(int[][] units, long[] sourcePrices, long[] sinkPrices, long cost) {
        this.units = units;
        this.sourcePrices = sourcePrices;
        this.sinkPrices = sinkPrices;
        this.cost = cost;
    }

    /** How much goes from a source to a sink. */
    int units(int source, int sink) {
        return units[source][sink];
    }

    /** What one unit more at the source would cost. */
    long sourcePrice(int source) {
        return sourcePrices[source];
    }

    /** What room for one unit more at the sink would cost: never above 0. */
    long sinkPrice(int sink) {
        return sinkPrices[sink];
    }

    /** The sum of what is shipped, each unit at its cost. */
    long cost() {
        return cost;
    }
}
