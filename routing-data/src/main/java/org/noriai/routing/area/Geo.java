package org.noriai.routing.area;

/** Distances on a plane, exact enough within a city. */
public final class Geo {

    /** Metres in a degree of latitude. */
    public static final double METERS_PER_DEGREE = 111_320;

    private Geo() {}

    /** Between two points in degrees. */
    public static double meters(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double north = (toLatitude - fromLatitude) * METERS_PER_DEGREE;
        double east = (toLongitude - fromLongitude) * metersPerDegreeEast((fromLatitude + toLatitude) / 2);
        return Math.hypot(north, east);
    }

    /** Metres in a degree of longitude. */
    public static double metersPerDegreeEast(double latitude) {
        return METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
