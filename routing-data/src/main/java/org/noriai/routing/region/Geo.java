package org.noriai.routing.region;

/** Distances on a plane, exact enough within a city. */
final class Geo {

    /** Metres in a degree of latitude. */
    static final double METERS_PER_DEGREE = 111_320;

    private Geo() {}

    static double meters(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double north = (toLatitude - fromLatitude) * METERS_PER_DEGREE;
        double east = (toLongitude - fromLongitude) * metersPerDegreeEast((fromLatitude + toLatitude) / 2);
        return Math.hypot(north, east);
    }

    /** Metres in a degree of longitude. */
    static double metersPerDegreeEast(double latitude) {
        return METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
