package org.noriai.routing.place;

import java.util.List;
import java.util.Optional;

/**
 * What is at a point. Immutable.
 *
 * @param places where one could go, the nearest first
 * @param addresses houses, streets and towns, the nearest first
 * @param point what was asked for
 */
public record PlacesAtPoint(List<Found> places, List<Found> addresses, PlaceQuery.Point point) {

    /** A place that is nearer than this is what was meant. */
    public static final double SAME_METERS = 25;

    private static final double HOUSE_METERS_MAX = 50;
    private static final double STREET_METERS_MAX = 150;
    private static final double TOWN_METERS_MAX = 3_000;

    /**
     * A place and how far it is.
     *
     * @param meters as the crow flies
     */
    public record Found(Place place, double meters) {}

    /** Makes the lists unmodifiable. */
    public PlacesAtPoint {
        places = List.copyOf(places);
        addresses = List.copyOf(addresses);
    }

    /** The nearest place that one could go to, however far. */
    public Optional<Found> findNearest() {
        return places.stream().findFirst();
    }

    /** The house there, otherwise the street, otherwise the town. */
    public Optional<Found> findAddress() {
        return within(PlaceKind.HOUSE, HOUSE_METERS_MAX)
                .or(() -> within(PlaceKind.STREET, STREET_METERS_MAX))
                .or(() -> within(PlaceKind.TOWN, TOWN_METERS_MAX));
    }

    private Optional<Found> within(PlaceKind kind, double metersMax) {
        return addresses.stream()
                .filter(found -> found.place().kind() == kind && found.meters() <= metersMax)
                .findFirst();
    }
}
