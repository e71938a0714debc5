package org.noriai.routing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** What a zone covers: polygons in degrees (WGS 84), which may have holes. Immutable. */
public final class ZoneShape {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<List<List<double[]>>> polygons;
    private final Geometry geometry;

    /**
     * A shape of polygons as GeoJSON has them (RFC 7946, section 3.1.7): each a list of rings, the first the outer one,
     * each a closed list of pairs of longitude and latitude.
     *
     * @throws IllegalArgumentException if it is no proper area; the message says why and where
     */
    public ZoneShape(List<List<List<double[]>>> polygons) {
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("there must be a polygon");
        }
        this.polygons = polygons;
        List<Polygon> parts = new ArrayList<>();
        for (List<List<double[]>> rings : polygons) {
            if (rings.isEmpty()) {
                throw new IllegalArgumentException("a polygon must have an outer ring");
            }
            LinearRing outer = ring(rings.getFirst());
            LinearRing[] holes = rings.stream().skip(1).map(ZoneShape::ring).toArray(LinearRing[]::new);
            parts.add(FACTORY.createPolygon(outer, holes));
        }
        geometry = parts.size() == 1 ? parts.getFirst() : FACTORY.createMultiPolygon(parts.toArray(new Polygon[0]));
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the polygon is not proper near longitude %.6f, latitude %.6f: %s",
                    error.getCoordinate().x,
                    error.getCoordinate().y,
                    words(error)));
        }
    }

    private static String words(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "it crosses itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside of it";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies in another";
            case TopologyValidationError.NESTED_SHELLS -> "a polygon lies in another";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "its holes cut it in two";
            default -> error.getMessage();
        };
    }

    private static LinearRing ring(List<double[]> points) {
        if (points.size() < 4) {
            throw new IllegalArgumentException("a ring must have 4 points or more, not %d".formatted(points.size()));
        }
        for (double[] point : points) {
            if (!(Math.abs(point[0]) <= 180) || !(Math.abs(point[1]) <= 90)) {
                throw new IllegalArgumentException(
                        "the point longitude %s, latitude %s does not lie on Earth".formatted(point[0], point[1]));
            }
        }
        double[] first = points.getFirst();
        double[] last = points.getLast();
        if (first[0] != last[0] || first[1] != last[1]) {
            throw new IllegalArgumentException(
                    "a ring must end where it begins, at longitude %s, latitude %s, not at %s, %s"
                            .formatted(first[0], first[1], last[0], last[1]));
        }
        return FACTORY.createLinearRing(
                points.stream().map(point -> new Coordinate(point[0], point[1])).toArray(Coordinate[]::new));
    }

    /** Whether the point lies in it or on its edge. */
    public boolean contains(double latitude, double longitude) {
        return SimplePointInAreaLocator.locate(new Coordinate(longitude, latitude), geometry) != Location.EXTERIOR;
    }

    /** The smallest box around it. */
    public Bounds bounds() {
        Envelope box = geometry.getEnvelopeInternal();
        return new Bounds(box.getMinY(), box.getMinX(), box.getMaxY(), box.getMaxX());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ZoneShape shape && geometry.equalsExact(shape.geometry);
    }

    @Override
    public int hashCode() {
        return geometry.hashCode();
    }

    /** Polygons, rings, points, as the constructor takes them. */
    public List<List<List<double[]>>> polygons() {
        return polygons;
    }
}
