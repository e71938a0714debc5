package org.noriai.routing.kerb;

import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.Optional;
import org.noriai.routing.street.Polyline;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/**
 * Finds kerbs at which a vehicle can halt: on the main part of the network, on the driving side, never on a motorway or
 * in a tunnel, and a little away from the junctions. Immutable.
 */
public final class KerbFinder {

    /** How far a kerb is from the middle of the street. */
    private static final double KERB_METERS = 3;

    /** How far a vehicle halts from a junction, where the street is long enough. */
    private static final double JUNCTION_METERS = 8;

    private static final double METERS_PER_DEGREE = 111_320;

    private final StreetGraph streets;
    private final boolean[] mainPart;
    private final boolean drivesOnTheLeft;
    private final EnumEncodedValue<RoadClass> roadClass;
    private final EnumEncodedValue<RoadEnvironment> environment;

    /**
     * For a region.
     *
     * @param streets of the region
     * @param turns of the same streets
     * @param drivesOnTheLeft the side of the road
     */
    public KerbFinder(StreetGraph streets, TurnGraph turns, boolean drivesOnTheLeft) {
        this.streets = streets;
        this.mainPart = turns.mainPart();
        this.drivesOnTheLeft = drivesOnTheLeft;
        this.roadClass = streets.encoding().getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        this.environment = streets.encoding().getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
    }

    /** How many directed edges belong to the main part. */
    public int mainPartSize() {
        int size = 0;
        for (boolean main : mainPart) {
            size += main ? 1 : 0;
        }
        return size;
    }

    /**
     * The kerb nearest to a point, on the point's own side of the street where the traffic runs that way.
     *
     * @param latitude in degrees
     * @param longitude in degrees
     * @param metersMax how far the middle of the street may be
     */
    public Optional<Kerb> findKerb(double latitude, double longitude, double metersMax) {
        Snap snap = streets.index().findClosest(latitude, longitude, this::canHalt);
        if (!snap.isValid() || snap.getQueryDistance() > metersMax) {
            return Optional.empty();
        }
        EdgeIteratorState edge = snap.getClosestEdge();
        PointList points = edge.fetchWayGeometry(FetchMode.ALL);
        int segment = Math.min(snap.getWayIndex(), points.size() - 2);
        boolean onTheLeft = isLeftOf(points, segment, latitude, longitude);
        double share = StreetGraph.shareOf(snap);
        int key = edge.getEdgeKey();
        int wanted = onTheLeft == drivesOnTheLeft ? key : TurnGraph.opposite(key);
        boolean ownSide = mainPart[wanted];
        int taken = ownSide ? wanted : TurnGraph.opposite(wanted);
        return Optional.of(kerbAt(taken, taken == key ? share : 1 - share, ownSide));
    }

    /** The kerb at a share of a directed edge. */
    Kerb kerbAt(int key, double share, boolean ownSide) {
        PointList points = streets.graph().getEdgeIteratorStateForKey(key).fetchWayGeometry(FetchMode.ALL);
        double whole = Polyline.meters(points);
        double margin = whole == 0 ? 0.5 : Math.min(0.5, JUNCTION_METERS / whole);
        double kept = Math.max(margin, Math.min(1 - margin, share));
        Polyline.OnLine at = Polyline.at(points, kept * whole);
        int i = at.segment();
        double latitude = at.latitude();
        double longitude = at.longitude();
        double metersPerDegreeEast = METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double north = (points.getLat(i) - points.getLat(i - 1)) * METERS_PER_DEGREE;
        double east = (points.getLon(i) - points.getLon(i - 1)) * metersPerDegreeEast;
        double length = Math.max(1e-9, Math.hypot(north, east));
        double aside = drivesOnTheLeft ? KERB_METERS : -KERB_METERS;
        return new Kerb(
                new SnappedPlace(key, kept),
                round(latitude + aside * east / length / METERS_PER_DEGREE),
                round(longitude - aside * north / length / metersPerDegreeEast),
                ownSide);
    }

    /** About a centimetre is enough. */
    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    private static boolean isLeftOf(PointList points, int segment, double latitude, double longitude) {
        double scale = Math.cos(Math.toRadians(latitude));
        double north = points.getLat(segment + 1) - points.getLat(segment);
        double east = (points.getLon(segment + 1) - points.getLon(segment)) * scale;
        double toNorth = latitude - points.getLat(segment);
        double toEast = (longitude - points.getLon(segment)) * scale;
        return east * toNorth - north * toEast > 0;
    }

    /** Whether a vehicle may halt somewhere along an edge. */
    boolean canHalt(EdgeIteratorState edge) {
        int key = edge.getEdgeKey();
        return (mainPart[key] || mainPart[TurnGraph.opposite(key)])
                && edge.get(roadClass) != RoadClass.MOTORWAY
                && edge.get(environment) != RoadEnvironment.TUNNEL;
    }

    /** Whether a directed edge belongs to the main part. */
    boolean isMain(int key) {
        return mainPart[key];
    }
}
