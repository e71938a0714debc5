package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.basemap.TileArchive;
import org.noriai.routing.closure.LivingStreets;
import org.noriai.routing.hierarchy.HierarchyFile;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableFile;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;

/**
 * A region that was imported, opened: a folder that never changes. Thread-safe, as all its parts are; closing it closes
 * them.
 */
public final class RegionBundle implements AutoCloseable {

    static final String AREA_FILE = "area.json";
    static final String STREETS_FOLDER = "streets";
    static final String PLACES_FILE = "places.bin";
    static final String PLACE_INDEX_FOLDER = "places";
    static final String TIMES_FILE = "times.bin";

    /** Bundles made before decision 0005 don't have it. */
    static final String HIERARCHY_FILE = "hierarchy.bin";

    static final String TIMETABLE_FILE = "timetable.bin";
    static final String BASEMAP_FILE = "basemap.pmtiles";

    private final Manifest manifest;
    private final ServiceArea area;
    private final StreetNetwork streets;
    private final ContractedStreets contracted;
    private final StopMatrix times;
    private final TimetableBook timetables;
    private final TileArchive basemap;
    private final PlaceIndex places;

    private RegionBundle(
            Manifest manifest,
            ServiceArea area,
            StreetNetwork streets,
            ContractedStreets contracted,
            StopMatrix times,
            TimetableBook timetables,
            TileArchive basemap,
            PlaceIndex places) {
        this.manifest = manifest;
        this.area = area;
        this.streets = streets;
        this.contracted = contracted;
        this.times = times;
        this.timetables = timetables;
        this.basemap = basemap;
        this.places = places;
    }

    /**
     * Opens a bundle, after its format and checksums were found right.
     *
     * @param folder as the importer made it
     * @throws IOException if it is no bundle, of another format or damaged; the message is one line that names the file
     */
    public static RegionBundle open(Path folder) throws IOException {
        Manifest manifest = Manifest.read(folder);
        manifest.check(folder);
        ServiceArea area = AreaFile.read(folder.resolve(AREA_FILE));
        StopMatrix times = StopMatrix.read(folder.resolve(TIMES_FILE));
        List<SnappedPlace> places = PlacesFile.read(folder.resolve(PLACES_FILE));
        if (times.placeCount() != area.stops().size()
                || places.size() != area.stops().size()) {
            throw new IOException("The region bundle %s has %d stops, %d places and times between %d of them."
                    .formatted(folder, area.stops().size(), places.size(), times.placeCount()));
        }
        Path timetable = folder.resolve(TIMETABLE_FILE);
        TimetableBook timetables = Files.exists(timetable) ? TimetableFile.read(timetable) : TimetableBook.EMPTY;
        TileArchive basemap = TileArchive.open(folder.resolve(BASEMAP_FILE));
        StreetGraph graph = StreetGraph.load(folder.resolve(STREETS_FOLDER), area.drivesOnTheLeft());
        TurnGraph turns = TurnGraph.of(graph);
        StreetNetwork streets = new StreetNetwork(graph, turns, area.stops(), places, area.bounds());
        return new RegionBundle(
                manifest, area, streets, contracted(turns, folder), times, timetables, basemap, places(area, folder));
    }

    /** As stored, or contracted now where the bundle is too old to have it. */
    private static ContractedStreets contracted(TurnGraph turns, Path folder) throws IOException {
        Path file = folder.resolve(HIERARCHY_FILE);
        return Files.exists(file)
                ? new ContractedStreets(turns, HierarchyFile.read(turns.arcs(), file))
                : ContractedStreets.of(turns);
    }

    /** As stored; bundles from before there were places have their stops only. */
    private static PlaceIndex places(ServiceArea area, Path folder) throws IOException {
        Path index = folder.resolve(PLACE_INDEX_FOLDER);
        return Files.isDirectory(index) ? PlaceIndex.open(index) : PlaceIndex.of(PlaceStep.stops(area));
    }

    /**
     * The hash of the bundle in a folder, without opening it.
     *
     * @throws IOException if it is no bundle or of another format
     */
    public static String hash(Path folder) throws IOException {
        return Manifest.read(folder).hash();
    }

    /** Stops, fleet, hours, rules. */
    public ServiceArea serviceArea() {
        return area;
    }

    /** Drives and walks. */
    public StreetNetwork streets() {
        return streets;
    }

    /** The streets with the times that they usually take, to search between any places. */
    public ContractedStreets contractedStreets() {
        return contracted;
    }

    /**
     * The streets with what is different on them for a time; to be closed by the caller.
     *
     * @param nowSeconds the present engine time
     * @param matrices is given the times between the stops whenever they have changed, on a background thread
     */
    public LivingStreets livingStreets(int nowSeconds, Consumer<StopMatrix> matrices) {
        return new LivingStreets(streets.graph(), contracted, streets.places(), times, nowSeconds, matrices);
    }

    /** Driving times between the stops. */
    public StopMatrix travelTimes() {
        return times;
    }

    /** Scheduled public transport; empty where the import had no feed. */
    public TimetableBook timetables() {
        return timetables;
    }

    /** Tiles to draw the map from. */
    public TileArchive basemap() {
        return basemap;
    }

    /** Places to search for and to name points by. */
    public PlaceIndex places() {
        return places;
    }

    /** Names the content: another import of other data has another hash. */
    public String hash() {
        return manifest.hash();
    }

    /** What the import found, a line each, for people. */
    public List<String> report() {
        return manifest.report();
    }

    @Override
    public void close() throws IOException {
        streets.close();
        basemap.close();
        places.close();
    }
}
