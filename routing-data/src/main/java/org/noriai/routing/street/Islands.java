package org.noriai.routing.street;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streets that a vehicle could drive on, but that no way of the extract joins to the rest, there and back. */
public final class Islands {

    private final int[] parent;

    private Islands(int nodes) {
        parent = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            parent[node] = node;
        }
    }

    /**
     * Streets that belong together.
     *
     * @param meters how much street
     * @param latitude of one of its ends, in degrees
     * @param longitude of one of its ends, in degrees
     */
    public record Island(double meters, double latitude, double longitude) {}

    /** The islands of a region, largest first; one-way streets that only lead out or in count as well. */
    public static List<Island> of(StreetGraph streets, TurnGraph turns) {
        BaseGraph graph = streets.graph();
        boolean[] main = turns.mainPart();
        Islands islands = new Islands(graph.getNodes());
        AllEdgesIterator edges = graph.getAllEdges();
        while (edges.next()) {
            if (cutOff(edges, turns, main)) {
                islands.join(edges.getBaseNode(), edges.getAdjNode());
            }
        }
        Map<Integer, Island> found = new HashMap<>();
        edges = graph.getAllEdges();
        while (edges.next()) {
            if (cutOff(edges, turns, main)) {
                var from = edges.fetchWayGeometry(FetchMode.ALL);
                found.merge(
                        islands.root(edges.getBaseNode()),
                        new Island(edges.getDistance(), from.getLat(0), from.getLon(0)),
                        (one, more) -> new Island(one.meters() + more.meters(), one.latitude(), one.longitude()));
            }
        }
        List<Island> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparingDouble(Island::meters)
                .reversed()
                .thenComparingDouble(Island::latitude)
                .thenComparingDouble(Island::longitude));
        return sorted;
    }

    private static boolean cutOff(EdgeIteratorState edge, TurnGraph turns, boolean[] main) {
        int key = edge.getEdgeKey();
        int back = TurnGraph.opposite(key);
        boolean drivable = turns.keyMillis(key) != TurnGraph.CLOSED || turns.keyMillis(back) != TurnGraph.CLOSED;
        return drivable && !main[key] && !main[back];
    }

    private int root(int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int first = root(one);
        int second = root(other);
        // The lesser is the root, so that imports repeat.
        parent[Math.max(first, second)] = Math.min(first, second);
    }
}
