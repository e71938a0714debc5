package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.DailyHours;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.extract.Locality;
import org.noriai.routing.extract.OsmPlace;
import org.noriai.routing.extract.OsmScan;
import org.noriai.routing.extract.PbfCopy;
import org.noriai.routing.hierarchy.HierarchyFile;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.stops.StopNames;
import org.noriai.routing.stops.StopPlanner;
import org.noriai.routing.street.KerbFinder;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetSampler;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/** One import, step by step, into an empty folder. */
final class BundleMaker {

    private static final String ATTRIBUTION = "© OpenStreetMap contributors";

    /** The area reaches so far beyond its outermost stops: the longest walk and some. */
    private static final double BOUNDS_MARGIN_METERS = 600;

    /** Points of the extract that vote on where it lies. */
    private static final int LOCALITY_POINTS = 60;

    private static final int PROGRESS_STEPS = 4;

    private final ImportOptions options;
    private final Path folder;
    private final ImportProgress progress;
    private final ImportReport report = new ImportReport();

    BundleMaker(ImportOptions options, Path folder, ImportProgress progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * What of the options can't be taken yet, so that nothing is left out in silence: a line goes when its step of
     * {@link #make()} has come.
     */
    static Optional<String> findRefusal(ImportOptions options) {
        return options.area()
                .map(file -> "--area '%s' can't be taken yet; area files come with a later version.".formatted(file));
    }

    /**
     * The steps of an import: the extract is scanned; streets, stops, travel times and the service area are made of it;
     * the basemap is drawn meanwhile by a process of its own. Each step writes its files into the folder and adds to the
     * report what it found; those that need streets or stops come after them.
     */
    void make() throws RegionImportException, IOException {
        PlaceStep placeStep = PlaceStep.read(options.places());
        progress.line("Reading %s …".formatted(options.osm()));
        OsmScan scan = OsmScan.of(options.osm());
        TimetableStep.make(options.gtfs(), scan.sample().bounds(), folder, report, progress);
        Path work = folder.resolveSibling(folder.getFileName() + "-work");
        try {
            Files.createDirectories(work);
            try (TileBuilderProcess builder =
                    TileBuilderProcess.start(arguments(scan, work), work.resolve("tile-builder.log"), progress)) {
                make(scan, builder.locality(), placeStep);
                progress.line("Drawing the basemap …");
                builder.finish().forEach(note -> report.doubtful("basemap", note));
            }
        } finally {
            RegionImporter.delete(work);
        }
        List<String> lines =
                report.entries().stream().map(ImportReport.Entry::toString).toList();
        Manifest.of(folder, options.osm().getFileName().toString(), lines).write(folder);
        lines.forEach(progress::line);
    }

    private List<String> arguments(OsmScan scan, Path work) throws RegionImportException, IOException {
        String points = scan.sample().points(LOCALITY_POINTS).stream()
                .map(point -> String.format(Locale.ROOT, "%.5f,%.5f", point[0], point[1]))
                .collect(Collectors.joining(";"));
        Bounds bounds = scan.sample().bounds();
        return List.of(
                "--at",
                points,
                "--osm",
                PbfCopy.of(options.osm(), work.resolve("extract.osm.pbf")).toString(),
                "--bounds",
                "%s,%s,%s,%s".formatted(bounds.west(), bounds.south(), bounds.east(), bounds.north()),
                "--out",
                folder.resolve(RegionBundle.BASEMAP_FILE).toString(),
                "--work",
                work.resolve("planetiler").toString());
    }

    private void make(OsmScan scan, Locality locality, PlaceStep placeStep) throws RegionImportException, IOException {
        progress.line("Building the street network, %s …".formatted(locality.zone()));
        boolean left = locality.drivesOnTheLeft();
        try (StreetGraph graph =
                StreetGraph.importFrom(options.osm(), folder.resolve(RegionBundle.STREETS_FOLDER), left)) {
            TurnGraph turns = TurnGraph.of(graph);
            KerbFinder kerbs = new KerbFinder(graph, turns, left);
            progress.line("Planning the virtual stops …");
            StopPlanner.Plan plan = new StopPlanner(kerbs, new StreetSampler(graph, kerbs)).plan(scan);
            if (plan.stops().size() < 2) {
                throw new RegionImportException(
                        "The OSM file %s has no town in it: %d roads, but only %d places where a vehicle could halt."
                                .formatted(
                                        options.osm(),
                                        scan.roads(),
                                        plan.stops().size()));
            }
            List<VirtualStop> stops = StopNames.distinguish(plan.stops(), scan.places());
            List<SnappedPlace> places =
                    plan.stops().stream().map(stop -> stop.kerb().place()).toList();
            ContractedStreets contracted = contract(turns);
            StopMatrix times = times(contracted, places);
            ServiceArea area = area(scan, locality, stops, times);
            HierarchyFile.write(contracted.hierarchy(), turns.arcs(), folder.resolve(RegionBundle.HIERARCHY_FILE));
            times.write(folder.resolve(RegionBundle.TIMES_FILE));
            PlacesFile.write(places, folder.resolve(RegionBundle.PLACES_FILE));
            AreaFile.write(area, folder.resolve(RegionBundle.AREA_FILE));
            report.found(
                    "area",
                    "%s: %s, %s, %s, driving on the %s"
                            .formatted(
                                    area.name(),
                                    area.zone(),
                                    area.currency(),
                                    area.language().toLanguageTag(),
                                    left ? "left" : "right"));
            report.found(
                    "streets",
                    "%d roads, %d directed street pieces in the connected network"
                            .formatted(scan.roads(), kerbs.mainPartSize()));
            report.found(
                    "stops",
                    "%d virtual stops: %d from the map's %d named bus stops, %d spread along streets"
                            .formatted(
                                    stops.size(), plan.fromMap(), scan.stops().size(), plan.spread()));
            report.found("area", "%d vehicles".formatted(area.fleet().size()));
            progress.line("Indexing places …");
            placeStep.write(options.osm(), area, folder.resolve(RegionBundle.PLACE_INDEX_FOLDER), report);
        }
    }

    private ContractedStreets contract(TurnGraph turns) {
        progress.line("Ordering %d street pieces by importance …".formatted(turns.keyCount()));
        return ContractedStreets.of(turns);
    }

    private StopMatrix times(ContractedStreets streets, List<SnappedPlace> places) {
        progress.line("Computing travel times between %d stops …".formatted(places.size()));
        AtomicInteger done = new AtomicInteger();
        int step = Math.max(1, places.size() / PROGRESS_STEPS);
        return StopMatrixBuilder.build(streets, places, row -> {
            int rows = done.incrementAndGet();
            if (rows % step == 0 && rows < places.size() && places.size() > 300) {
                progress.line("  %d of %d".formatted(rows, places.size()));
            }
        });
    }

    private ServiceArea area(OsmScan scan, Locality locality, List<VirtualStop> stops, StopMatrix times) {
        double south = stops.stream().mapToDouble(VirtualStop::latitude).min().orElseThrow();
        double north = stops.stream().mapToDouble(VirtualStop::latitude).max().orElseThrow();
        double west = stops.stream().mapToDouble(VirtualStop::longitude).min().orElseThrow();
        double east = stops.stream().mapToDouble(VirtualStop::longitude).max().orElseThrow();
        double marginNorth = BOUNDS_MARGIN_METERS / Geo.METERS_PER_DEGREE;
        double marginEast = BOUNDS_MARGIN_METERS / Geo.metersPerDegreeEast((south + north) / 2);
        Bounds bounds = new Bounds(
                rounded(south - marginNorth),
                rounded(west - marginEast),
                rounded(north + marginNorth),
                rounded(east + marginEast));
        return new ServiceArea(
                name(scan, bounds),
                bounds,
                locality.zone(),
                locality.currency(),
                locality.language(),
                locality.drivesOnTheLeft(),
                stops,
                ServiceRules.DEFAULT,
                DailyHours.DEFAULT,
                FleetPlanner.plan(times, options.vehicles()),
                ATTRIBUTION);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** The greatest city or town within the area, otherwise the name of the file. */
    private String name(OsmScan scan, Bounds bounds) {
        return scan.places().stream()
                .filter(place -> place.rank() <= OsmPlace.RANK_OF_TOWN)
                .filter(place -> bounds.contains(place.latitude(), place.longitude()))
                .min(Comparator.comparingInt(OsmPlace::rank)
                        .thenComparing(
                                Comparator.comparingLong(OsmPlace::population).reversed())
                        .thenComparingDouble(place -> Geo.meters(
                                place.latitude(), place.longitude(), bounds.centerLatitude(), bounds.centerLongitude()))
                        .thenComparing(OsmPlace::name))
                .map(OsmPlace::name)
                .orElseGet(this::fileName);
    }

    private String fileName() {
        String stem = options.osm()
                .getFileName()
                .toString()
                .replaceFirst("\\..*$", "")
                .replaceFirst("-latest$", "");
        return stem.isEmpty() ? "Region" : stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    }
}
