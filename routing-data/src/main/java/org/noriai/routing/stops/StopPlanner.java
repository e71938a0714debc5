package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.noriai.routing.extract.OsmScan;
import org.noriai.routing.extract.OsmStop;
import org.noriai.routing.street.Kerb;
import org.noriai.routing.street.KerbFinder;
import org.noriai.routing.street.StreetPoint;
import org.noriai.routing.street.StreetSampler;

/**
 * Plans the virtual stops: the bus stops of the map, and where these are too few, kerbs spread along the streets as
 * well.
 */
public final class StopPlanner {

    /** Bus stops nearer to each other than that are one. */
    private static final double MERGE_METERS = 60;

    /** Bus stops of one name nearer to each other than that are one. */
    private static final double MERGE_NAMESAKES_METERS = 150;

    /** Kerbs nearer to each other than that are one. */
    private static final double SAME_KERB_METERS = 30;

    /** How far a bus stop may be from the middle of its street. */
    private static final double SNAP_METERS = 40;

    /** The map has enough bus stops if there is one for so much street. */
    private static final double STREET_METERS_PER_STOP = 8_000;

    private final KerbFinder kerbs;
    private final StreetSampler streets;

    /** For the streets of a region. */
    public StopPlanner(KerbFinder kerbs, StreetSampler streets) {
        this.kerbs = kerbs;
        this.streets = streets;
    }

    /**
     * What was found.
     *
     * @param stops in the order of their ids
     * @param fromMap how many of them the map has
     * @param spread how many were spread along streets
     */
    public record Plan(List<PlacedStop> stops, int fromMap, int spread) {}

    /** The stops of an extract. */
    public Plan plan(OsmScan scan) {
        List<PlacedStop> stops = fromMap(scan.stops());
        List<StreetPoint> points = streets.points();
        double streetMeters =
                points.stream().mapToDouble(StreetPoint::streetMeters).sum();
        int fromMap = stops.size();
        if (fromMap * STREET_METERS_PER_STOP < streetMeters) {
            StopSpreader spreader = new StopSpreader(points, streets);
            List<PlacedStop> spread = spreader.spread(stops);
            Set<String> ids = stops.stream().map(PlacedStop::id).collect(Collectors.toSet());
            stops = new ArrayList<>(spread);
            fromMap = (int)
                    spread.stream().filter(stop -> ids.contains(stop.id())).count();
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
        StopGrid<Kerb> taken = new StopGrid<>(SAME_KERB_METERS, latitude);
        for (List<OsmStop> cluster : clusters) {
            Optional<Kerb> nearest = kerb(cluster);
            // Bus stops farther apart than that may still lead to one kerb, from either side of a junction.
            if (nearest.isPresent()
                    && taken.findNearest(
                                    nearest.get().latitude(), nearest.get().longitude(), SAME_KERB_METERS, kerb -> true)
                            .isEmpty()) {
                Kerb kerb = nearest.get();
                stops.add(new PlacedStop(cluster.getFirst().id(), name(cluster), "", kerb));
                taken.add(kerb, kerb.latitude(), kerb.longitude());
            }
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
}
