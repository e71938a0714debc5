package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * A directed graph whose arcs take whole milliseconds, in flat arrays. Nodes are dense from 0; the arcs out of node
 * {@code n} are {@code firstArc(n)} to {@code firstArc(n + 1)}, exclusive. Immutable.
 */
public final class ArcGraph {

    /** A time that says that no way leads; twice of it still is an int. */
    public static final int UNREACHED = 1 << 30;

    /** The longest arc there may be: three days. */
    public static final int ARC_MILLIS_MAX = 1 << 28;

    private final int[] first;
    private final int[] to;
    private final int[] millis;

    /**
     * Takes the arrays over.
     *
     * @param first index of each node's first arc, and the number of arcs as the last
     * @param to where each arc leads
     * @param millis how long it takes, 0 to {@link #ARC_MILLIS_MAX}
     * @throws IllegalArgumentException naming the first arc that can't be
     */
    public ArcGraph(int[] first, int[] to, int[] millis) {
        int nodes = first.length - 1;
        if (nodes < 0 || first[0] != 0 || first[nodes] != to.length || to.length != millis.length) {
            throw new IllegalArgumentException("The arrays of a graph of %d nodes with %d ends and %d times don't fit."
                    .formatted(nodes, to.length, millis.length));
        }
        for (int node = 0; node < nodes; node++) {
            if (first[node] > first[node + 1]) {
                throw new IllegalArgumentException("The arcs of node %d end at %d before they begin at %d."
                        .formatted(node, first[node + 1], first[node]));
            }
        }
        for (int arc = 0; arc < to.length; arc++) {
            if (to[arc] < 0 || to[arc] >= nodes || millis[arc] < 0 || millis[arc] > ARC_MILLIS_MAX) {
                throw new IllegalArgumentException("The arc %d into node %d of %d takes %d ms; 0 to %d ms can be."
                        .formatted(arc, to[arc], nodes, millis[arc], ARC_MILLIS_MAX));
            }
        }
        this.first = first;
        this.to = to;
        this.millis = millis;
    }

    /** How many nodes there are. */
    public int nodeCount() {
        return first.length - 1;
    }

    /** How many arcs there are. */
    public int arcCount() {
        return to.length;
    }

    /** Index of the first arc out of a node; those of the next node begin where these end. */
    public int firstArc(int node) {
        return first[node];
    }

    /** The node that an arc leads to. */
    public int arcTo(int arc) {
        return to[arc];
    }

    /** Milliseconds of an arc. */
    public int arcMillis(int arc) {
        return millis[arc];
    }

    /** The same graph with every arc the other way. */
    public ArcGraph reversed() {
        int[] reversedFirst = new int[first.length];
        for (int end : to) {
            reversedFirst[end + 1]++;
        }
        for (int node = 1; node < first.length; node++) {
            reversedFirst[node] += reversedFirst[node - 1];
        }
        int[] fill = Arrays.copyOf(reversedFirst, nodeCount());
        int[] from = new int[to.length];
        int[] reversedMillis = new int[to.length];
        for (int node = 0; node < nodeCount(); node++) {
            for (int arc = first[node]; arc < first[node + 1]; arc++) {
                int at = fill[to[arc]]++;
                from[at] = node;
                reversedMillis[at] = millis[arc];
            }
        }
        return new ArcGraph(reversedFirst, from, reversedMillis);
    }

    /** A number that graphs with other arcs or times hardly share; tells whether a stored hierarchy belongs to this graph. */
    public long fingerprint() {
        return 31 * (31 * (31L * nodeCount() + spread(first)) + spread(to)) + spread(millis);
    }

    private static long spread(int[] values) {
        long hash = 1;
        for (int value : values) {
            hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
