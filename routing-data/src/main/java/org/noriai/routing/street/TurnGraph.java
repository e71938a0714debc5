package org.noriai.routing.street;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.GHUtility;
import java.util.Arrays;

/**
 * The drivable streets as a graph of turns: a node is a directed edge ("key"), an arc is the turn from one into the next
 * together with the drive along that next one, in whole milliseconds. Every turn restriction and turn cost is exact in
 * it, whatever search runs on it. Immutable.
 */
public final class TurnGraph {

    /** Milliseconds of a key that can't be driven. */
    public static final int CLOSED = Integer.MAX_VALUE;

    private final int[] keyMillis;
    private final int[] firstArc;
    private final int[] arcTo;
    private final int[] arcMillis;

    private TurnGraph(int[] keyMillis, int[] firstArc, int[] arcTo, int[] arcMillis) {
        this.keyMillis = keyMillis;
        this.firstArc = firstArc;
        this.arcTo = arcTo;
        this.arcMillis = arcMillis;
    }

    /** Builds it from the bus's weights. */
    public static TurnGraph of(StreetGraph streets) {
        BaseGraph graph = streets.graph();
        Weighting weighting = streets.busWeighting();
        int[] millis = new int[2 * graph.getEdges()];
        int[] headNode = new int[millis.length];
        AllEdgesIterator edges = graph.getAllEdges();
        while (edges.next()) {
            int key = GHUtility.createEdgeKey(edges.getEdge(), false);
            millis[key] = millis(weighting.calcEdgeWeight(edges, false));
            millis[key + 1] = millis(weighting.calcEdgeWeight(edges, true));
            headNode[key] = edges.getAdjNode();
            headNode[key + 1] = edges.getBaseNode();
        }
        int[] first = new int[millis.length + 1];
        int[] to = new int[millis.length * 3];
        int[] cost = new int[millis.length * 3];
        int arcs = 0;
        EdgeExplorer explorer = graph.createEdgeExplorer();
        for (int key = 0; key < millis.length; key++) {
            first[key] = arcs;
            if (millis[key] == CLOSED) {
                continue;
            }
            EdgeIterator next = explorer.setBaseNode(headNode[key]);
            while (next.next()) {
                int nextKey = next.getEdgeKey();
                if (millis[nextKey] == CLOSED) {
                    continue;
                }
                int turn = millis(
                        weighting.calcTurnWeight(GHUtility.getEdgeFromEdgeKey(key), headNode[key], next.getEdge()));
                if (turn == CLOSED) {
                    continue;
                }
                if (arcs == to.length) {
                    to = Arrays.copyOf(to, arcs * 2);
                    cost = Arrays.copyOf(cost, arcs * 2);
                }
                to[arcs] = nextKey;
                cost[arcs] = turn + millis[nextKey];
                arcs++;
            }
        }
        first[millis.length] = arcs;
        return new TurnGraph(millis, first, Arrays.copyOf(to, arcs), Arrays.copyOf(cost, arcs));
    }

    private static int millis(double seconds) {
        return Double.isFinite(seconds) ? Math.toIntExact(Math.round(seconds * 1000)) : CLOSED;
    }

    /** How many directed edges there are, closed ones included. */
    public int keyCount() {
        return keyMillis.length;
    }

    /** Milliseconds along a directed edge, or {@link #CLOSED}. */
    public int keyMillis(int key) {
        return keyMillis[key];
    }

    /** Index of the first arc out of a key; those of the next key begin where these end. */
    int firstArc(int key) {
        return firstArc[key];
    }

    /** The key that an arc leads into. */
    int arcTo(int arc) {
        return arcTo[arc];
    }

    /** Milliseconds of the turn and the drive along the key that it leads into. */
    int arcMillis(int arc) {
        return arcMillis[arc];
    }

    /** Milliseconds from a place to the end of its edge. */
    int millisLeft(SnappedPlace place) {
        return keyMillis[place.edgeKey()] - (int) Math.round(keyMillis[place.edgeKey()] * place.share());
    }

    /** Cost of the turn from one key straight into another that an arc joins. */
    int turnMillis(int key, int nextKey) {
        for (int arc = firstArc[key]; arc < firstArc[key + 1]; arc++) {
            if (arcTo[arc] == nextKey) {
                return arcMillis[arc] - keyMillis[nextKey];
            }
        }
        throw new IllegalArgumentException("No turn leads from edge key %d into %d.".formatted(key, nextKey));
    }

    /** Which keys belong to the largest part of the network within which every key is reached from every other. */
    public boolean[] mainPart() {
        return new MainPart(this).find();
    }

    /** Key of the same street the other way. */
    public static int opposite(int key) {
        return GHUtility.reverseEdgeKey(key);
    }

    /** The street of a key, in the key's direction. */
    static EdgeIteratorState edge(BaseGraph graph, int key) {
        return graph.getEdgeIteratorStateForKey(key);
    }
}
