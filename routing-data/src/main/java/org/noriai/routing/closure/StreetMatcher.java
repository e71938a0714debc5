package org.noriai.routing.closure;

import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.noriai.routing.street.StreetGraph;

/**
 * Finds the streets that a change means. Of a polygon: those of which a metre lies in it. Of lines: those that run along
 * one, within 8 m and 35 degrees, for 10 m or half of their length; so a street that a line only crosses is not met. A
 * street that is met in part is met as a whole, from junction to junction. Thread-safe: it only reads.
 */
final class StreetMatcher {

    private static final double NEAR_METERS = 8;
    private static final double SAMPLE_METERS = 2;
    private static final double ALONG_METERS = 10;
    private static final double INSIDE_METERS = 1;
    private static final double ANGLE_COSINE = Math.cos(Math.toRadians(35));
    private static final double METERS_PER_DEGREE = 111_320;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final StreetGraph streets;

    StreetMatcher(StreetGraph streets) {
        this.streets = streets;
    }

    MatchedChange match(StreetChange change) {
        Envelope degrees = change.where().getEnvelopeInternal();
        double metersPerDegreeEast =
                METERS_PER_DEGREE * Math.cos(Math.toRadians((degrees.getMinY() + degrees.getMaxY()) / 2));
        Geometry where = flat(change.where(), metersPerDegreeEast);
        List<LineSegment> segments = where.getDimension() == 1 ? segments(where) : List.of();
        List<Integer> keys = new ArrayList<>();
        List<Float> meters = new ArrayList<>();
        for (int edgeId : near(degrees, metersPerDegreeEast)) {
            EdgeIteratorState edge = streets.graph().getEdgeIteratorState(edgeId, Integer.MIN_VALUE);
            PointList points = edge.fetchWayGeometry(FetchMode.ALL);
            LineString street = line(points, metersPerDegreeEast);
            boolean forward;
            boolean backward;
            if (where.getDimension() == 2) {
                forward = street.getEnvelopeInternal().intersects(where.getEnvelopeInternal())
                        && where.intersection(street).getLength() >= Math.min(INSIDE_METERS, street.getLength() / 2);
                backward = forward;
            } else {
                double need = Math.min(ALONG_METERS, street.getLength() / 2);
                forward = metersAlong(street, segments, 1) >= need;
                backward = metersAlong(street, segments, -1) >= need;
            }
            if (forward || (backward && !change.alongOnly())) {
                keys.add(edge.getEdgeKey());
                meters.add((float) edge.getDistance());
            }
            if (backward || (forward && !change.alongOnly())) {
                keys.add(edge.getReverseEdgeKey());
                meters.add((float) edge.getDistance());
            }
        }
        float[] lengths = new float[meters.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = meters.get(i);
        }
        return new MatchedChange(
                change, keys.stream().mapToInt(Integer::intValue).toArray(), lengths);
    }

    private TreeSet<Integer> near(Envelope degrees, double metersPerDegreeEast) {
        double north = NEAR_METERS / METERS_PER_DEGREE;
        double east = NEAR_METERS / metersPerDegreeEast;
        TreeSet<Integer> edges = new TreeSet<>();
        streets.index()
                .query(
                        new BBox(
                                degrees.getMinX() - east,
                                degrees.getMaxX() + east,
                                degrees.getMinY() - north,
                                degrees.getMaxY() + north),
                        edges::add);
        return edges;
    }

    /** Metres of a street that run along one of the segments, in its direction or, for -1, against it. */
    private static double metersAlong(LineString street, List<LineSegment> segments, int direction) {
        Envelope around = new Envelope(street.getEnvelopeInternal());
        around.expandBy(NEAR_METERS);
        List<LineSegment> near = segments.stream()
                .filter(segment -> around.intersects(segment.p0, segment.p1))
                .toList();
        double sum = 0;
        Coordinate[] points = street.getCoordinates();
        for (int i = 1; i < points.length && !near.isEmpty(); i++) {
            LineSegment piece = new LineSegment(points[i - 1], points[i]);
            double length = piece.getLength();
            int samples = Math.max(1, (int) Math.ceil(length / SAMPLE_METERS));
            for (int sample = 0; sample < samples && length > 0; sample++) {
                Coordinate at = piece.pointAlong((sample + 0.5) / samples);
                if (near.stream().anyMatch(segment -> runsAlong(at, piece, segment, direction))) {
                    sum += length / samples;
                }
            }
        }
        return sum;
    }

    private static boolean runsAlong(Coordinate at, LineSegment piece, LineSegment segment, int direction) {
        double cosine = ((piece.p1.x - piece.p0.x) * (segment.p1.x - segment.p0.x)
                        + (piece.p1.y - piece.p0.y) * (segment.p1.y - segment.p0.y))
                / (piece.getLength() * segment.getLength());
        return cosine * direction >= ANGLE_COSINE && segment.distance(at) <= NEAR_METERS;
    }

    private static List<LineSegment> segments(Geometry lines) {
        List<LineSegment> segments = new ArrayList<>();
        for (int part = 0; part < lines.getNumGeometries(); part++) {
            Coordinate[] points = lines.getGeometryN(part).getCoordinates();
            for (int i = 1; i < points.length; i++) {
                if (!points[i].equals2D(points[i - 1])) {
                    segments.add(new LineSegment(points[i - 1], points[i]));
                }
            }
        }
        return segments;
    }

    private static LineString line(PointList points, double metersPerDegreeEast) {
        Coordinate[] flat = new Coordinate[points.size()];
        Arrays.setAll(
                flat,
                i -> new Coordinate(points.getLon(i) * metersPerDegreeEast, points.getLat(i) * METERS_PER_DEGREE));
        return FACTORY.createLineString(flat);
    }

    /** In metres on a plane. */
    private static Geometry flat(Geometry degrees, double metersPerDegreeEast) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence coordinates, Geometry parent) {
                Coordinate[] flat = coordinates.toCoordinateArray();
                Coordinate[] moved = new Coordinate[flat.length];
                Arrays.setAll(
                        moved, i -> new Coordinate(flat[i].x * metersPerDegreeEast, flat[i].y * METERS_PER_DEGREE));
                return createCoordinateSequence(moved);
            }
        }.transform(degrees);
    }
}
