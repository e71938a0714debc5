package org.noriai.benchmarks.traveltimes;

import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.closure.LivingStreets;
import org.noriai.routing.closure.PresentTimes;
import org.noriai.routing.closure.StreetChange;
import org.noriai.routing.street.DriveSearch;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;
import org.noriai.routing.traveltime.TimesSearch;

/** Streets closed and slowed while requests go on: how long until a hierarchy and a new stop matrix answer again. */
final class Closures {

    private static final int STOPS = 800;
    private static final int CLOSED = 30;
    private static final int SLOWED = 20;
    private static final int ROWS_COMPARED = 25;
    private static final long SEED = 12;

    private Closures() {}

    static BenchResult measure(BenchMap map) {
        List<SnappedPlace> stops = new DrawnPlaces(map.turns(), SEED).stops(STOPS);
        StopMatrix usual = StopMatrixBuilder.build(map.streets(), stops, row -> {});
        List<TravelTimes> matrices = new ArrayList<>();
        try (LivingStreets streets = new LivingStreets(map.graph(), map.streets(), stops, usual, 0, matrices::add)) {
            List<StreetChange> changes = changes(map);
            long began = System.nanoTime();
            streets.replaceChanges(changes);
            double obeyedSeconds = (System.nanoTime() - began) / 1e9;
            int wrong = wrong(streets.present(), stops);
            CompletableFuture<Void> settled = streets.settled();
            CompletableFuture<Double> took = settled.thenApply(done -> (System.nanoTime() - began) / 1e9);
            Samples meanwhile = new Samples();
            int[] millis = new int[STOPS];
            do {
                long asked = System.nanoTime();
                SnappedPlace stop = stops.get(meanwhile.count() % STOPS);
                streets.present().findFrom(stop, millis);
                streets.present().findTo(stop, millis);
                meanwhile.add((System.nanoTime() - asked) / 1e6);
            } while (!settled.isDone());
            double seconds = took.join();
            wrong += wrong(streets.present(), stops);
            return BenchResult.of(
                    "traveltimes.closure." + map.name(),
                    "s",
                    seconds,
                    1,
                    String.format(
                            Locale.ROOT,
                            "%d streets closed, %d slowed: obeyed by every answer after %.3f s, by a hierarchy again and a "
                                    + "matrix of %d stops after the value; %d requests meanwhile, none failed, longest "
                                    + "%.0f ms for two searches; %d of %d times compared with a Dijkstra are wrong",
                            CLOSED,
                            SLOWED,
                            obeyedSeconds,
                            STOPS,
                            meanwhile.count(),
                            meanwhile.percentile(100),
                            wrong,
                            2 * ROWS_COMPARED * STOPS));
        }
    }

    private static List<StreetChange> changes(BenchMap map) {
        SplittableRandom random = new SplittableRandom(SEED);
        boolean[] main = map.turns().mainPart();
        GeometryFactory factory = new GeometryFactory();
        List<StreetChange> changes = new ArrayList<>();
        while (changes.size() < CLOSED + SLOWED) {
            int key = random.nextInt(main.length);
            EdgeIteratorState edge = map.graph().graph().getEdgeIteratorStateForKey(key);
            if (main[key] && edge.getDistance() > 60) {
                PointList points = edge.fetchWayGeometry(FetchMode.ALL);
                Coordinate[] line = new Coordinate[points.size()];
                Arrays.setAll(line, i -> new Coordinate(points.getLon(i), points.getLat(i)));
                changes.add(new StreetChange(
                        "c" + changes.size(),
                        factory.createLineString(line),
                        false,
                        changes.size() < CLOSED
                                ? new StreetChange.Effect.Closed()
                                : new StreetChange.Effect.SpeedLimit(10),
                        0,
                        3_600));
            }
        }
        return changes;
    }

    private static int wrong(PresentTimes present, List<SnappedPlace> stops) {
        DriveSearch dijkstra = new DriveSearch(present.turns(), stops);
        int[] exact = new int[STOPS];
        int[] told = new int[STOPS];
        int wrong = 0;
        for (int from = 0; from < ROWS_COMPARED; from++) {
            dijkstra.findTimes(from, exact);
            present.findFrom(stops.get(from), told);
            for (int to = 0; to < STOPS; to++) {
                wrong += to != from && Math.min(exact[to], TimesSearch.UNREACHED) != told[to] ? 1 : 0;
            }
        }
        return wrong;
    }
}
