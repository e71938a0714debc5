package org.noriai.routing.street;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.GHUtility;
import java.util.Arrays;
import org.noriai.routing.hierarchy.ArcGraph;

/**
 * The drivable streets as a graph of turns: a node is a directed edge ("key"), an arc is the turn from one into the next
 * together with the drive along that next one, in whole milliseconds. Every turn restriction and turn cost is exact in
 * it, whatever search runs on it. Immutable.
 */
public final class TurnGraph {

    /** Milliseconds of a key that can't be driven. */
    public static final int CLOSED = Integer.MAX_VALUE;

    private final int[] keyMillis;
    private final ArcGraph arcs;

    /** The keys out of node {@code n} are {@code firstKeyAt[n]} to {@code firstKeyAt[n + 1]}, exclusive, of these. */
    private final int[] keysAt;

    private final int[] firstKeyAt;

    private final int[] headNode;

    private TurnGraph(int[] keyMillis, ArcGraph arcs, int[] headNode, int[] firstKeyAt, int[] keysAt) {
        this.headNode = headNode;
        this.keyMillis = keyMillis;
        this.arcs = arcs;
        this.firstKeyAt = firstKeyAt;
        this.keysAt = keysAt;
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
        ArcGraph graphOfTurns = new ArcGraph(first, Arrays.copyOf(to, arcs), Arrays.copyOf(cost, arcs));
        int[] firstAt = firstKeys(headNode, graph.getNodes());
        return new TurnGraph(millis, graphOfTurns, headNode, firstAt, keys(headNode, firstAt));
    }

    private static int[] firstKeys(int[] headNode, int nodes) {
        int[] first = new int[nodes + 1];
        for (int node : headNode) {
            first[node + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        return first;
    }

    private static int[] keys(int[] headNode, int[] first) {
        int[] fill = first.clone();
        int[] keys = new int[headNode.length];
        for (int key = 0; key < headNode.length; key++) {
            keys[fill[headNode[key]]++] = opposite(key);
        }
        return keys;
    }

    /**
     * The same streets with other times.
     *
     * @param changedMillis milliseconds along each key, {@link #CLOSED} for those that can't be driven; what was closed
     *     stays closed
     */
    public TurnGraph withMillis(int[] changedMillis) {
        if (changedMillis.length != keyMillis.length) {
            throw new IllegalArgumentException(
                    "There are times of %d keys, not of %d.".formatted(changedMillis.length, keyMillis.length));
        }
        int[] millis = changedMillis.clone();
        int[] first = new int[millis.length + 1];
        int[] to = new int[arcs.arcCount()];
        int[] cost = new int[arcs.arcCount()];
        int count = 0;
        for (int key = 0; key < millis.length; key++) {
            millis[key] = keyMillis[key] == CLOSED ? CLOSED : millis[key];
            first[key] = count;
            for (int arc = arcs.firstArc(key); arc < arcs.firstArc(key + 1) && millis[key] != CLOSED; arc++) {
                int next = arcs.arcTo(arc);
                if (changedMillis[next] != CLOSED) {
                    to[count] = next;
                    cost[count++] = arcs.arcMillis(arc) - keyMillis[next] + changedMillis[next];
                }
            }
        }
        first[millis.length] = count;
        ArcGraph changed = new ArcGraph(first, Arrays.copyOf(to, count), Arrays.copyOf(cost, count));
        return new TurnGraph(millis, changed, headNode, firstKeyAt, keysAt);
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

    /** The turns: nodes are keys, an arc takes the turn and the drive along the key that it leads into. */
    public ArcGraph arcs() {
        return arcs;
    }

    /** Index of the first arc out of a key; those of the next key begin where these end. */
    int firstArc(int key) {
        return arcs.firstArc(key);
    }

    /** The key that an arc leads into. */
    int arcTo(int arc) {
        return arcs.arcTo(arc);
    }

    /** Milliseconds of the turn and the drive along the key that it leads into. */
    int arcMillis(int arc) {
        return arcs.arcMillis(arc);
    }

    /** The junction that a key leads to. */
    public int headOf(int key) {
        return headNode[key];
    }

    /** How many junctions there are. */
    public int junctionCount() {
        return firstKeyAt.length - 1;
    }

    /** How many keys lead out of a junction, closed ones included; as many lead into it, the opposite ones. */
    public int keyCountAt(int junction) {
        return firstKeyAt[junction + 1] - firstKeyAt[junction];
    }

    /** A key out of a junction. */
    public int keyAt(int junction, int index) {
        return keysAt[firstKeyAt[junction] + index];
    }

    /** Milliseconds from a place to the end of its edge, which must not be closed. */
    int millisLeft(SnappedPlace place) {
        return millisLeft(place.edgeKey(), place.share());
    }

    /** Milliseconds from a share of a key, which must not be closed, to its end. */
    public int millisLeft(int key, double share) {
        return keyMillis[key] - (int) Math.round(keyMillis[key] * share);
    }

    /** Cost of the turn from one key straight into another that an arc joins. */
    int turnMillis(int key, int nextKey) {
        for (int arc = arcs.firstArc(key); arc < arcs.firstArc(key + 1); arc++) {
            if (arcs.arcTo(arc) == nextKey) {
                return arcs.arcMillis(arc) - keyMillis[nextKey];
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
