package org.noriai.routing.kerb;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.OSMWayID;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadClassLink;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.ev.Roundabout;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/** Walks along all streets of a town where people live and lists points at which a vehicle could halt. */
public final class StreetSampler {

    private static final Set<RoadClass> STREETS = EnumSet.of(
            RoadClass.PRIMARY,
            RoadClass.SECONDARY,
            RoadClass.TERTIARY,
            RoadClass.UNCLASSIFIED,
            RoadClass.RESIDENTIAL,
            RoadClass.LIVING_STREET);

    /** One point stands for about so much street. */
    private static final double POINT_METERS = 100;

    /** A street shorter than that between two junctions has no room to halt. */
    private static final double STREET_METERS_MIN = 24;

    private final StreetGraph streets;
    private final KerbFinder kerbs;
    private final EnumEncodedValue<RoadClass> roadClass;
    private final EnumEncodedValue<RoadEnvironment> environment;
    private final BooleanEncodedValue roundabout;
    private final BooleanEncodedValue link;
    private final IntEncodedValue wayId;

    /** For the streets of a region. */
    public StreetSampler(StreetGraph streets, KerbFinder kerbs) {
        this.streets = streets;
        this.kerbs = kerbs;
        var encoding = streets.encoding();
        roadClass = encoding.getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        environment = encoding.getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
        roundabout = encoding.getBooleanEncodedValue(Roundabout.KEY);
        link = encoding.getBooleanEncodedValue(RoadClassLink.KEY);
        wayId = encoding.getIntEncodedValue(OSMWayID.KEY);
    }

    /** The points in the order of the streets. */
    public List<StreetPoint> points() {
        List<StreetPoint> points = new ArrayList<>();
        BaseGraph graph = streets.graph();
        EdgeExplorer explorer = graph.createEdgeExplorer();
        AllEdgesIterator edges = graph.getAllEdges();
        while (edges.next()) {
            if (!isStreet(edges) || edges.getDistance() < STREET_METERS_MIN) {
                continue;
            }
            int forward = edges.getEdgeKey();
            int key = kerbs.isMain(forward) ? forward : TurnGraph.opposite(forward);
            boolean reversed = key != forward;
            int startNode = reversed ? edges.getAdjNode() : edges.getBaseNode();
            int endNode = reversed ? edges.getBaseNode() : edges.getAdjNode();
            int count = Math.max(1, (int) Math.round(edges.getDistance() / POINT_METERS));
            String name = edges.getName();
            for (int i = 0; i < count; i++) {
                double share = (i + 0.5) / count;
                String nearer = crossStreet(explorer, share < 0.5 ? startNode : endNode, name);
                String cross =
                        nearer.isEmpty() ? crossStreet(explorer, share < 0.5 ? endNode : startNode, name) : nearer;
                points.add(new StreetPoint(
                        kerbs.kerbAt(key, share, true), name, cross, edges.get(wayId), edges.getDistance() / count));
            }
        }
        return points;
    }

    private boolean isStreet(EdgeIteratorState edge) {
        RoadEnvironment around = edge.get(environment);
        return kerbs.canHalt(edge)
                && STREETS.contains(edge.get(roadClass))
                && around != RoadEnvironment.BRIDGE
                && around != RoadEnvironment.FERRY
                && !edge.get(roundabout)
                && !edge.get(link);
    }

    /** The alphabetically first other name at a node, so that imports repeat. */
    private static String crossStreet(EdgeExplorer explorer, int node, String name) {
        String first = "";
        EdgeIterator edges = explorer.setBaseNode(node);
        while (edges.next()) {
            String other = edges.getName();
            if (!other.isEmpty() && !other.equals(name) && (first.isEmpty() || other.compareTo(first) < 0)) {
                first = other;
            }
        }
        return first;
    }

    /**
     * The name of the nearest street that has one.
     *
     * @return empty if there is none within the distance
     */
    public String nameNear(double latitude, double longitude, double metersMax) {
        Snap snap = streets.index()
                .findClosest(
                        latitude,
                        longitude,
                        edge -> kerbs.canHalt(edge) && !edge.getName().isEmpty());
        return snap.isValid() && snap.getQueryDistance() <= metersMax
                ? snap.getClosestEdge().getName()
                : "";
    }
}
