package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * The part of a graph that is not contracted yet, with the shortcuts that were added. An arc is three ints in a row: the
 * other end, milliseconds, and how many arcs of the graph it stands for. Confined to one thread.
 */
final class RemainingGraph {

    static final int STRIDE = 3;

    private static final int[] NO_ARCS = {};

    private final int[][] out;
    private final int[][] in;
    private final int[] outEnd;
    private final int[] inEnd;

    RemainingGraph(ArcGraph graph) {
        int nodes = graph.nodeCount();
        out = new int[nodes][];
        in = new int[nodes][];
        outEnd = new int[nodes];
        inEnd = new int[nodes];
        Arrays.fill(out, NO_ARCS);
        Arrays.fill(in, NO_ARCS);
        for (int node = 0; node < nodes; node++) {
            for (int arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
                if (graph.arcTo(arc) != node) {
                    add(node, graph.arcTo(arc), graph.arcMillis(arc), 1);
                }
            }
        }
    }

    int nodeCount() {
        return out.length;
    }

    /** Arcs out of a node, up to {@link #outEnd}. */
    int[] out(int node) {
        return out[node];
    }

    int outEnd(int node) {
        return outEnd[node];
    }

    /** Arcs into a node, up to {@link #inEnd}; the other end is where they begin. */
    int[] in(int node) {
        return in[node];
    }

    int inEnd(int node) {
        return inEnd[node];
    }

    /** Adds an arc, or makes the one that is there quicker. */
    void add(int from, int to, int millis, int hops) {
        int known = find(out[from], outEnd[from], to);
        if (known < 0) {
            out[from] = append(out[from], outEnd[from], to, millis, hops);
            outEnd[from] += STRIDE;
            in[to] = append(in[to], inEnd[to], from, millis, hops);
            inEnd[to] += STRIDE;
        } else if (millis < out[from][known + 1]) {
            out[from][known + 1] = millis;
            out[from][known + 2] = hops;
            int back = find(in[to], inEnd[to], from);
            in[to][back + 1] = millis;
            in[to][back + 2] = hops;
        }
    }

    /** Takes a node out of its neighbours' lists; its own stay to be read. */
    void detach(int node) {
        for (int arc = 0; arc < outEnd[node]; arc += STRIDE) {
            int other = out[node][arc];
            inEnd[other] = remove(in[other], inEnd[other], node);
        }
        for (int arc = 0; arc < inEnd[node]; arc += STRIDE) {
            int other = in[node][arc];
            outEnd[other] = remove(out[other], outEnd[other], node);
        }
    }

    /** Forgets the arcs of a node that was detached. */
    void forget(int node) {
        out[node] = NO_ARCS;
        in[node] = NO_ARCS;
        outEnd[node] = 0;
        inEnd[node] = 0;
    }

    private static int find(int[] arcs, int end, int other) {
        for (int arc = 0; arc < end; arc += STRIDE) {
            if (arcs[arc] == other) {
                return arc;
            }
        }
        return -1;
    }

    private static int[] append(int[] arcs, int end, int other, int millis, int hops) {
        int[] roomy = end == arcs.length ? Arrays.copyOf(arcs, Math.max(4 * STRIDE, end * 2)) : arcs;
        roomy[end] = other;
        roomy[end + 1] = millis;
        roomy[end + 2] = hops;
        return roomy;
    }

    private static int remove(int[] arcs, int end, int other) {
        int at = find(arcs, end, other);
        if (at < 0) {
            throw new IllegalStateException("The node %d is no neighbour where it should be.".formatted(other));
        }
        System.arraycopy(arcs, end - STRIDE, arcs, at, STRIDE);
        return end - STRIDE;
    }
}
