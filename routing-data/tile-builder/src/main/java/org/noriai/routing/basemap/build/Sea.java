package org.noriai.routing.basemap.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Makes polygons of sea from the coastlines of an extract, which are lines with the water on their right. The lines are
 * cut at a box and joined with its sides; each piece of the box is then sea or land by the sides of the lines that bound
 * it. At the very edge of an extract coastlines end anywhere, so boxes a little further inside are tried in turn. Guarded
 * by itself: coastlines come from several threads.
 */
final class Sea {

    /** How far inside the extract boxes are tried, as shares of its size. */
    private static final double[] INSETS = {0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.12, 0.16};

    /** How far beside a coastline the water is looked for, in degrees: about a decimetre. */
    private static final double BESIDE = 1e-6;

    private static final int MIXED = Integer.MIN_VALUE;

    private final GeometryFactory factory = new GeometryFactory();
    private final Envelope bounds;
    private final List<LineString> coasts = new ArrayList<>();
    private String reason = "";

    /** For an extract that fills the bounds, in degrees. */
    Sea(Envelope bounds) {
        this.bounds = bounds;
    }

    /** Adds a coastline, in degrees, water on its right. */
    synchronized void add(LineString coast) {
        coasts.add(coast);
    }

    /** Gives up, with why. */
    synchronized void cannotClose(String why) {
        reason = why;
    }

    /** Why there is no sea although there is a coastline; empty otherwise. */
    synchronized String reason() {
        return reason;
    }

    /** The sea and what lies behind it, in degrees; empty if there is no coastline or it does not close. */
    synchronized Geometry polygons() {
        if (coasts.isEmpty() || !reason.isEmpty()) {
            return factory.createGeometryCollection();
        }
        // They came in the order of the threads; what is made of them must not depend on it.
        coasts.sort(Comparator.comparing(LineString::toText));
        for (double inset : INSETS) {
            Envelope box = new Envelope(bounds);
            box.expandBy(-inset * bounds.getWidth(), -inset * bounds.getHeight());
            List<Polygon> sea = new ArrayList<>();
            if (divide(box, sea)) {
                if (sea.isEmpty()) {
                    return factory.createGeometryCollection();
                }
                reason = "";
                // The same polygons begin anywhere and come in any order; their normal form does not.
                Geometry polygons = OpenSea.beyond(box, sea, factory);
                polygons.normalize();
                return polygons;
            }
        }
        return factory.createGeometryCollection();
    }

    /** Divides the box into sea and land; false if that is not possible without doubt. */
    private boolean divide(Envelope box, List<Polygon> sea) {
        Polygon area = (Polygon) factory.toGeometry(box);
        List<Geometry> lines = new ArrayList<>();
        for (LineString coast : coasts) {
            Geometry inside = coast.intersection(area);
            if (!inside.isEmpty()) {
                lines.add(inside);
            }
        }
        if (lines.isEmpty()) {
            reason = "no coastline reaches the middle of the extract";
            return false;
        }
        lines.add(area.getBoundary());
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionOp.union(lines));
        if (!polygonizer.getDangles().isEmpty()
                || !polygonizer.getInvalidRingLines().isEmpty()) {
            reason = "a coastline ends within the extract";
            return false;
        }
        @SuppressWarnings("unchecked")
        Collection<Polygon> pieces = polygonizer.getPolygons();
        for (Polygon piece : pieces) {
            int votes = votes(piece);
            if (votes == MIXED) {
                reason = "a coastline has water on both sides";
                return false;
            }
            if (votes > 0) {
                sea.add(piece);
            }
        }
        return true;
    }

    /** More than 0 for water, less for land, 0 for a piece that no coastline bounds, MIXED for doubt. */
    private int votes(Polygon piece) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(piece);
        Envelope around = new Envelope(piece.getEnvelopeInternal());
        around.expandBy(BESIDE * 2);
        int water = 0;
        int land = 0;
        for (LineString coast : coasts) {
            if (!around.intersects(coast.getEnvelopeInternal())) {
                continue;
            }
            Coordinate[] points = coast.getCoordinates();
            for (int i = 1; i < points.length; i++) {
                water += prepared.contains(beside(points[i - 1], points[i], 1)) ? 1 : 0;
                land += prepared.contains(beside(points[i - 1], points[i], -1)) ? 1 : 0;
            }
        }
        return water > 0 && land > 0 ? MIXED : water - land;
    }

    /** A point beside the middle of a segment: on its right for 1, on its left for -1. */
    private Point beside(Coordinate from, Coordinate to, int side) {
        double east = to.x - from.x;
        double north = to.y - from.y;
        double length = Math.max(1e-12, Math.hypot(east, north));
        return factory.createPoint(new Coordinate(
                (from.x + to.x) / 2 + side * BESIDE * north / length,
                (from.y + to.y) / 2 - side * BESIDE * east / length));
    }
}
