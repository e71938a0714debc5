package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * Contracts a graph to a hierarchy: in an order found on the way, least important nodes first, or again in the order of
 * another hierarchy after times have changed. The same graph gives the same hierarchy, to the byte.
 */
public final class HierarchyBuilder {

    private static final int STRIDE = RemainingGraph.STRIDE;
    private static final int SCALE = 1000;

    /** How far witnesses are searched for to guess, and to contract; see decision 0005. */
    private static final int SETTLED_MAX_GUESSING = 20;

    private static final int SETTLED_MAX = 100;

    private final ArcGraph graph;
    private final RemainingGraph remaining;
    private final NodeContraction contraction;
    private final int[][] out;
    private final int[][] in;
    private final int[] order;
    private int contracted;

    private HierarchyBuilder(ArcGraph graph) {
        this.graph = graph;
        remaining = new RemainingGraph(graph);
        contraction = new NodeContraction(remaining);
        out = new int[graph.nodeCount()][];
        in = new int[graph.nodeCount()][];
        order = new int[graph.nodeCount()];
    }

    /** Orders and contracts a graph. */
    public static Hierarchy build(ArcGraph graph) {
        HierarchyBuilder builder = new HierarchyBuilder(graph);
        builder.findOrder();
        return builder.assemble();
    }

    /**
     * Contracts a graph in the order of a hierarchy of the same nodes, which is several times as quick.
     *
     * @throws IllegalArgumentException if the hierarchy orders other nodes
     */
    public static Hierarchy rebuild(ArcGraph graph, Hierarchy like) {
        if (like.nodeCount() != graph.nodeCount()) {
            throw new IllegalArgumentException(
                    "The hierarchy orders %d nodes; the graph has %d.".formatted(like.nodeCount(), graph.nodeCount()));
        }
        HierarchyBuilder builder = new HierarchyBuilder(graph);
        int[] nodes = new int[graph.nodeCount()];
        for (int node = 0; node < nodes.length; node++) {
            nodes[nodes.length - 1 - like.position(node)] = node;
        }
        for (int node : nodes) {
            builder.contract(node);
        }
        return builder.assemble();
    }

    /** Contracts the node that seems least important, again and again. */
    private void findOrder() {
        int[] level = new int[graph.nodeCount()];
        int[] priority = new int[graph.nodeCount()];
        LongQueue queue = new LongQueue();
        for (int node = 0; node < graph.nodeCount(); node++) {
            priority[node] = priority(node, 0);
            queue.add((long) priority[node] << 32 | node);
        }
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int node = (int) next;
            if (out[node] != null || (int) (next >>> 32) != priority[node]) {
                continue;
            }
            int now = priority(node, level[node]);
            if (now > priority[node] && !queue.isEmpty() && ((long) now << 32 | node) > queue.peek()) {
                priority[node] = now;
                queue.add((long) now << 32 | node);
                continue;
            }
            contract(node);
            raise(in[node], node, level, priority, queue);
            raise(out[node], node, level, priority, queue);
        }
    }

    /** Neighbours of a contracted node are more important than it. */
    private void raise(int[] arcs, int node, int[] level, int[] priority, LongQueue queue) {
        for (int arc = 0; arc < arcs.length; arc += 2) {
            int other = arcs[arc];
            level[other] = Math.max(level[other], level[node] + 1);
            int now = priority(other, level[other]);
            if (now != priority[other]) {
                priority[other] = now;
                queue.add((long) now << 32 | other);
            }
        }
    }

    private int priority(int node, int level) {
        contraction.simulate(node, SETTLED_MAX_GUESSING);
        int removed = (remaining.inEnd(node) + remaining.outEnd(node)) / STRIDE;
        if (removed == 0) {
            return SCALE * level;
        }
        long hops = 0;
        for (int arc = 2; arc < remaining.inEnd(node); arc += STRIDE) {
            hops += remaining.in(node)[arc];
        }
        for (int arc = 2; arc < remaining.outEnd(node); arc += STRIDE) {
            hops += remaining.out(node)[arc];
        }
        return SCALE * level
                + SCALE * contraction.addedArcs() / removed
                + (int) (SCALE * (long) contraction.addedHops() / hops);
    }

    private void contract(int node) {
        contraction.contract(node, SETTLED_MAX);
        out[node] = taken(remaining.out(node), remaining.outEnd(node));
        in[node] = taken(remaining.in(node), remaining.inEnd(node));
        remaining.forget(node);
        order[contracted++] = node;
    }

    private static int[] taken(int[] arcs, int end) {
        int[] kept = new int[end / STRIDE * 2];
        for (int arc = 0; arc < end / STRIDE; arc++) {
            kept[2 * arc] = arcs[STRIDE * arc];
            kept[2 * arc + 1] = arcs[STRIDE * arc + 1];
        }
        return kept;
    }

    private Hierarchy assemble() {
        int nodes = graph.nodeCount();
        int[] positionOf = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            positionOf[order[i]] = nodes - 1 - i;
        }
        return new Hierarchy(positionOf, upward(out, positionOf), upward(in, positionOf));
    }

    /** Puts arcs in a row by position; of one position the most important ends first. */
    private UpwardArcs upward(int[][] arcs, int[] positionOf) {
        int nodes = graph.nodeCount();
        int[] first = new int[nodes + 1];
        for (int position = 0; position < nodes; position++) {
            first[position + 1] = first[position] + arcs[order[nodes - 1 - position]].length / 2;
        }
        int[] to = new int[first[nodes]];
        int[] millis = new int[first[nodes]];
        for (int position = 0; position < nodes; position++) {
            int[] own = arcs[order[nodes - 1 - position]];
            long[] sorted = new long[own.length / 2];
            for (int arc = 0; arc < sorted.length; arc++) {
                sorted[arc] = (long) positionOf[own[2 * arc]] << 32 | own[2 * arc + 1];
            }
            Arrays.sort(sorted);
            for (int arc = 0; arc < sorted.length; arc++) {
                to[first[position] + arc] = (int) (sorted[arc] >>> 32);
                millis[first[position] + arc] = (int) sorted[arc];
            }
        }
        return new UpwardArcs(first, to, millis);
    }
}
