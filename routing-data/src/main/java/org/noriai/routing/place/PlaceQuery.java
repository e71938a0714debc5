package org.noriai.routing.place;

import java.util.Optional;
import org.noriai.routing.area.Bounds;

/**
 * What somebody looks for.
 *
 * @param text as typed so far; nothing is found for a text without a letter or digit
 * @param near where from; nearer places come first
 * @param area the service area; places within come before all others that match as well
 * @param limit how many are wanted at most
 */
public record PlaceQuery(String text, Optional<Point> near, Optional<Bounds> area, int limit) {

    /** Longest text, in chars. */
    public static final int TEXT_LENGTH_MAX = 100;

    /** Most places of an answer. */
    public static final int LIMIT_MAX = 50;

    /**
     * A point.
     *
     * @param latitude in degrees, WGS 84
     * @param longitude in degrees, WGS 84
     */
    public record Point(double latitude, double longitude) {
        /** Checks that it lies on Earth. */
        public Point {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException(
                        "The point %s, %s does not lie on Earth.".formatted(latitude, longitude));
            }
        }
    }

    /** Checks lengths. */
    public PlaceQuery {
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "The text must have at most %d characters, not %d.".formatted(TEXT_LENGTH_MAX, text.length()));
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit %d must lie between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
    }

    /** A search from nowhere in particular. */
    public static PlaceQuery of(String text, int limit) {
        return new PlaceQuery(text, Optional.empty(), Optional.empty(), limit);
    }

    /** The same from a point. */
    public PlaceQuery from(double latitude, double longitude) {
        return new PlaceQuery(text, Optional.of(new Point(latitude, longitude)), area, limit);
    }

    /** The same with places in the area first. */
    public PlaceQuery within(Bounds bounds) {
        return new PlaceQuery(text, near, Optional.of(bounds), limit);
    }
}
