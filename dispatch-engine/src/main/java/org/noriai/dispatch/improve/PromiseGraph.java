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
    private final long[] time;

    PromiseGraph(int stops, TravelTimes times) {
        this.times = times;
        this.nodes = stops + 2;
        this.time = new long[nodes];
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

    /** {@code time(node) >= time(before) + seconds}. */
    void after(int before, int node, long seconds) {
        arc(before, node, seconds, -1, -1);
    }

    /** {@code time(node) >= time(before) + dwell + drive}. */
    void driveAfter(int before, int node, long dwellSeconds, int fromPlace, int toPlace) {
        arc(before, node, dwellSeconds, fromPlace, toPlace);
    }

    private void arc(int u, int v, long w, int fromPlace, int toPlace) {
        if (arcs == from.length) {
            from = Arrays.copyOf(from, 2 * arcs);
            to = Arrays.copyOf(to, 2 * arcs);
            weight = Arrays.copyOf(weight, 2 * arcs);
            driveFrom = Arrays.copyOf(driveFrom, 2 * arcs);
            driveTo = Arrays.copyOf(driveTo, 2 * arcs);
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
                    at += times.seconds(
                            driveFrom[arc], driveTo[arc], (int) Math.min(at, TravelTimes.UNREACHABLE * 4L - 1));
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
