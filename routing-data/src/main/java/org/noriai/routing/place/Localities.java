package org.noriai.routing.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noriai.routing.area.Geo;

/** Towns by where they lie. Confined to one thread. */
final class Localities {

    private final double metersMax;
    private final double cellDegrees;
    private final Map<Long, List<Place>> cells = new HashMap<>();

    Localities(List<Place> towns, double metersMax) {
        this.metersMax = metersMax;
        this.cellDegrees = metersMax / Geo.METERS_PER_DEGREE;
        for (Place town : towns) {
            cells.computeIfAbsent(cell(row(town.latitude()), row(town.longitude())), cell -> new ArrayList<>())
                    .add(town);
        }
    }

    private int row(double degrees) {
        return (int) Math.floor(degrees / cellDegrees);
    }

    private static long cell(int row, int column) {
        return ((long) row << 32) | (column & 0xffff_ffffL);
    }

    /** The name of the nearest town of another name; empty where none is near. Of two as near the one that came first. */
    String nearest(Place place) {
        String name = "";
        double least = metersMax;
        int row = row(place.latitude());
        // Degrees of longitude are shorter than those of latitude, so more columns than rows are near.
        int columns = (int) Math.ceil(1 / Math.max(0.1, Math.cos(Math.toRadians(place.latitude()))));
        int column = row(place.longitude());
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - columns; c <= column + columns; c++) {
                for (Place town : cells.getOrDefault(cell(r, c), List.of())) {
                    double meters = Geo.meters(place.latitude(), place.longitude(), town.latitude(), town.longitude());
                    if (meters < least && !town.name().equals(place.name())) {
                        least = meters;
                        name = town.name();
                    }
                }
            }
        }
        return name;
    }
}
