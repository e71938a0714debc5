package org.noriai.routing.street;

import com.graphhopper.routing.AlgorithmOptions;
import com.graphhopper.routing.EdgeToEdgeRoutingAlgorithm;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.RoutingAlgorithmFactorySimple;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.VirtualEdgeIteratorState;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks GraphHopper's own router for one drive at a time: the bus's weights, edge based with turn restrictions and turn
 * costs, Dijkstra from both ends. Slow; the judge of how exact our own searches are. Thread-safe: it only reads.
 */
public final class PairRouter {

    private final StreetGraph streets;

    /** A router on streets. */
    public PairRouter(StreetGraph streets) {
        this.streets = streets;
    }

    /**
     * Weight of the best drive, which is its seconds.
     *
     * @return infinite where no way leads
     */
    public double seconds(DrivePlace from, DrivePlace to) {
        List<Snap> snaps = new ArrayList<>();
        End start = end(from, snaps);
        End goal = end(to, snaps);
        QueryGraph graph = QueryGraph.create(streets.graph(), snaps);
        var algorithm = (EdgeToEdgeRoutingAlgorithm) new RoutingAlgorithmFactorySimple()
                .createAlgo(
                        graph,
                        graph.wrapWeighting(streets.busWeighting()),
                        new AlgorithmOptions().setAlgorithm("dijkstrabi").setTraversalMode(TraversalMode.EDGE_BASED));
        int startNode = start.node(snaps);
        int goalNode = goal.node(snaps);
        int out = start.key() == End.ANY ? EdgeIterator.ANY_EDGE : edgeAlong(graph, startNode, start.key());
        int in = goal.key() == End.ANY
                ? EdgeIterator.ANY_EDGE
                : edgeAlong(graph, goalNode, TurnGraph.opposite(goal.key()));
        Path path = algorithm.calcPath(startNode, goalNode, out, in);
        return path.isFound() ? path.getWeight() : Double.POSITIVE_INFINITY;
    }

    /**
     * One end of a drive.
     *
     * @param snap index of its snap, or ANY for a junction
     * @param junction its node
     * @param key that it must be driven along, or ANY
     */
    private record End(int snap, int junction, int key) {

        static final int ANY = -1;

        int node(List<Snap> snaps) {
            return snap == ANY ? junction : snaps.get(snap).getClosestNode();
        }
    }

    private End end(DrivePlace place, List<Snap> snaps) {
        return switch (place) {
            case DrivePlace.Junction junction -> new End(End.ANY, junction.node(), End.ANY);
            case DrivePlace.EitherSide either -> {
                snaps.add(snap(either.side()));
                yield new End(snaps.size() - 1, End.ANY, End.ANY);
            }
            case SnappedPlace kerb -> {
                snaps.add(snap(kerb));
                yield new End(snaps.size() - 1, End.ANY, kerb.edgeKey());
            }
        };
    }

    private Snap snap(SnappedPlace place) {
        boolean reversed = (place.edgeKey() & 1) == 1;
        int key = reversed ? TurnGraph.opposite(place.edgeKey()) : place.edgeKey();
        EdgeIteratorState edge = TurnGraph.edge(streets.graph(), key);
        PointList points = edge.fetchWayGeometry(FetchMode.ALL);
        double meters = (reversed ? 1 - place.share() : place.share()) * Polyline.meters(points);
        Polyline.OnLine at = Polyline.at(points, meters);
        return streets.index().findClosest(at.latitude(), at.longitude(), other -> other.getEdge() == edge.getEdge());
    }

    /** The edge that leaves a node along a key, which may be a part of the key's edge. */
    private static int edgeAlong(QueryGraph graph, int node, int key) {
        EdgeIterator edges = graph.createEdgeExplorer().setBaseNode(node);
        while (edges.next()) {
            EdgeIteratorState edge = graph.getEdgeIteratorState(edges.getEdge(), edges.getAdjNode());
            int along = edge instanceof VirtualEdgeIteratorState part ? part.getOriginalEdgeKey() : edges.getEdgeKey();
            if (along == key) {
                return edges.getEdge();
            }
        }
        throw new IllegalArgumentException("No edge leaves the node %d along the key %d.".formatted(node, key));
    }
}
