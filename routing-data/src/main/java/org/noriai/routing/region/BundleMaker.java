package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.areafile.AreaFileReader;
import org.noriai.routing.areafile.AreaPlan;
import org.noriai.routing.extract.Locality;
import org.noriai.routing.extract.OsmScan;
import org.noriai.routing.extract.PbfCopy;
import org.noriai.routing.hierarchy.HierarchyFile;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.kerb.KerbFinder;
import org.noriai.routing.stops.StopNames;
import org.noriai.routing.stops.StopPlanner;
import org.noriai.routing.street.Islands;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/** One import, step by step, into an empty folder. */
final class BundleMaker {

    /** Points of the extract that vote on where it lies. */
    private static final int LOCALITY_POINTS = 60;

    private final ImportOptions options;
    private final Path folder;
    private final Path work;
    private final ImportProgress progress;
    private final ImportReport report = new ImportReport();

    /** What was read before anything is made of it. */
    private record Given(OsmScan scan, AreaPlan plan, TimetableBook timetables, PlaceStep places, SpeedsStep speeds) {}

    BundleMaker(ImportOptions options, BuildingFolder building, ImportProgress progress) {
        this.options = options;
        this.folder = building.path();
        this.work = building.work();
        this.progress = progress;
    }

    /**
     * The steps of an import: the extract is scanned and the area file read; streets, stops, travel times and the service
     * area are made of them; the basemap is drawn meanwhile by a process of its own. Each step writes its files into the
     * folder and adds to the report what it found; those that need streets or stops come after them.
     */
    void make() throws RegionImportException, IOException {
        PlaceStep placeStep = PlaceStep.read(options.places());
        SpeedsStep speeds = SpeedsStep.read(options.speeds());
        progress.line("Reading %s …".formatted(options.osm()));
        OsmScan scan = OsmScan.of(options.osm());
        AreaPlan plan = plan(scan);
        TimetableBook timetables =
                TimetableStep.make(options.gtfs(), scan.sample().bounds(), folder, report, progress);
        Given given = new Given(scan, plan, timetables, placeStep, speeds);
        Files.createDirectories(work);
        try (TileBuilderProcess builder =
                TileBuilderProcess.start(arguments(scan, work), work.resolve("tile-builder.log"), progress)) {
            Locality locality = builder.locality();
            TimetableStep.checkClocks(
                    options.gtfs(), timetables, plan.timeZone().orElse(locality.zone()));
            make(given, locality);
            progress.line("Drawing the basemap …");
            builder.finish().forEach(note -> report.doubtful("basemap", note));
        }
        ReportFile.write(report, folder);
        List<String> lines =
                report.entries().stream().map(ImportReport.Entry::toString).toList();
        Manifest.of(folder, options.osm().getFileName().toString(), lines).write(folder);
        lines.forEach(progress::line);
    }

