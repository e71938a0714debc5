package org.noriai.routing.place;

import java.util.List;

/**
 * A place as it was found, with all that it can be found by. Immutable.
 *
 * @param place what is shown
 * @param aliases other names, in any language and script
 * @param points where it is besides, for a street along its course: latitude and longitude by turns, degrees
 */
public record PlaceEntry(Place place, List<String> aliases, List<Double> points) {

    /** Checks that points are whole. */
    public PlaceEntry {
        aliases = List.copyOf(aliases);
        points = List.copyOf(points);
        if (points.size() % 2 != 0) {
            throw new IllegalArgumentException(
                    "The points of the place '%s' must be pairs, not %d numbers.".formatted(place.id(), points.size()));
        }
    }

    /** A place that is where it is. */
    public static PlaceEntry of(Place place) {
        return new PlaceEntry(place, List.of(), List.of());
    }
}
