package org.noriai.routing.street;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.Snap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.noriai.dispatch.model.Access;
import org.noriai.routing.area.VirtualStop;

/**
 * The walkable streets and the virtual stops along them. A walk is one search outward from where somebody stands, ended
 * by the length allowed or by the stops found. Thread-safe: each search borrows a workspace.
 */
final class FootNetwork {

    /** How far from a walkable street somebody may stand. */
    static final int OFF_STREET_METERS_MAX = 300;

    private static final int CLOSED = Integer.MAX_VALUE;

    private final StreetGraph streets;
    private final EdgeFilter walkable;
    private final int[] firstArc;
    private final int[] arcTo;
    private final int[] arcMillis;
    private final float[] arcMeters;
    private final int[] firstStopAtNode;
    private final List<StopAtNode> stopsAtNodes = new ArrayList<>();
    private final List<List<StopOnEdge>> stopsOnEdges = new ArrayList<>();
    private final int[] stopsOfEdge;
    private final int stopCount;
    private final ConcurrentLinkedQueue<FootSearch> idle = new ConcurrentLinkedQueue<>();

    /** A stop reached from an end of its edge. */
    record StopAtNode(int stop, int millis, double meters, int next) {}

    /** A stop on an edge, counted from the edge's base. */
    record StopOnEdge(int stop, double share, double offStreetMeters) {}

    /**
     * A network to the stops.
     *
     * @param stepFree whether only ways without a step are walked
     */
    FootNetwork(StreetGraph streets, List<VirtualStop> stops, boolean stepFree) {
        this.streets = streets;
        EdgeFilter free = stepFree ? streets.stepFree() : EdgeFilter.ALL_EDGES;
        EdgeFilter near = streets.walkable();
        this.walkable = edge -> near.accept(edge) && free.accept(edge);
        this.stopCount = stops.size();
        BaseGraph graph = streets.graph();
        int[] counts = new int[graph.getNodes() + 1];
        int[] forward = new int[graph.getEdges()];
        int[] backward = new int[graph.getEdges()];
        Weighting weighting = streets.footWeighting();
        AllEdgesIterator edges = graph.getAllEdges();
        while (edges.next()) {
            boolean open = free.accept(edges);
            forward[edges.getEdge()] = open ? millis(weighting.calcEdgeWeight(edges, false)) : CLOSED;
            backward[edges.getEdge()] = open ? millis(weighting.calcEdgeWeight(edges, true)) : CLOSED;
            counts[edges.getBaseNode()] += forward[edges.getEdge()] == CLOSED ? 0 : 1;
            counts[edges.getAdjNode()] += backward[edges.getEdge()] == CLOSED ? 0 : 1;
        }
        firstArc = new int[graph.getNodes() + 1];
        for (int node = 0; node < graph.getNodes(); node++) {
            firstArc[node + 1] = firstArc[node] + counts[node];
        }
        int[] fill = firstArc.clone();
        int arcs = firstArc[graph.getNodes()];
        arcTo = new int[arcs];
        arcMillis = new int[arcs];
        arcMeters = new float[arcs];
        edges = graph.getAllEdges();
        while (edges.next()) {
            arc(fill, edges.getBaseNode(), edges.getAdjNode(), forward[edges.getEdge()], edges.getDistance());
            arc(fill, edges.getAdjNode(), edges.getBaseNode(), backward[edges.getEdge()], edges.getDistance());
        }
        firstStopAtNode = new int[graph.getNodes()];
        Arrays.fill(firstStopAtNode, -1);
        stopsOfEdge = new int[graph.getEdges()];
        Arrays.fill(stopsOfEdge, -1);
        for (int stop = 0; stop < stops.size(); stop++) {
            place(stop, stops.get(stop));
        }
    }

    private void arc(int[] fill, int from, int to, int millis, double meters) {
        if (millis != CLOSED) {
            int arc = fill[from]++;
            arcTo[arc] = to;
            arcMillis[arc] = millis;
            arcMeters[arc] = (float) meters;
        }
    }

