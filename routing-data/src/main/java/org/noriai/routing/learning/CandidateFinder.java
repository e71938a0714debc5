package org.noriai.routing.learning;

import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/** Finds the directed edges near a position. Thread-safe: it only reads. */
final class CandidateFinder {

    /** So far from the middle of its street a vehicle is seldom. */
    static final double NEAR_METERS = 35;

    private static final int CANDIDATES_MAX = 10;
    private static final double METERS_PER_DEGREE = 111_320;

    private final StreetGraph streets;
    private final TurnGraph turns;

    CandidateFinder(StreetGraph streets, TurnGraph turns) {
        this.streets = streets;
        this.turns = turns;
    }

    /** The nearest first. */
    List<Candidate> find(TrackPoint point) {
        double perDegreeEast = METERS_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()));
        double north = NEAR_METERS / METERS_PER_DEGREE;
        double east = NEAR_METERS / perDegreeEast;
        TreeSet<Integer> edges = new TreeSet<>();
        streets.index()
                .query(
                        new BBox(
                                point.longitude() - east,
                                point.longitude() + east,
                                point.latitude() - north,
                                point.latitude() + north),
                        edges::add);
        List<Candidate> found = new ArrayList<>();
        for (int edge : edges) {
            int key = 2 * edge;
            boolean forward = turns.keyMillis(key) != TurnGraph.CLOSED;
            boolean backward = turns.keyMillis(key + 1) != TurnGraph.CLOSED;
            if (forward || backward) {
                Candidate nearest = nearest(streets.graph().getEdgeIteratorStateForKey(key), key, point, perDegreeEast);
                if (nearest.meters() <= NEAR_METERS && forward) {
                    found.add(nearest);
                }
                if (nearest.meters() <= NEAR_METERS && backward) {
                    found.add(new Candidate(key + 1, 1 - nearest.share(), nearest.meters()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::meters).thenComparingInt(Candidate::key));
        return found.size() > CANDIDATES_MAX ? found.subList(0, CANDIDATES_MAX) : found;
    }

    private static Candidate nearest(EdgeIteratorState edge, int key, TrackPoint point, double perDegreeEast) {
        PointList points = edge.fetchWayGeometry(FetchMode.ALL);
        double before = 0;
        double best = Double.MAX_VALUE;
        double bestAt = 0;
        for (int i = 1; i < points.size(); i++) {
            double east = (points.getLon(i) - points.getLon(i - 1)) * perDegreeEast;
            double north = (points.getLat(i) - points.getLat(i - 1)) * METERS_PER_DEGREE;
            double toEast = (point.longitude() - points.getLon(i - 1)) * perDegreeEast;
            double toNorth = (point.latitude() - points.getLat(i - 1)) * METERS_PER_DEGREE;
            double length = Math.hypot(east, north);
            double along = length == 0 ? 0 : Math.clamp((east * toEast + north * toNorth) / length, 0, length);
            double part = length == 0 ? 0 : along / length;
            double meters = Math.hypot(toEast - part * east, toNorth - part * north);
            if (meters < best) {
                best = meters;
                bestAt = before + along;
            }
            before += length;
        }
        return new Candidate(key, before == 0 ? 0 : Math.clamp(bestAt / before, 0, 1), best);
    }
}
