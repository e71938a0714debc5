package org.noriai.routing.hierarchy;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Seeded graphs of many shapes, and the plainest search on them. */
final class RandomGraphs {

    private RandomGraphs() {}

    /** Sparse or dense, with arcs of no time, equal times, doubled arcs, loops and parts that nothing leads to. */
    static ArcGraph draw(SplittableRandom random) {
        int nodes = 1 + random.nextInt(120);
        int arcs = random.nextInt(1 + nodes * (1 + random.nextInt(5)));
        int millisMax = random.nextBoolean() ? 4 : 10_000;
        boolean local = random.nextBoolean();
        int[] from = new int[arcs];
        int[] to = new int[arcs];
        int[] first = new int[nodes + 1];
        for (int arc = 0; arc < arcs; arc++) {
            from[arc] = random.nextInt(nodes);
            to[arc] = local ? Math.floorMod(from[arc] + random.nextInt(7) - 3, nodes) : random.nextInt(nodes);
            first[from[arc] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        int[] fill = first.clone();
        int[] ends = new int[arcs];
        int[] millis = new int[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            ends[fill[from[arc]]] = to[arc];
            millis[fill[from[arc]]++] = random.nextInt(millisMax);
        }
        return new ArcGraph(first, ends, millis);
    }

    /** The same arcs with other times, some of them gone. */
    static ArcGraph change(ArcGraph graph, SplittableRandom random) {
        int[] first = new int[graph.nodeCount() + 1];
        int[] to = new int[graph.arcCount()];
        int[] millis = new int[graph.arcCount()];
        int count = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
                if (random.nextInt(8) > 0) {
                    to[count] = graph.arcTo(arc);
                    millis[count++] = random.nextInt(3) == 0 ? random.nextInt(20_000) : graph.arcMillis(arc);
                }
            }
            first[node + 1] = count;
        }
        return new ArcGraph(first, Arrays.copyOf(to, count), Arrays.copyOf(millis, count));
    }

    /** Times from a node to all, by looking at every arc until nothing gets quicker. */
    static int[] times(ArcGraph graph, int from) {
        int[] times = new int[graph.nodeCount()];
        Arrays.fill(times, ArcGraph.UNREACHED);
        times[from] = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
                    int reached = times[node] + graph.arcMillis(arc);
                    if (times[node] < ArcGraph.UNREACHED && reached < times[graph.arcTo(arc)]) {
                        times[graph.arcTo(arc)] = reached;
                        changed = true;
                    }
                }
            }
        }
        return times;
    }
}
