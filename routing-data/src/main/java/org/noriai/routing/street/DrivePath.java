package org.noriai.routing.street;

/** The way a vehicle takes from one place to another, along the middle of the street. Immutable. */
public final class DrivePath {

    private final double[] latitudes;
    private final double[] longitudes;
    private final double[] secondsAt;
    private final int seconds;
    private final int meters;
    private final int[] keys;
    private final int[] firstPointOf;

    /** Takes the arrays over; each key's first point among all points comes with it. */
    DrivePath(
            double[] latitudes,
            double[] longitudes,
            double[] secondsAt,
            int seconds,
            int meters,
            int[] keys,
            int[] firstPointOf) {
        this.keys = keys;
        this.firstPointOf = firstPointOf;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.secondsAt = secondsAt;
        this.seconds = seconds;
        this.meters = meters;
    }

    /** How many points it has, at least one. */
    public int pointCount() {
        return latitudes.length;
    }

    /** Latitude of a point in degrees. */
    public double latitude(int point) {
        return latitudes[point];
    }

    /** Longitude of a point in degrees. */
    public double longitude(int point) {
        return longitudes[point];
    }

    /** Seconds from the start until a point is reached; never decreasing. */
    public double secondsAt(int point) {
        return secondsAt[point];
    }

    /** Seconds in all, rounded up; the same as the stop matrix says. */
    public int seconds() {
        return seconds;
    }

    /** Metres in all. */
    public int meters() {
        return meters;
    }

    /** How many directed edges it leads along, at least one. */
    public int keyCount() {
        return keys.length;
    }

    /** A directed edge that it leads along; holds for one import only. */
    public int key(int index) {
        return keys[index];
    }

    /** The point at which it comes to a directed edge. */
    public int firstPointOf(int index) {
        return firstPointOf[index];
    }

    /** A copy of all latitudes. */
    public double[] latitudes() {
        return latitudes.clone();
    }

    /** A copy of all longitudes. */
    public double[] longitudes() {
        return longitudes.clone();
    }
}
