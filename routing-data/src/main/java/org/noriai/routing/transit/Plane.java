package org.noriai.routing.transit;

/** Lengths on a map that is flat enough for a city: the equirectangular projection at the place itself. */
final class Plane {

    private static final double METERS_PER_DEGREE = 111_195;

    private Plane() {}

    static double meters(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double east = (otherLongitude - longitude) * east((latitude + otherLatitude) / 2);
        return Math.hypot(east, (otherLatitude - latitude) * METERS_PER_DEGREE);
    }

    /** Metres of a degree eastward. */
    static double east(double latitude) {
        return METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    /** Metres of a degree northward. */
    static double north() {
        return METERS_PER_DEGREE;
    }
}
