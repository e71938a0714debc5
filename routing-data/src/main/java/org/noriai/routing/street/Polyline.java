package org.noriai.routing.street;

import com.graphhopper.util.DistancePlaneProjection;
import com.graphhopper.util.PointList;

/** Lengths and cuts along the points of an edge, in metres on a plane; exact enough within a city. */
final class Polyline {

    private Polyline() {}

    static double meters(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return DistancePlaneProjection.DIST_PLANE.calcDist(fromLatitude, fromLongitude, toLatitude, toLongitude);
    }

    static double meters(PointList points) {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += segmentMeters(points, i);
        }
        return sum;
    }

    /** Metres from point {@code i - 1} to point {@code i}. */
    static double segmentMeters(PointList points, int i) {
        return meters(points.getLat(i - 1), points.getLon(i - 1), points.getLat(i), points.getLon(i));
    }

    /** Share of the whole length at a point on the segment that begins at {@code segment}. */
    static double shareAt(PointList points, int segment, double latitude, double longitude) {
        double before = 0;
        for (int i = 1; i <= segment; i++) {
            before += segmentMeters(points, i);
        }
        before += meters(points.getLat(segment), points.getLon(segment), latitude, longitude);
        double whole = meters(points);
        return whole == 0 ? 0 : Math.min(1, before / whole);
    }
}
