package org.noriai.benchmarks.people;

import java.util.List;
import org.noriai.api.v1.LatLng;

/**
 * A way along the streets, as points in order, that can be asked for the place after a part of its length. Immutable.
 *
 * <p>Index i of {@link #metersAt} is the length from the first point to point i.
 */
final class StreetWay {
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    private final List<LatLng> points;
    private final double[] metersAt;

    /** A way through {@code points}, at least one. */
    StreetWay(List<LatLng> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A way must have at least one point.");
        }
        this.points = List.copyOf(points);
        this.metersAt = new double[points.size()];
        for (int i = 1; i < points.size(); i++) {
            metersAt[i] = metersAt[i - 1] + meters(points.get(i - 1), points.get(i));
        }
    }

    /** The length of all of it. */
    double meters() {
        return metersAt[metersAt.length - 1];
    }

    /** The point after {@code fraction} of the length, where below 0 is the first point and above 1 the last. */
    LatLng at(double fraction) {
        double wanted = Math.clamp(fraction, 0, 1) * meters();
        int to = segmentTo(wanted);
        if (to == 0) {
            return points.getFirst();
        }
        double segment = metersAt[to] - metersAt[to - 1];
        double part = segment > 0 ? (wanted - metersAt[to - 1]) / segment : 1;
        LatLng a = points.get(to - 1);
        LatLng b = points.get(to);
        return LatLng.newBuilder()
                .setLatitude(a.getLatitude() + part * (b.getLatitude() - a.getLatitude()))
                .setLongitude(a.getLongitude() + part * (b.getLongitude() - a.getLongitude()))
                .build();
    }

    /** The direction of travel after {@code fraction} of the length, in degrees clockwise from north, 0 to below 360. */
    double bearing(double fraction) {
        int to = segmentTo(Math.clamp(fraction, 0, 1) * meters());
        if (to == 0) {
            return 0;
        }
        LatLng a = points.get(to - 1);
        LatLng b = points.get(to);
        double east = (b.getLongitude() - a.getLongitude()) * Math.cos(Math.toRadians(a.getLatitude()));
        double north = b.getLatitude() - a.getLatitude();
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    /** Meters between two places as the crow flies (haversine). */
    static double meters(LatLng a, LatLng b) {
        double lat = Math.toRadians(b.getLatitude() - a.getLatitude());
        double lng = Math.toRadians(b.getLongitude() - a.getLongitude());
        double h = Math.pow(Math.sin(lat / 2), 2)
                + Math.cos(Math.toRadians(a.getLatitude()))
                        * Math.cos(Math.toRadians(b.getLatitude()))
                        * Math.pow(Math.sin(lng / 2), 2);
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** The index of the first point that lies {@code wanted} meters or more along and ends a segment with a length. */
    private int segmentTo(double wanted) {
        for (int i = 1; i < metersAt.length; i++) {
            if (metersAt[i] >= wanted && metersAt[i] > metersAt[i - 1]) {
                return i;
            }
        }
        return metersAt.length - 1;
    }
}
