package org.noriai.routing.hierarchy;

/**
 * Contracts one node after the other: between each pair of its neighbours a shortcut is added, unless a search finds a
 * way that is as quick without the node (a witness). A search that gives up early adds a shortcut too many, never one too
 * few, so the ways stay exact. Confined to one thread.
 */
final class NodeContraction {

    private static final int STRIDE = RemainingGraph.STRIDE;

    private final RemainingGraph graph;
    private final int[] label;
    private final int[] labelOf;
    private final LongQueue queue = new LongQueue();
    private int search;
    private int addedArcs;
    private int addedHops;

    NodeContraction(RemainingGraph graph) {
        this.graph = graph;
        label = new int[graph.nodeCount()];
        labelOf = new int[graph.nodeCount()];
    }

    /** Shortcuts that the last call would add or has added. */
    int addedArcs() {
        return addedArcs;
    }

    /** Arcs of the original graph that these stand for. */
    int addedHops() {
        return addedHops;
    }

    /** Counts the shortcuts that contracting a node would need. */
    void simulate(int node, int settledMax) {
        shortcuts(node, settledMax, false);
    }

    /** Adds the shortcuts of a node and takes it out of its neighbours' lists. */
    void contract(int node, int settledMax) {
        graph.detach(node);
        shortcuts(node, settledMax, true);
    }

    private void shortcuts(int node, int settledMax, boolean add) {
        addedArcs = 0;
        addedHops = 0;
        int[] in = graph.in(node);
        int[] out = graph.out(node);
        int inEnd = graph.inEnd(node);
        int outEnd = graph.outEnd(node);
        for (int from = 0; from < inEnd; from += STRIDE) {
            int source = in[from];
            int longest = -1;
            int targets = 0;
            for (int to = 0; to < outEnd; to += STRIDE) {
                if (out[to] != source) {
                    longest = Math.max(longest, out[to + 1]);
                    targets++;
                }
            }
            if (targets == 0) {
                continue;
            }
            witnesses(source, node, in[from + 1] + longest, settledMax);
            for (int to = 0; to < outEnd; to += STRIDE) {
                int target = out[to];
                int millis = in[from + 1] + out[to + 1];
                if (target != source && (labelOf[target] != search || label[target] > millis)) {
                    addedArcs++;
                    addedHops += in[from + 2] + out[to + 2];
                    if (add) {
                        graph.add(source, target, millis, in[from + 2] + out[to + 2]);
                    }
                }
            }
        }
    }

    /** Labels nodes around the source with times of ways that avoid a node, as far as {@code millisMax}. */
    private void witnesses(int source, int avoided, int millisMax, int settledMax) {
        search++;
        queue.clear();
        label[source] = 0;
        labelOf[source] = search;
        queue.add(source);
        int settled = 0;
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int node = (int) next;
            int millis = (int) (next >>> 32);
            if (millis > label[node]) {
                continue;
            }
            if (millis > millisMax || ++settled > settledMax) {
                return;
            }
            int[] out = graph.out(node);
            int end = graph.outEnd(node);
            for (int arc = 0; arc < end; arc += STRIDE) {
                int other = out[arc];
                int reached = millis + out[arc + 1];
                if (other != avoided && reached <= millisMax && (labelOf[other] != search || reached < label[other])) {
                    label[other] = reached;
                    labelOf[other] = search;
                    queue.add((long) reached << 32 | other);
                }
            }
        }
    }
}
