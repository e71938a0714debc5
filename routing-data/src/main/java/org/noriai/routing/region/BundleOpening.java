package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.basemap.TileArchive;
import org.noriai.routing.hierarchy.HierarchyFile;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.street.FootNetworks;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableFile;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;

/**
 * The opening of a bundle. Most of its time goes into the beginning of libraries that do not need each other, so what does
 * not wait for the streets is read beside them. Before the checksums are found right, nothing is read but the area and the
 * index of places, which has checksums of its own. Whatever fails, what was opened is closed. Used once.
 */
final class BundleOpening implements AutoCloseable {

    private static final int WAIT_SECONDS_MAX = 60;

    private final Path folder;
    private final ExecutorService beside = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("region-opening-", 0).daemon().factory());
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    BundleOpening(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens it.
     *
     * @throws IOException if it is no bundle, of another format or damaged; the message is one line that names the file
     */
    RegionBundle open() throws IOException {
        Future<PlaceIndex> places = beside.submit(this::places);
        Manifest manifest = Manifest.read(folder);
        Future<Manifest> checked = beside.submit(() -> {
            manifest.check(folder);
            return manifest;
        });
        ServiceArea area;
        try {
            area = AreaFile.read(folder.resolve(RegionBundle.AREA_FILE));
        } catch (IOException | RuntimeException failed) {
            await(checked);
            throw failed;
        }
        RegionBundle bundle = open(await(checked), area, places);
        opened.clear();
        return bundle;
    }

    private RegionBundle open(Manifest manifest, ServiceArea area, Future<PlaceIndex> places) throws IOException {
        Future<StopMatrix> times = beside.submit(() -> StopMatrix.read(folder.resolve(RegionBundle.TIMES_FILE)));
        Future<Optional<DayTimes>> dayTimes = beside.submit(() -> DayTimes.read(folder));
        Future<TimetableBook> timetables = beside.submit(this::timetables);
        Future<TileArchive> basemap =
                beside.submit(() -> opened(TileArchive.open(folder.resolve(RegionBundle.BASEMAP_FILE))));
        List<SnappedPlace> halts = PlacesFile.read(folder.resolve(RegionBundle.PLACES_FILE));
        StreetGraph graph =
                opened(StreetGraph.load(folder.resolve(RegionBundle.STREETS_FOLDER), area.drivesOnTheLeft()));
        Future<ContractedStreets> contracted = beside.submit(() -> contracted(TurnGraph.of(graph)));
        FootNetworks walks = FootNetworks.of(graph, area.stops());
        int stops = area.stops().size();
        StopMatrix matrix = await(times);
        if (matrix.placeCount() != stops || halts.size() != stops) {
            throw new IOException("The region bundle %s has %d stops, %d places and times between %d of them."
                    .formatted(folder, stops, halts.size(), matrix.placeCount()));
        }
        ContractedStreets streets = await(contracted);
        return new RegionBundle(
                manifest,
                area,
                new StreetNetwork(graph, streets.turns(), walks, halts, area.bounds()),
                streets,
                matrix,
                await(dayTimes),
                await(timetables),
                await(basemap),
                await(places));
    }

    private PlaceIndex places() throws IOException {
        return opened(PlaceIndex.open(folder.resolve(RegionBundle.PLACE_INDEX_FOLDER)));
    }

    private TimetableBook timetables() throws IOException {
        Path file = folder.resolve(RegionBundle.TIMETABLE_FILE);
        return Files.exists(file) ? TimetableFile.read(file) : TimetableBook.EMPTY;
    }

    private ContractedStreets contracted(TurnGraph turns) throws IOException {
        return new ContractedStreets(
                turns, HierarchyFile.read(turns.arcs(), folder.resolve(RegionBundle.HIERARCHY_FILE)));
    }

    private <C extends AutoCloseable> C opened(C part) {
        opened.push(part);
        return part;
    }

    /** What another thread reads. */
    private <T> T await(Future<T> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            if (failed.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IOException("The region bundle %s can't be opened: %s".formatted(folder, failed), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "The opening of the region bundle %s was interrupted.".formatted(folder), interrupted);
        }
    }

    /** Closes what was opened, unless it was handed on whole. */
    @Override
    public void close() throws IOException {
        beside.shutdown();
        try {
            if (!beside.awaitTermination(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IOException("The region bundle %s is still being read.".formatted(folder));
            }
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("The region bundle %s can't be closed: %s".formatted(folder, failed), failed);
        }
    }
}
