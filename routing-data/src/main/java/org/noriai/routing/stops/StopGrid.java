package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.noriai.routing.area.Geo;

/** Points in square cells, to find what is near without looking at all. */
final class StopGrid<T> {

    private record Cell(long row, long column) {}

    private record Entry<T>(T value, double latitude, double longitude) {}

    private final Map<Cell, List<Entry<T>>> cells = new HashMap<>();
    private final double cellMeters;
    private final double metersPerDegreeEast;

    StopGrid(double cellMeters, double latitude) {
        this.cellMeters = cellMeters;
        this.metersPerDegreeEast = Geo.metersPerDegreeEast(latitude);
    }

    void add(T value, double latitude, double longitude) {
        cells.computeIfAbsent(cell(latitude, longitude), cell -> new ArrayList<>())
                .add(new Entry<>(value, latitude, longitude));
    }

    /** The nearest value that fits, within a distance no longer than a cell. */
    Optional<T> findNearest(double latitude, double longitude, double metersMax, Predicate<T> fits) {
        Cell middle = cell(latitude, longitude);
        T nearest = null;
        double least = metersMax;
        for (long row = middle.row - 1; row <= middle.row + 1; row++) {
            for (long column = middle.column - 1; column <= middle.column + 1; column++) {
                for (Entry<T> entry : cells.getOrDefault(new Cell(row, column), List.of())) {
                    double meters = Geo.meters(latitude, longitude, entry.latitude, entry.longitude);
                    if (meters < least && fits.test(entry.value)) {
                        least = meters;
                        nearest = entry.value;
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private Cell cell(double latitude, double longitude) {
        return new Cell((long) Math.floor(latitude * Geo.METERS_PER_DEGREE / cellMeters), (long)
                Math.floor(longitude * metersPerDegreeEast / cellMeters));
    }
}
