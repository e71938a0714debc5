package org.noriai.benchmarks.traveltimes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.PairRouter;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.traveltime.PlaceTimes;
import org.noriai.routing.traveltime.PlaceTimesSearch;

/** Random pairs of places, each also asked of GraphHopper's own router: how many differ by more than a second. */
final class ExactPairs {

    private static final double TOLERANCE_SECONDS = 1;
    private static final int ENDS = 1_000;
    private static final long SEED = 4;

    private final BenchMap map;
    private final List<DrivePlace> starts;
    private final List<DrivePlace> ends;
    private final int[][] millis;

    /** Index of start and end of each pair, one after the other. */
    private final int[] pairs;

    private double greatestSeconds;
    private int wrong;
    private int unreached;
    private int onOneStreet;
    private int atJunctions;

    private ExactPairs(BenchMap map, int count) {
        this.map = map;
        DrawnPlaces drawn = new DrawnPlaces(map.turns(), SEED);
        starts = drawn.anywhere(ENDS);
        ends = new ArrayList<>(drawn.anywhere(ENDS));
        starts.forEach(start -> ends.add(drawn.onTheStreetOf(start)));
        PlaceTimes times = PlaceTimes.of(map.streets(), ends);
        PlaceTimesSearch search = new PlaceTimesSearch(times);
        millis = new int[starts.size()][ends.size()];
        for (int i = 0; i < starts.size(); i++) {
            search.findFrom(starts.get(i), millis[i]);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        pairs = new int[2 * count];
        for (int i = 0; i < count; i++) {
            int start = random.nextInt(ENDS);
            pairs[2 * i] = start;
            // One in twelve on the street of its start.
            pairs[2 * i + 1] = random.nextInt(12) == 0 ? ENDS + start : random.nextInt(ENDS);
        }
    }

    static BenchResult compare(BenchMap map, int count) throws InterruptedException {
        return new ExactPairs(map, count).compare();
    }

    private BenchResult compare() throws InterruptedException {
        int count = pairs.length / 2;
        System.err.printf("  %s: asking GraphHopper's router for %d pairs ...%n", map.name(), count);
        PairRouter router = new PairRouter(map.graph());
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<? extends Future<?>> running = IntStream.range(0, threads)
                    .mapToObj(worker -> workers.submit(() -> {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            ask(router, i);
                            if ((i + 1) % 4_000 == 0) {
                                System.err.printf("  %s: %d of %d%n", map.name(), i + 1, count);
                            }
                        }
                    }))
                    .toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The comparison on %s failed.".formatted(map.name()), e.getCause());
        }
        double millisEach = (System.nanoTime() - began) / 1e6 / count * threads;
        return BenchResult.of(
                "traveltimes.exact." + map.name(),
                "wrong pairs",
                wrong,
                count,
                String.format(
                        Locale.ROOT,
                        "against GraphHopper's edge-based bidirectional Dijkstra (%.2f ms a pair), weights, turn restrictions "
                                + "on; wrong is more than %.0f s apart or reached by one only; greatest difference %.3f s; "
                                + "%d pairs unreached by both, %d on one street, %d from or to a junction",
                        millisEach,
                        TOLERANCE_SECONDS,
                        greatestSeconds,
                        unreached,
                        onOneStreet,
                        atJunctions));
    }

    private void ask(PairRouter router, int pair) {
        DrivePlace from = starts.get(pairs[2 * pair]);
        DrivePlace to = ends.get(pairs[2 * pair + 1]);
        double exact = from.equals(to) ? 0 : router.seconds(from, to);
        int told = millis[pairs[2 * pair]][pairs[2 * pair + 1]];
        count(from, to, exact, told);
    }

    private synchronized void count(DrivePlace from, DrivePlace to, double exact, int told) {
        onOneStreet += isOnOneStreet(from, to) ? 1 : 0;
        atJunctions += from instanceof DrivePlace.Junction || to instanceof DrivePlace.Junction ? 1 : 0;
        boolean reached = told != PlaceTimesSearch.UNREACHED;
        if (reached == Double.isInfinite(exact)) {
            wrong(from, to, exact, told);
        } else if (reached) {
            double difference = Math.abs(exact - told / 1e3);
            greatestSeconds = Math.max(greatestSeconds, difference);
            if (difference > TOLERANCE_SECONDS) {
                wrong(from, to, exact, told);
            }
        } else {
            unreached++;
        }
    }

    private void wrong(DrivePlace from, DrivePlace to, double exact, int told) {
        wrong++;
        System.err.printf(Locale.ROOT, "  wrong: %s to %s is %.3f s, told %d ms%n", from, to, exact, told);
    }

    private static boolean isOnOneStreet(DrivePlace from, DrivePlace to) {
        return edge(from) >= 0 && edge(from) == edge(to);
    }

    private static int edge(DrivePlace place) {
        return switch (place) {
            case SnappedPlace kerb -> kerb.edgeKey() >> 1;
            case DrivePlace.EitherSide either -> either.side().edgeKey() >> 1;
            case DrivePlace.Junction ignored -> -1;
        };
    }
}
