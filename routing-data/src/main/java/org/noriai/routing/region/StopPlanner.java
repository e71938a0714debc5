package org.noriai.routing.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noriai.routing.street.Kerb;
import org.noriai.routing.street.KerbFinder;
import org.noriai.routing.street.StreetPoint;
import org.noriai.routing.street.StreetSampler;

/**
 * Plans the virtual stops: the bus stops of the map, and where these are too few, kerbs spread along the streets from
 * the densest part of the town outward.
 */
final class StopPlanner {

    /** Bus stops nearer to each other than that are one. */
    private static final double MERGE_METERS = 60;

    /** Bus stops of one name nearer to each other than that are one. */
    private static final double MERGE_NAMESAKES_METERS = 150;

    /** How far a bus stop may be from the middle of its street. */
    private static final double SNAP_METERS = 40;

    /** The map has enough bus stops if there is one for so much street. */
    private static final double STREET_METERS_PER_STOP = 8_000;

    /** Stops that are spread are so far apart. */
    private static final double SPREAD_METERS = 340;

    /** Stops in all, where they are spread: a service area is the dense part of a larger extract. */
    private static final int STOPS_MAX = 800;

    private static final double DENSITY_CELL_METERS = 500;

    private final KerbFinder kerbs;
    private final StreetSampler streets;

    StopPlanner(KerbFinder kerbs, StreetSampler streets) {
        this.kerbs = kerbs;
        this.streets = streets;
    }

    /** What was found. */
    record Plan(List<PlacedStop> stops, int fromMap, int spread) {}

    Plan plan(OsmScan scan) {
        List<PlacedStop> stops = new ArrayList<>(fromMap(scan.stops()));
        int fromMap = stops.size();
        List<StreetPoint> points = streets.points();
        double streetMeters =
                points.stream().mapToDouble(StreetPoint::streetMeters).sum();
        if (fromMap * STREET_METERS_PER_STOP < streetMeters) {
            spread(points, stops);
        }
        stops.sort(Comparator.comparing(PlacedStop::id));
        return new Plan(stops, fromMap, stops.size() - fromMap);
    }

    private List<PlacedStop> fromMap(List<OsmStop> found) {
        List<OsmStop> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((OsmStop stop) -> !stop.beside()).thenComparing(OsmStop::id));
        List<List<OsmStop>> clusters = new ArrayList<>();
        double latitude = sorted.isEmpty() ? 0 : sorted.getFirst().latitude();
        StopGrid<List<OsmStop>> grid = new StopGrid<>(MERGE_NAMESAKES_METERS, latitude);
        for (OsmStop stop : sorted) {
            Optional<List<OsmStop>> near =
                    grid.findNearest(stop.latitude(), stop.longitude(), MERGE_METERS, cluster -> true);
            if (near.isEmpty()) {
                near = grid.findNearest(
                        stop.latitude(),
                        stop.longitude(),
                        MERGE_NAMESAKES_METERS,
                        cluster -> cluster.getFirst().name().equals(stop.name()));
            }
            if (near.isPresent()) {
                near.get().add(stop);
            } else {
                List<OsmStop> cluster = new ArrayList<>(List.of(stop));
                clusters.add(cluster);
                grid.add(cluster, stop.latitude(), stop.longitude());
            }
        }
        List<PlacedStop> stops = new ArrayList<>();
        for (List<OsmStop> cluster : clusters) {
            kerb(cluster)
                    .ifPresent(
                            kerb -> stops.add(new PlacedStop(cluster.getFirst().id(), name(cluster), "", kerb)));
        }
        return stops;
    }

    /** The first kerb of a cluster on its own side of the street, otherwise the first at all. */
    private Optional<Kerb> kerb(List<OsmStop> cluster) {
        Optional<Kerb> any = Optional.empty();
        for (OsmStop stop : cluster) {
            Optional<Kerb> kerb = kerbs.findKerb(stop.latitude(), stop.longitude(), SNAP_METERS);
            if (kerb.isPresent() && kerb.get().ownSide()) {
                return kerb;
            }
            any = any.isPresent() ? any : kerb;
        }
        return any;
    }

    /** The most frequent name; of those the first in the cluster. */
    private static String name(List<OsmStop> cluster) {
        Map<String, Integer> counts = new HashMap<>();
        cluster.forEach(stop -> counts.merge(stop.name(), 1, Integer::sum));
        String name = cluster.getFirst().name();
        for (OsmStop stop : cluster) {
            if (counts.getOrDefault(stop.name(), 0) > counts.getOrDefault(name, 0)) {
                name = stop.name();
            }
        }
        return name;
    }

    private void spread(List<StreetPoint> points, List<PlacedStop> stops) {
        double[] center = densest(points);
        record Candidate(StreetPoint point, double rank) {}
        List<Candidate> candidates = new ArrayList<>();
        for (StreetPoint point : points) {
            Kerb kerb = point.kerb();
            double meters = Geo.meters(center[0], center[1], kerb.latitude(), kerb.longitude());
            // A street without a name comes later than named ones a little further out.
            candidates.add(new Candidate(point, meters + (point.street().isEmpty() ? SPREAD_METERS : 0)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank)
                .thenComparingLong(candidate -> candidate.point().wayId())
                .thenComparingDouble(candidate -> candidate.point().kerb().latitude())
                .thenComparingDouble(candidate -> candidate.point().kerb().longitude()));
        StopGrid<PlacedStop> taken = new StopGrid<>(SPREAD_METERS, center[0]);
        stops.forEach(stop -> taken.add(stop, stop.latitude(), stop.longitude()));
        Map<Long, Integer> perWay = new HashMap<>();
        for (Candidate candidate : candidates) {
            Kerb kerb = candidate.point().kerb();
            if (stops.size() >= STOPS_MAX) {
                return;
            }
            if (taken.findNearest(kerb.latitude(), kerb.longitude(), SPREAD_METERS, stop -> true)
                    .isPresent()) {
                continue;
            }
            String street = candidate.point().street().isEmpty()
                    ? streets.nameNear(kerb.latitude(), kerb.longitude(), SPREAD_METERS)
                    : candidate.point().street();
            if (street.isEmpty()) {
                continue;
            }
            long way = candidate.point().wayId();
            String id = "s%d-%d".formatted(way, perWay.merge(way, 1, Integer::sum));
            PlacedStop stop = new PlacedStop(id, street, candidate.point().crossStreet(), kerb);
            stops.add(stop);
            taken.add(stop, kerb.latitude(), kerb.longitude());
        }
    }

    /** The middle of the cell that has, with its neighbours, the most street. */
    private static double[] densest(List<StreetPoint> points) {
        record Cell(long row, long column) {}
        double east = Geo.metersPerDegreeEast(
                points.isEmpty() ? 0 : points.getFirst().kerb().latitude());
        Map<Cell, Double> meters =
                new TreeMap<>(Comparator.comparingLong(Cell::row).thenComparingLong(Cell::column));
        for (StreetPoint point : points) {
            long row = (long) Math.floor(point.kerb().latitude() * Geo.METERS_PER_DEGREE / DENSITY_CELL_METERS);
            long column = (long) Math.floor(point.kerb().longitude() * east / DENSITY_CELL_METERS);
            for (long r = row - 3; r <= row + 3; r++) {
                for (long c = column - 3; c <= column + 3; c++) {
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
            (best.row + 0.5) * DENSITY_CELL_METERS / Geo.METERS_PER_DEGREE,
            (best.column + 0.5) * DENSITY_CELL_METERS / east
        };
    }
}
