package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.basemap.TileArchive;
import org.noriai.routing.closure.LivingStreets;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.timeofday.SliceStreets;
import org.noriai.routing.transit.store.TimetableBook;
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

    /** The speed profile that the import was given; with it {@link #SLICES_FILE}. */
    static final String SPEEDS_FILE = "speeds.csv";

    static final String SLICES_FILE = "slices.bin";
    static final String HIERARCHY_FILE = "hierarchy.bin";
    static final String TIMETABLE_FILE = "timetable.bin";
    static final String BASEMAP_FILE = "basemap.pmtiles";

    private final Manifest manifest;
    private final ServiceArea area;
    private final StreetNetwork streets;
    private final ContractedStreets contracted;
    private final StopMatrix times;
    private final Optional<DayTimes> dayTimes;
    private final TimetableBook timetables;
    private final TileArchive basemap;
    private final PlaceIndex places;

    RegionBundle(
            Manifest manifest,
            ServiceArea area,
            StreetNetwork streets,
            ContractedStreets contracted,
            StopMatrix times,
            Optional<DayTimes> dayTimes,
            TimetableBook timetables,
            TileArchive basemap,
            PlaceIndex places) {
        this.manifest = manifest;
        this.area = area;
        this.streets = streets;
        this.contracted = contracted;
        this.times = times;
        this.dayTimes = dayTimes;
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
        try (BundleOpening opening = new BundleOpening(folder)) {
            return opening.open();
        }
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
     * @param days between engine time and days
     * @param nowSeconds the present engine time
     * @param handOn is given the times between the stops whenever they have changed, on a background thread
     */
    public LivingStreets livingStreets(AreaCalendar days, int nowSeconds, Consumer<TravelTimes> handOn) {
        Optional<LivingStreets.DaySlices> slices = dayTimes.map(known -> new LivingStreets.DaySlices(
                SliceStreets.of(streets.graph(), contracted, known.profile()),
                known.calendar(days, nowSeconds, area.calendar())));
        return new LivingStreets(
                streets.graph(),
                contracted,
                streets.places(),
                travelTimes(days, nowSeconds),
                slices,
                nowSeconds,
                handOn);
    }

    /**
     * Driving times between the stops: by the time of day where the import was given speeds, otherwise the usual ones.
     *
     * @param days between engine time and days
     * @param nowSeconds the present engine time; holidays are known from a week before it to some years after
     */
    public TravelTimes travelTimes(AreaCalendar days, int nowSeconds) {
        return dayTimes.isPresent() ? dayTimes.get().times(days, nowSeconds, area.calendar()) : times;
    }

    /** Driving times between the stops as they usually are. */
    public StopMatrix usualTimes() {
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