    private AreaPlan plan(OsmScan scan) throws RegionImportException {
        if (options.area().isEmpty()) {
            return AreaPlan.usual();
        }
        AreaPlan plan = AreaFileReader.read(options.area().get(), scan.sample().extent());
        if (options.vehicles().isPresent() && !plan.fleet().isEmpty()) {
            throw new RegionImportException("The area file %s has a fleet of %d vehicles; leave --vehicles %d out."
                    .formatted(
                            options.area().get(),
                            plan.fleet().size(),
                            options.vehicles().getAsInt()));
        }
        return plan;
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

    private void make(Given given, Locality locality) throws RegionImportException, IOException {
        OsmScan scan = given.scan();
        AreaPlan plan = given.plan();
        boolean left = plan.drivesOnTheLeft().orElse(locality.drivesOnTheLeft());
        progress.line(
                "Building the street network, %s …".formatted(plan.timeZone().orElse(locality.zone())));
        try (StreetGraph graph =
                StreetGraph.importFrom(options.osm(), folder.resolve(RegionBundle.STREETS_FOLDER), left)) {
            TurnGraph turns = TurnGraph.of(graph);
            KerbFinder kerbs = new KerbFinder(graph, turns, left);
            report.found(
                    "streets",
                    "%d roads, %d directed street pieces in the connected network"
                            .formatted(scan.roads(), kerbs.mainPartSize()));
            reportIslands(Islands.of(graph, turns));
            progress.line("Planning the virtual stops …");
            StopPlanner.Plan planned = new StopPlanner(graph, turns, kerbs).plan(scan, plan);
            List<VirtualStop> stops = StopNames.distinguish(planned.stops(), scan.places());
            AreaMaker maker = new AreaMaker(plan, stops);
            maker.checkReferences();
            if (options.area().isPresent()) {
                plan.mistakes().refuse(options.area().get());
            }
            checkEnough(scan, stops.size());
            reportStops(scan, planned);
            List<SnappedPlace> places =
                    planned.stops().stream().map(stop -> stop.kerb().place()).toList();
            ContractedStreets contracted = contract(turns);
            StopMatrix times = times(contracted, places);
            ServiceArea area = maker.make(scan, options.osm(), locality, times, options.vehicles());
            HierarchyFile.write(contracted.hierarchy(), turns.arcs(), folder.resolve(RegionBundle.HIERARCHY_FILE));
            times.write(folder.resolve(RegionBundle.TIMES_FILE));
            given.speeds().write(graph, contracted, places, folder, report, progress);
            PlacesFile.write(places, folder.resolve(RegionBundle.PLACES_FILE));
            AreaFile.write(area, folder.resolve(RegionBundle.AREA_FILE));
            reportArea(area);
            progress.line("Indexing places …");
            given.places()
                    .write(
                            options.osm(),
                            area,
                            given.timetables(),
                            folder.resolve(RegionBundle.PLACE_INDEX_FOLDER),
                            report);
        }
    }

    private void checkEnough(OsmScan scan, int stops) throws RegionImportException {
        if (stops >= 2) {
            return;
        }
        throw new RegionImportException(
                options.area().isPresent()
                        ? "The area file %s leaves %d virtual stops; a service needs two. Draw larger zones, or let stops be spread."
                                .formatted(options.area().get(), stops)
                        : "The OSM file %s has no town in it: %d roads, but only %d places where a vehicle could halt."
                                .formatted(options.osm(), scan.roads(), stops));
    }

    private void reportIslands(List<Islands.Island> islands) {
        if (islands.isEmpty()) {
            return;
        }
        Islands.Island largest = islands.getFirst();
        report.dropped(
                "streets",
                "%d islands with %.1f km of street in all that no way joins to the rest, there and back; no vehicle is sent there. The largest, %.1f km, is at %.5f, %.5f"
                        .formatted(
                                islands.size(),
                                islands.stream()
                                                .mapToDouble(Islands.Island::meters)
                                                .sum()
                                        / 1000,
                                largest.meters() / 1000,
                                largest.latitude(),
                                largest.longitude()));
    }

    private void reportStops(OsmScan scan, StopPlanner.Plan plan) {
        report.found(
                "stops",
                "%d virtual stops: %d given, %d from the map's %d named bus stops, %d spread along streets"
                        .formatted(
                                plan.stops().size(),
                                plan.given(),
                                plan.fromMap(),
                                scan.stops().size(),
                                plan.spread()));
        if (plan.outside() > 0) {
            report.dropped("stops", "%d of the map's bus stops, in no zone".formatted(plan.outside()));
        }
        if (plan.unreached() > 0) {
            report.doubtful(
                    "stops",
                    "from %d points along streets no stop can be reached on foot: people don't walk there"
                            .formatted(plan.unreached()));
        }
    }

    private void reportArea(ServiceArea area) {
        report.found(
                "area",
                "%s: %s, %s, %s, driving on the %s"
                        .formatted(
                                area.name(),
                                area.zone(),
                                area.currency(),
                                area.language().toLanguageTag(),
                                area.drivesOnTheLeft() ? "left" : "right"));
        if (area.zones().getFirst().shape().isPresent()) {
            report.found("area", "%d zones".formatted(area.zones().size()));
        }
        if (!area.calendar().holidays().isEmpty()) {
            report.found(
                    "area",
                    "%d holidays, the last on %s; later ones are ordinary days until the file names them"
                            .formatted(
                                    area.calendar().holidays().size(),
                                    area.calendar().holidays().lastKey()));
        }
        report.found("area", "%d vehicles".formatted(area.fleet().size()));
    }

    private ContractedStreets contract(TurnGraph turns) {
        progress.line("Ordering %d street pieces by importance …".formatted(turns.keyCount()));
        return ContractedStreets.of(turns);
    }

    private StopMatrix times(ContractedStreets streets, List<SnappedPlace> places) {
        progress.line("Computing travel times between %d stops …".formatted(places.size()));
        AtomicInteger done = new AtomicInteger();
        return StopMatrixBuilder.build(streets, places, row -> progress.done(done.incrementAndGet(), places.size()));
    }
}
