package org.noriai.dispatch.reposition;

import java.util.Arrays;
import java.util.Optional;

/**
 * Ships everything from sources to sinks of bounded room at the least cost, exactly and in integers.
 *
 * <p>One shortest augmenting path after the other, on costs that prices keep from being negative: Dijkstra over dense
 * arrays, so a path takes {@code O(sinks x (sources + sinks))}. Of equal paths the first is taken, so the same problem
 * has the same plan everywhere.
 *
 * <p>Sources: Edmonds and Karp, Theoretical improvements in algorithmic efficiency for network flow problems, 1972;
 * Tomizawa, On some techniques useful for solution of transportation network problems, 1971.
 *
 * <p>Index i is a source, j a sink. Immutable, thus thread-safe; each solution has a workspace of its own.
 */
final class TransportProblem {

    /** In place of a cost: nothing may be shipped there. */
    static final int FORBIDDEN = Integer.MAX_VALUE;

    private static final long FAR = Long.MAX_VALUE / 4;

    private final int[] supplies;
    private final int[] rooms;
    private final int[][] costs;

    /**
     * A problem.
     *
     * @param supplies units at each source, 0 or more
     * @param rooms units that each sink takes at most, 0 or more
     * @param costs of a unit from source to sink, also negative, or {@link #FORBIDDEN}
     */
    TransportProblem(int[] supplies, int[] rooms, int[][] costs) {
        this.supplies = supplies.clone();
        this.rooms = rooms.clone();
        this.costs = new int[costs.length][];
        if (costs.length != supplies.length) {
            throw new IllegalArgumentException(
                    "%d rows of costs do not fit %d sources.".formatted(costs.length, supplies.length));
        }
        for (int i = 0; i < costs.length; i++) {
            if (costs[i].length != rooms.length) {
                throw new IllegalArgumentException(
                        "The costs of source %d are %d, the sinks %d.".formatted(i, costs[i].length, rooms.length));
            }
            this.costs[i] = costs[i].clone();
        }
        notNegative("supply", supplies);
        notNegative("room", rooms);
    }

    private static void notNegative(String field, int[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw new IllegalArgumentException(
                        "The %s %d at %d must not be negative.".formatted(field, values[i], i));
            }
        }
    }

    /** A cheapest plan that ships everything, or empty if none ships everything. */
    Optional<TransportPlan> solve() {
        return new Solution().run();
    }

    /** The work on one solution. Used once, by one thread. */
    private final class Solution {

        private final int sources = supplies.length;
        private final int sinks = rooms.length;
        private final int[][] units = new int[sources][sinks];
        private final int[] roomLeft = rooms.clone();
        private final long[] sourcePrices = new long[sources];
        private final long[] sinkPrices = new long[sinks];

        private final long[] sourceFar = new long[sources];
        private final long[] sinkFar = new long[sinks];
        private final boolean[] sinkDone = new boolean[sinks];
        /** The sink through which a source was reached; itself a path's end where it began. */
        private final int[] sinkBefore = new int[sources];

        private final int[] sourceBefore = new int[sinks];

        Optional<TransportPlan> run() {
            for (int i = 0; i < sources; i++) {
                int least = FORBIDDEN;
                for (int cost : costs[i]) {
                    least = Math.min(least, cost);
                }
                sourcePrices[i] = least;
            }
            for (int i = 0; i < sources; i++) {
                int left = supplies[i];
                while (left > 0) {
                    int sink = nearestRoom(i);
                    if (sink == sinks) {
                        return Optional.empty();
                    }
                    left -= ship(i, sink, left);
                }
            }
            return Optional.of(new TransportPlan(units, sourcePrices, sinkPrices, cost()));
        }

        /** Finds the nearest sink with room and moves the prices so that the way there costs nothing. */
        private int nearestRoom(int from) {
            Arrays.fill(sourceFar, FAR);
            Arrays.fill(sinkFar, FAR);
            Arrays.fill(sinkDone, false);
            sourceFar[from] = 0;
            reach(from);
            while (true) {
                int next = nearestSink();
                if (next == sinks) {
                    return sinks;
                }
                sinkDone[next] = true;
                if (roomLeft[next] > 0) {
                    movePrices(sinkFar[next]);
                    return next;
                }
                for (int i = 0; i < sources; i++) {
                    // A way back along what is shipped costs nothing; what is reached first is nearest.
                    if (units[i][next] > 0 && sourceFar[i] == FAR) {
                        sourceFar[i] = sinkFar[next];
                        sinkBefore[i] = next;
                        reach(i);
                    }
                }
            }
        }

        private void reach(int source) {
            int[] row = costs[source];
            long far = sourceFar[source] - sourcePrices[source];
            for (int j = 0; j < sinks; j++) {
                if (row[j] != FORBIDDEN && !sinkDone[j] && far + row[j] - sinkPrices[j] < sinkFar[j]) {
                    sinkFar[j] = far + row[j] - sinkPrices[j];
                    sourceBefore[j] = source;
                }
            }
        }

        private int nearestSink() {
            int nearest = sinks;
            for (int j = 0; j < sinks; j++) {
                if (!sinkDone[j] && sinkFar[j] < FAR && (nearest == sinks || sinkFar[j] < sinkFar[nearest])) {
                    nearest = j;
                }
            }
            return nearest;
        }

        private void movePrices(long length) {
            for (int i = 0; i < sources; i++) {
                if (sourceFar[i] < FAR) {
                    sourcePrices[i] += length - sourceFar[i];
                }
            }
            for (int j = 0; j < sinks; j++) {
                if (sinkDone[j]) {
                    sinkPrices[j] -= length - sinkFar[j];
                }
            }
        }

        /** Ships as much as fits along the way found; how much that was. */
        private int ship(int from, int to, int most) {
            int fits = Math.min(most, roomLeft[to]);
            for (int i = sourceBefore[to]; i != from; i = sourceBefore[sinkBefore[i]]) {
                fits = Math.min(fits, units[i][sinkBefore[i]]);
            }
            roomLeft[to] -= fits;
            int sink = to;
            int source = sourceBefore[to];
            units[source][sink] += fits;
            while (source != from) {
                sink = sinkBefore[source];
                units[source][sink] -= fits;
                source = sourceBefore[sink];
                units[source][sink] += fits;
            }
            return fits;
        }

        private long cost() {
            long cost = 0;
            for (int i = 0; i < sources; i++) {
                for (int j = 0; j < sinks; j++) {
                    cost += (long) units[i][j] * (units[i][j] == 0 ? 0 : costs[i][j]);
                }
            }
            return cost;
        }
    }
}
