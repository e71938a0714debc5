package org.noriai.dispatch.improve;

import java.util.Arrays;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * The times of one stop order as an explicit graph of difference constraints, solved by Bellman and Ford.
 *
 * <p>Node 0 is the origin of time, node i + 1 the service at stop i, the last node the end of the shift. An arc from u to v
 * of weight w says {@code time(v) >= time(u) + w}; upper bounds are arcs back to the origin. A solution exists if and
 * only if no cycle has a positive weight, and longest paths from the origin are the least one. Drives are arcs whose
 * weight is looked up at the time of departure.
 *
 * <p>Written for the check of what others propose; shares no code with what it checks.
 */
final class PromiseGraph {

    private static final int ORIGIN = 0;
    private static final long UNSET = Long.MIN_VALUE;

    private final TravelTimes times;
    private final int nodes;
    private int arcs;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private long[] weight = new long[32];
    /** Of a drive: where from and where to; otherwise -1. */
    private int[] driveFrom = new int[32];

    private int[] driveTo = new int[32];

    /** The node that the drive's time of departure follows from, and how long after it. */
    private int[] leaves = new int[32];

    private long[] leavesAfter = new long[32];
    /** Whether the drive makes the arc longer (1) or is a wait's that bounds it (-1). */
    private int[] sign = new int[32];

    private final long[] time;
    private final long[] dwell;

    PromiseGraph(int stops, TravelTimes times) {
        this.times = times;
        this.nodes = stops + 2;
        this.time = new long[nodes];
        this.dwell = new long[nodes];
    }

    int stopNode(int stop) {
        return stop + 1;
    }

    int endNode() {
        return nodes - 1;
    }

    void notBefore(int node, long seconds) {
        arc(ORIGIN, node, seconds, -1, -1);
    }

    void notAfter(int node, long seconds) {
        arc(node, ORIGIN, -seconds, -1, -1);
    }

    /** A ride from the end of boarding to the dropoff lasts no longer; boarding's length is that of the pickup's departure. */
    void rideAtMost(int pickup, int dropoff, long seconds) {
        arc(dropoff, pickup, -seconds - dwellOf(pickup), -1, -1);
    }

    /** {@code time(node) >= time(before) + dwell + drive}. */
    void driveAfter(int before, int node, long dwellSeconds, int fromPlace, int toPlace) {
        dwell[before] = dwellSeconds;
        arc(before, node, dwellSeconds, fromPlace, toPlace);
        leaves[arcs - 1] = before;
        leavesAfter[arcs - 1] = dwellSeconds;
        sign[arcs - 1] = 1;
    }

    /** {@code time(before) >= time(node) - wait - drive - dwell}. */
    void waitAtMost(int before, int node, long dwellSeconds, int fromPlace, int toPlace, long waitSeconds) {
        arc(node, before, -waitSeconds - dwellSeconds, fromPlace, toPlace);
        leaves[arcs - 1] = before;
        leavesAfter[arcs - 1] = dwellSeconds;
        sign[arcs - 1] = -1;
    }

    private long dwellOf(int node) {
        return dwell[node];
    }

    private void arc(int u, int v, long w, int fromPlace, int toPlace) {
        if (arcs == from.length) {
            from = Arrays.copyOf(from, 2 * arcs);
            to = Arrays.copyOf(to, 2 * arcs);
            weight = Arrays.copyOf(weight, 2 * arcs);
            driveFrom = Arrays.copyOf(driveFrom, 2 * arcs);
            driveTo = Arrays.copyOf(driveTo, 2 * arcs);
            leaves = Arrays.copyOf(leaves, 2 * arcs);
            leavesAfter = Arrays.copyOf(leavesAfter, 2 * arcs);
            sign = Arrays.copyOf(sign, 2 * arcs);
        }
        from[arcs] = u;
        to[arcs] = v;
        weight[arcs] = w;
        driveFrom[arcs] = fromPlace;
        driveTo[arcs] = toPlace;
        arcs++;
    }

    /** Finds the least solution; false if there is none. */
    boolean solve() {
        Arrays.fill(time, UNSET);
        time[ORIGIN] = 0;
        for (int round = 0; round <= nodes; round++) {
            boolean changed = false;
            for (int arc = 0; arc < arcs; arc++) {
                if (time[from[arc]] == UNSET) {
                    continue;
                }
                long at = time[from[arc]] + weight[arc];
                if (driveFrom[arc] >= 0) {
                    if (time[leaves[arc]] == UNSET) {
                        continue;
                    }
                    long departure = time[leaves[arc]] + leavesAfter[arc];
                    at += sign[arc]
                            * times.seconds(driveFrom[arc], driveTo[arc], (int)
                                    Math.min(departure, TravelTimes.UNREACHABLE * 4L - 1));
                }
                if (at > time[to[arc]]) {
                    if (to[arc] == ORIGIN) {
                        return false;
                    }
                    time[to[arc]] = at;
                    changed = true;
                }
            }
            if (!changed) {
                return true;
            }
        }
        return false;
    }

    /** The solution. */
    long seconds(int node) {
        return time[node];
    }
}
