package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.area.Geo;
import org.noriai.routing.kerb.Kerb;
import org.noriai.routing.kerb.StreetPoint;
import org.noriai.routing.kerb.StreetSampler;

/**
 * Spreads stops along the streets from the densest part of the town outward, evenly and so many at most: the service
 * area is the dense part of a larger extract. Bus stops of the map come first wherever they lie within it.
 */
final class StopSpreader {

    /** How far apart, tried in turn until a small town has enough of them. */
    private static final double[] SPACINGS_METERS = {340, 270, 210};

    private static final int STOPS_ENOUGH = 40;

    private static final int STOPS_MAX = 800;

    private static final double DENSITY_CELL_METERS = 500;

    /** How many cells around one count as its neighbours. */
    private static final int DENSITY_CELLS_AROUND = 3;

    private final StreetSampler streets;
    private final List<StreetPoint> points;
    private final double[] center;

    StopSpreader(List<StreetPoint> points, StreetSampler streets) {
        this.points = points;
        this.streets = streets;
        this.center = densest(points);
    }

    /** What could become a stop: a bus stop of the map, or a point along a street. */
    private record Candidate(
            @Nullable PlacedStop stop, @Nullable StreetPoint point, Kerb kerb, double rank) {}

    /** The bus stops of the map that lie in the area and the stops spread between them. */
    List<PlacedStop> spread(List<PlacedStop> fromMap) {
        List<PlacedStop> stops = List.of();
        for (double spacing : SPACINGS_METERS) {
            stops = spread(fromMap, spacing);
            if (stops.size() >= STOPS_ENOUGH) {
                break;
            }
        }
        return stops;
    }

    private List<PlacedStop> spread(List<PlacedStop> fromMap, double spacing) {
        StopGrid<Kerb> taken = new StopGrid<>(spacing, center[0]);
        fromMap.forEach(stop -> taken.add(stop.kerb(), stop.latitude(), stop.longitude()));
        Map<Long, Integer> perWay = new HashMap<>();
        List<PlacedStop> stops = new ArrayList<>();
        for (Candidate candidate : candidates(fromMap, spacing)) {
            if (stops.size() == STOPS_MAX) {
                break;
            }
            if (candidate.stop() != null) {
                stops.add(candidate.stop());
            } else if (candidate.point() != null && isFree(taken, candidate.kerb(), spacing)) {
                stop(candidate.point(), perWay, spacing).ifPresent(stop -> {
                    stops.add(stop);
                    taken.add(stop.kerb(), stop.latitude(), stop.longitude());
                });
            }
        }
        return stops;
    }

    private static boolean isFree(StopGrid<Kerb> taken, Kerb kerb, double spacing) {
        return taken.findNearest(kerb.latitude(), kerb.longitude(), spacing, other -> true)
                .isEmpty();
    }

    private Optional<PlacedStop> stop(StreetPoint point, Map<Long, Integer> perWay, double spacing) {
        Kerb kerb = point.kerb();
        String street = point.street().isEmpty()
                ? streets.nameNear(kerb.latitude(), kerb.longitude(), spacing)
                : point.street();
        if (street.isEmpty()) {
            return Optional.empty();
        }
        String id = "s%d-%d".formatted(point.wayId(), perWay.merge(point.wayId(), 1, Integer::sum));
        return Optional.of(new PlacedStop(id, street, point.crossStreet(), kerb));
    }

    /** From the middle outward. */
    private List<Candidate> candidates(List<PlacedStop> fromMap, double spacing) {
        List<Candidate> candidates = new ArrayList<>();
        for (PlacedStop stop : fromMap) {
            candidates.add(new Candidate(stop, null, stop.kerb(), metersFromCenter(stop.kerb())));
        }
        for (StreetPoint point : points) {
            // A street without a name comes later than named ones a little further out.
            double penalty = point.street().isEmpty() ? spacing : 0;
            candidates.add(new Candidate(null, point, point.kerb(), metersFromCenter(point.kerb()) + penalty));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank)
                .thenComparingDouble(candidate -> candidate.kerb().latitude())
                .thenComparingDouble(candidate -> candidate.kerb().longitude()));
        return candidates;
    }

    private double metersFromCenter(Kerb kerb) {
        return Geo.meters(center[0], center[1], kerb.latitude(), kerb.longitude());
    }

    /** The middle of the cell that has, with its neighbours, the most street. */
    private static double[] densest(List<StreetPoint> points) {
        record Cell(long row, long column) {}
        double latitude = points.isEmpty() ? 0 : points.getFirst().kerb().latitude();
        double east = Geo.metersPerDegreeEast(latitude);
        Map<Cell, Double> meters =
                new TreeMap<>(Comparator.comparingLong(Cell::row).thenComparingLong(Cell::column));
        for (StreetPoint point : points) {
            long row = (long) Math.floor(point.kerb().latitude() * Geo.METERS_PER_DEGREE / DENSITY_CELL_METERS);
            long column = (long) Math.floor(point.kerb().longitude() * east / DENSITY_CELL_METERS);
            for (long r = row - DENSITY_CELLS_AROUND; r <= row + DENSITY_CELLS_AROUND; r++) {
                for (long c = column - DENSITY_CELLS_AROUND; c <= column + DENSITY_CELLS_AROUND; c++) {
                    meters.merge(new Cell(r, c), point.streetMeters(), Double::sum);
                }
            }
        }
        Cell best = new Cell(0, 0);
        double most = -1;
        for (Map.Entry<Cell, Double> entry : meters.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return new double[] {
            (best.row() + 0.5) * DENSITY_CELL_METERS / Geo.METERS_PER_DEGREE,
            (best.column() + 0.5) * DENSITY_CELL_METERS / east
        };
    }
}
