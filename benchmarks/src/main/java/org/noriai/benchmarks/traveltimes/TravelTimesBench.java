package org.noriai.benchmarks.traveltimes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.PairRouter;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.traveltime.PlaceTimes;
import org.noriai.routing.traveltime.PlaceTimesSearch;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/**
 * Driving times against GraphHopper's own router: how many random pairs are wrong, how long one request's four searches
 * among 3,000 stops take, how many times as long asking the router pair by pair would, and whole matrices.
 */
public final class TravelTimesBench {

    private static final int PAIRS = 20_000;
    private static final int STOPS = 3_000;
    private static final int REQUESTS = 5_000;
    private static final int REQUESTS_TO_WARM_UP = 3_000;
    private static final int PAIRS_ASKED = 300;
    private static final int MATRIX_RUNS = 5;
    private static final long SEED = 9;

    private TravelTimesBench() {}

    /** On Shibuya, Heidelberg and Porto where the data is there, otherwise on Monaco; {@code count} pairs each. */
    public static List<BenchResult> run(ProjectFolder project, Optional<Path> data, Optional<Integer> count)
            throws IOException, InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        int pairs = count.orElse(PAIRS);
        List<Path> extracts = data.map(TravelTimesBench::extracts).orElse(List.of());
        if (extracts.isEmpty()) {
            System.err.println("  the maps of the shared data are absent: measuring on Monaco");
            extracts = List.of(project.monaco());
        }
        for (Path extract : extracts) {
            boolean left = extract.getFileName().toString().startsWith("shibuya");
            try (BenchMap map = BenchMap.open(extract, left)) {
                results.addAll(measure(map, pairs));
            }
        }
        return results;
    }

    private static List<Path> extracts(Path data) {
        return List.of("shibuya.osm", "heidelberg.osm.pbf", "porto.osm.pbf").stream()
                .map(name -> data.resolve("osm").resolve(name))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<BenchResult> measure(BenchMap map, int pairs) throws InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        results.addAll(requests(map));
        results.add(matrix(map, 2_500));
        results.add(matrix(map, 500));
        results.add(Closures.measure(map));
        results.add(ExactPairs.compare(map, pairs));
        return results;
    }

    /** One request: from and to its origin and its destination, all stops each. */
    private static List<BenchResult> requests(BenchMap map) {
        DrawnPlaces drawn = new DrawnPlaces(map.turns(), SEED);
        List<SnappedPlace> stops = drawn.stops(STOPS);
        List<DrivePlace> places = drawn.anywhere(2_048);
        PlaceTimes times = PlaceTimes.of(map.streets(), stops);
        PlaceTimesSearch search = new PlaceTimesSearch(times);
        int[] millis = new int[STOPS];
        Samples samples = new Samples();
        Samples processorTime = new Samples();
        var threads = ManagementFactory.getThreadMXBean();
        long spent = 0;
        for (int i = -REQUESTS_TO_WARM_UP; i < REQUESTS; i++) {
            DrivePlace origin = places.get(Math.floorMod(2 * i, places.size()));
            DrivePlace destination = places.get(Math.floorMod(2 * i + 1, places.size()));
            long processorBegan = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            search.findFrom(origin, millis);
            search.findTo(origin, millis);
            search.findFrom(destination, millis);
            search.findTo(destination, millis);
            long took = System.nanoTime() - began;
            if (i >= 0) {
                processorTime.add((threads.getCurrentThreadCpuTime() - processorBegan) / 1e6);
                samples.add(took / 1e6);
                spent += took;
            }
        }
        double requestMillis = spent / 1e6 / REQUESTS;
        System.err.printf(
                Locale.ROOT,
                "  %s: one request p50 %.3f ms, p99 %.3f ms%n",
                map.name(),
                samples.percentile(50),
                samples.percentile(99));
        return List.of(
                BenchResult.p99(
                        "traveltimes.onetomany." + map.name(),
                        "ms",
                        samples,
                        String.format(
                                Locale.ROOT,
                                "one warm thread, four searches between a place and %d stops, turn restrictions and costs "
                                        + "on, snapping excluded; processor time p99 %.3f ms; streets contracted in %.1f s to %d "
                                        + "arcs, stops laid out in %.1f MB",
                                STOPS,
                                processorTime.percentile(99),
                                map.contractSeconds(),
                                map.streets().hierarchy().arcCount(),
                                times.byteCount() / 1e6)),
                ratio(map, drawn.stops(PAIRS_ASKED), stops, requestMillis));
    }

    private static BenchResult ratio(
            BenchMap map, List<SnappedPlace> places, List<SnappedPlace> stops, double requestMillis) {
        PairRouter router = new PairRouter(map.graph());
        long began = 0;
        for (int i = -PAIRS_ASKED / 3; i < PAIRS_ASKED; i++) {
            began = i == 0 ? System.nanoTime() : began;
            int at = i + PAIRS_ASKED;
            router.seconds(places.get(at % places.size()), stops.get(7 * at % stops.size()));
        }
        double pairMillis = (System.nanoTime() - began) / 1e6 / PAIRS_ASKED;
        return BenchResult.of(
                "traveltimes.ratio." + map.name(),
                "x",
                pairMillis * 4 * STOPS / requestMillis,
                PAIRS_ASKED,
                String.format(
                        Locale.ROOT,
                        "4 x %d pairs at %.3f ms each by GraphHopper's edge-based bidirectional Dijkstra (measured on %d) "
                                + "over %.3f ms for the four searches",
                        STOPS,
                        pairMillis,
                        PAIRS_ASKED,
                        requestMillis));
    }

    private static BenchResult matrix(BenchMap map, int size) {
        List<SnappedPlace> stops = new DrawnPlaces(map.turns(), SEED + size).stops(size);
        Samples seconds = new Samples();
        for (int run = 0; run < MATRIX_RUNS; run++) {
            long began = System.nanoTime();
            StopMatrixBuilder.build(map.streets(), stops, row -> {});
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        System.err.printf(Locale.ROOT, "  %s: matrix of %d in %.3f s%n", map.name(), size, seconds.percentile(50));
        return BenchResult.of(
                "matrix.%d.%s".formatted(size, map.name()),
                "s",
                seconds.percentile(50),
                MATRIX_RUNS,
                "median; %d x %d stops, laying out included, turn restrictions on, %d threads"
                        .formatted(size, size, Runtime.getRuntime().availableProcessors()));
    }
}
