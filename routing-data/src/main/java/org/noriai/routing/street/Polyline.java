package org.noriai.routing.street;

import com.graphhopper.util.DistancePlaneProjection;
import com.graphhopper.util.PointList;

/** Lengths and cuts along the points of an edge, in metres on a plane; exact enough within a city. */
public final class Polyline {

    /**
     * A point on a line.
     *
     * @param segment the segment that it is on ends at this point of the line
     * @param latitude in degrees
     * @param longitude in degrees
     */
    public record OnLine(int segment, double latitude, double longitude) {}

    private Polyline() {}

    static double meters(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return DistancePlaneProjection.DIST_PLANE.calcDist(fromLatitude, fromLongitude, toLatitude, toLongitude);
    }

    /** Metres along the whole line. */
    public static double meters(PointList points) {
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

    /** The point so many metres along the line; its end where it is shorter. */
    public static OnLine at(PointList points, double meters) {
        double left = meters;
        int i = 1;
        while (i < points.size() - 1 && left > segmentMeters(points, i)) {
            left -= segmentMeters(points, i);
            i++;
        }
        double segment = segmentMeters(points, i);
        double part = segment == 0 ? 0 : left / segment;
        return new OnLine(
                i,
                points.getLat(i - 1) + part * (points.getLat(i) - points.getLat(i - 1)),
                points.getLon(i - 1) + part * (points.getLon(i) - points.getLon(i - 1)));
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