    private void place(int index, VirtualStop stop) {
        Snap snap = streets.index().findClosest(stop.latitude(), stop.longitude(), walkable);
        if (!snap.isValid() || snap.getQueryDistance() > OFF_STREET_METERS_MAX) {
            return;
        }
        var edge = snap.getClosestEdge().detach(false);
        double share = StreetGraph.shareOf(snap);
        double off = snap.getQueryDistance();
        int toBase = millis(streets.footWeighting().calcEdgeWeight(edge, false));
        int toAdj = millis(streets.footWeighting().calcEdgeWeight(edge, true));
        if (toBase != CLOSED) {
            stopAt(edge.getBaseNode(), index, toBase, share, edge.getDistance(), off);
        }
        if (toAdj != CLOSED) {
            stopAt(edge.getAdjNode(), index, toAdj, 1 - share, edge.getDistance(), off);
        }
        if (stopsOfEdge[edge.getEdge()] < 0) {
            stopsOfEdge[edge.getEdge()] = stopsOnEdges.size();
            stopsOnEdges.add(new ArrayList<>());
        }
        stopsOnEdges.get(stopsOfEdge[edge.getEdge()]).add(new StopOnEdge(index, share, off));
    }

    private void stopAt(int node, int stop, int edgeMillis, double share, double edgeMeters, double off) {
        int millis = (int) Math.round(edgeMillis * share) + offStreetMillis(off);
        stopsAtNodes.add(new StopAtNode(stop, millis, edgeMeters * share + off, firstStopAtNode[node]));
        firstStopAtNode[node] = stopsAtNodes.size() - 1;
    }

    /** Whether a walkable street that is no island lies near. */
    boolean isNear(double latitude, double longitude) {
        Snap snap = streets.index().findClosest(latitude, longitude, walkable);
        return snap.isValid() && snap.getQueryDistance() <= OFF_STREET_METERS_MAX;
    }

    /** The stops within a walk, nearest first; none if no walkable street lies near. */
    List<Access> findWalks(double latitude, double longitude, int metersMax, int limit) {
        Snap snap = streets.index().findClosest(latitude, longitude, walkable);
        if (!snap.isValid() || snap.getQueryDistance() > Math.min(OFF_STREET_METERS_MAX, metersMax)) {
            return List.of();
        }
        FootSearch search = idle.poll();
        if (search == null) {
            search = new FootSearch(this, firstStopAtNode.length, stopCount);
        }
        List<Access> found;
        try {
            found = search.run(snap, metersMax, limit);
        } finally {
            idle.add(search);
        }
        found.sort(Comparator.comparingInt(Access::walkSeconds).thenComparingInt(Access::place));
        return List.copyOf(found.size() > limit ? found.subList(0, limit) : found);
    }

    static int millis(double seconds) {
        return Double.isFinite(seconds) ? (int) Math.round(seconds * 1000) : CLOSED;
    }

    static int offStreetMillis(double meters) {
        return (int) Math.round(meters / BusProfile.WALK_METERS_PER_SECOND * 1000);
    }

    int edgeMillis(Snap snap, boolean reverse) {
        return millis(streets.footWeighting().calcEdgeWeight(snap.getClosestEdge(), reverse));
    }

    static double share(Snap snap) {
        return StreetGraph.shareOf(snap);
    }

    int firstArc(int node) {
        return firstArc[node];
    }

    int arcTo(int arc) {
        return arcTo[arc];
    }

    int arcMillis(int arc) {
        return arcMillis[arc];
    }

    double arcMeters(int arc) {
        return arcMeters[arc];
    }

    int firstStopAtNode(int node) {
        return firstStopAtNode[node];
    }

    StopAtNode stopAtNode(int index) {
        return stopsAtNodes.get(index);
    }

    List<StopOnEdge> stopsOnEdge(int edge) {
        return stopsOfEdge[edge] < 0 ? List.of() : stopsOnEdges.get(stopsOfEdge[edge]);
    }
}
