package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.noriai.routing.areafile.AreaPlan;
import org.noriai.routing.areafile.AreaPlan.GivenStop;
import org.noriai.routing.extract.OsmScan;
import org.noriai.routing.extract.OsmStop;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.kerb.Kerb;
import org.noriai.routing.kerb.KerbFinder;
import org.noriai.routing.kerb.StreetPoint;
import org.noriai.routing.kerb.StreetSampler;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/**
 * Plans the virtual stops: those that the area file gives, the bus stops of the map, and kerbs spread along the streets,
 * by the file's rule or where the map has few.
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

    /** How far away a street may be whose name a stop takes. */
    private static final double NAME_METERS = 500;

    private final StreetGraph graph;
    private final TurnGraph turns;
    private final KerbFinder kerbs;
    private final StreetSampler streets;

    /** For the streets of a region. */
    public StopPlanner(StreetGraph graph, TurnGraph turns, KerbFinder kerbs) {
        this.graph = graph;
        this.turns = turns;
        this.kerbs = kerbs;
        this.streets = new StreetSampler(graph, kerbs);
    }

    /**
     * What was found.
     *
     * @param stops in the order of their ids
     * @param given how many of them the area file gives
     * @param fromMap how many of them the map has
     * @param spread how many were spread along streets
     * @param outside bus stops of the map that lie in no zone
     * @param unreached points of streets from where no stop can be walked to, of those that the file's rule is for
     */
    public record Plan(List<PlacedStop> stops, int given, int fromMap, int spread, int outside, int unreached) {}

    /**
     * The stops of an area. A stop that the file gives where no vehicle can halt is added to the file's mistakes.
     *
     * @param scan what the map has
     * @param area what the file wants
     * @throws RegionImportException if there would be too many
     */
    public Plan plan(OsmScan scan, AreaPlan area) throws RegionImportException {
        List<PlacedStop> given = given(area);
        List<PlacedStop> found = area.stops().fromMap() ? fromMap(scan.stops()) : List.of();
        StopGrid<PlacedStop> taken = new StopGrid<>(SAME_KERB_METERS, latitude(given));
        given.forEach(stop -> taken.add(stop, stop.latitude(), stop.longitude()));
        List<PlacedStop> inside = found.stream()
                .filter(stop -> covers(area, stop.kerb()))
                .filter(stop -> taken.findNearest(stop.latitude(), stop.longitude(), SAME_KERB_METERS, one -> true)
                        .isEmpty())
                .toList();
        List<PlacedStop> stops = new ArrayList<>(given);
        stops.addAll(inside);
        int fromMap = inside.size();
        int unreached = 0;
        if (area.stops().whereNeeded()) {
            stops = spreadWhereNeeded(area, inside);
            Set<String> ids = inside.stream().map(PlacedStop::id).collect(Collectors.toSet());
            fromMap =
                    (int) stops.stream().filter(stop -> ids.contains(stop.id())).count();
        } else if (area.stops().spreadWalkMetersMax().isPresent()) {
            unreached = cover(area, stops, scan);
        }
        int spread = stops.size() - given.size() - fromMap;
        stops.sort(Comparator.comparing(PlacedStop::id));
        int outside =
                (int) found.stream().filter(stop -> !covers(area, stop.kerb())).count();
        return new Plan(stops, given.size(), fromMap, spread, outside, unreached);
    }

    private static boolean covers(AreaPlan area, Kerb kerb) {
        return area.zones().stream().anyMatch(zone -> zone.contains(kerb.latitude(), kerb.longitude()));
    }

    private static double latitude(List<PlacedStop> stops) {
        return stops.isEmpty() ? 0 : stops.getFirst().latitude();
    }

    private List<StreetPoint> points(AreaPlan area) {
        return streets.points().stream()
                .filter(point -> covers(area, point.kerb()))
                .toList();
    }

    private List<PlacedStop> given(AreaPlan area) {
        List<PlacedStop> stops = new ArrayList<>();
        for (GivenStop stop : area.stops().given()) {
            Optional<Kerb> kerb = kerbs.findKerb(stop.latitude(), stop.longitude(), SNAP_METERS);
            if (kerb.isPresent()) {
                stops.add(new PlacedStop(stop.id(), stop.name(), "", kerb.get()));
            } else {
                area.mistakes()
                        .add(
                                stop.at().line(),
                                stop.at().field(),
                                "%s, %s".formatted(stop.latitude(), stop.longitude()),
                                "no street on which a vehicle can halt and that is joined to the rest lies within %d m"
                                        .formatted((int) SNAP_METERS));
            }
        }
        return stops;
    }

    private List<PlacedStop> spreadWhereNeeded(AreaPlan area, List<PlacedStop> fromMap) {
        List<StreetPoint> points = points(area);
        double streetMeters =
                points.stream().mapToDouble(StreetPoint::streetMeters).sum();
        return new ArrayList<>(
                fromMap.size() * STREET_METERS_PER_STOP < streetMeters
                        ? new StopSpreader(points, streets).spread(fromMap)
                        : fromMap);
    }

    /** Adds the stops of the file's rule; returns how many points they can't serve. */
    private int cover(AreaPlan area, List<PlacedStop> stops, OsmScan scan) throws RegionImportException {
        int walkMetersMax = area.stops().spreadWalkMetersMax().orElseThrow();
        StopCover.Cover cover = new StopCover(graph, turns, walkMetersMax)
                .of(points(area), stops, scan.sample().extent());
        Map<Long, Integer> perWay = new HashMap<>();
        for (StreetPoint point : cover.points()) {
            Kerb kerb = point.kerb();
            String id = "s%d-%d".formatted(point.wayId(), perWay.merge(point.wayId(), 1, Integer::sum));
            String near = point.street().isEmpty()
                    ? streets.nameNear(kerb.latitude(), kerb.longitude(), NAME_METERS)
                    : point.street();
            String name = near.isEmpty() ? StopNames.settlement(kerb, scan.places()) : near;
            stops.add(new PlacedStop(id, name.isEmpty() ? id : name, point.crossStreet(), kerb));
        }
        return cover.unreached();
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
