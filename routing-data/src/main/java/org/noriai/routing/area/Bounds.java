package org.noriai.routing.area;

/**
 * A box of coordinates in degrees (WGS 84), edges included.
 *
 * @param south least latitude
 * @param west least longitude
 * @param north greatest latitude
 * @param east greatest longitude
 */
public record Bounds(double south, double west, double north, double east) {

    /** Checks the order and that every side lies on Earth. */
    public Bounds {
        boolean onEarth = south >= -90 && north <= 90 && west >= -180 && east <= 180;
        if (!onEarth || !(south <= north) || !(west <= east)) {
            throw new IllegalArgumentException("The bounds south %s, west %s, north %s, east %s are no box on Earth."
                    .formatted(south, west, north, east));
        }
    }

    /** Whether the point lies within; never for NaN. */
    public boolean contains(double latitude, double longitude) {
        return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
    }

    /** Latitude of the middle. */
    public double centerLatitude() {
        return (south + north) / 2;
    }

    /** Longitude of the middle. */
    public double centerLongitude() {
        return (west + east) / 2;
    }
}
