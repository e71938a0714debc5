package org.noriai.routing.basemap.build;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Lets the sea go on beyond the box in which its coastlines close, as far as a map of the region can be moved. Nothing is
 * known of the coast there: where the box's side is sea, so is what lies behind it, seen from the middle of the box. Rays
 * from one point don't cross, so land and sea don't either, and a coast goes on roughly as it came.
 */
final class OpenSea {

    /** How many times the box's size the sea becomes. */
    private static final double SCALE = 4;

    /** How far beyond the box at most, in degrees. */
    private static final double DEGREES_MAX = 0.2;

    private OpenSea() {}

    /** How far a box reaches with the sea around it. */
    static Envelope around(Envelope box) {
        Envelope wide = new Envelope(box);
        double scale = scale(box) - 1;
        wide.expandBy(scale * box.getWidth() / 2, scale * box.getHeight() / 2);
        return wide;
    }

    private static double scale(Envelope box) {
        return Math.min(SCALE, 1 + 2 * DEGREES_MAX / Math.max(box.getWidth(), box.getHeight()));
    }

    /** The sea within a box, and what lies behind it. */
    static Geometry beyond(Envelope box, List<Polygon> sea, GeometryFactory factory) {
        Coordinate center = box.centre();
        double scale = scale(box);
        List<Geometry> pieces = new ArrayList<>(sea);
        for (Polygon polygon : sea) {
            Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                if (isSide(box, ring[i - 1], ring[i])) {
                    pieces.add(factory.createPolygon(new Coordinate[] {
                        ring[i - 1],
                        ring[i],
                        away(center, ring[i], scale),
                        away(center, ring[i - 1], scale),
                        ring[i - 1]
                    }));
                }
            }
        }
        return UnaryUnionOp.union(pieces);
    }

    private static boolean isSide(Envelope box, Coordinate from, Coordinate to) {
        return (from.x == to.x && (from.x == box.getMinX() || from.x == box.getMaxX()))
                || (from.y == to.y && (from.y == box.getMinY() || from.y == box.getMaxY()));
    }

    private static Coordinate away(Coordinate center, Coordinate point, double scale) {
        return new Coordinate(center.x + (point.x - center.x) * scale, center.y + (point.y - center.y) * scale);
    }
}
