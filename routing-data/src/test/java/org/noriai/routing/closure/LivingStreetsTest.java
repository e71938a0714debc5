package org.noriai.routing.closure;

import static org.assertj.core.api.Assertions.assertThat;

import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.spi.TravelTimesCheck;
import org.noriai.routing.MonacoStreets;
import org.noriai.routing.street.DriveSearch;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.timeofday.DayType;
import org.noriai.routing.timeofday.SliceCalendar;
import org.noriai.routing.timeofday.SliceStreets;
import org.noriai.routing.timeofday.SlicedTimes;
import org.noriai.routing.timeofday.SpeedProfile;
import org.noriai.routing.timeofday.SpeedProfileReader;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/** Monaco with streets closed and slowed at run time, compared with a plain Dijkstra on the changed times. */
final class LivingStreetsTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int STOPS = 60;

    private static StreetGraph graph;
    private static ContractedStreets usual;
    private static List<SnappedPlace> stops;
    private static StopMatrix usualMatrix;

    private final BlockingQueue<TravelTimes> matrices = new LinkedBlockingQueue<>();
    private LivingStreets streets;

    @BeforeAll
    static void open() {
        graph = MonacoStreets.graph();
        usual = MonacoStreets.contracted();
        boolean[] main = usual.turns().mainPart();
        SplittableRandom random = new SplittableRandom(3);
        stops = new ArrayList<>();
        while (stops.size() < STOPS) {
            int key = random.nextInt(main.length);
            if (main[key]) {
                stops.add(new SnappedPlace(key, random.nextDouble()));
            }
        }
        usualMatrix = StopMatrixBuilder.build(usual, stops, row -> {});
    }

    @BeforeEach
    void begin() {
        streets = new LivingStreets(graph, usual, stops, usualMatrix, 0, matrices::add);
    }

    @AfterEach
    void end() {
        streets.close();
    }

    @Test
    void everyChangeIsObeyedAtOnceAndByTheHierarchyAfterwards() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 12; round++) {
            List<StreetChange> changes = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(25); i++) {
                changes.add(change("c" + i, line(random.nextInt(graph.graph().getEdges())), random));
            }
            assertThat(streets.replaceChanges(changes))
                    .as("changes without a street")
                    .isEmpty();
            compareWithDijkstra();
            streets.settled().join();
            assertThat(streets.present().isContracted()).isTrue();
            int[][] exact = compareWithDijkstra();
            TravelTimes matrix = matrices.poll(10, TimeUnit.SECONDS);
            compare(matrix, exact);
            TravelTimesCheck.check(matrix, 0, 0);
        }
    }

    @Test
    void noAnswerUsesAClosedStreetAndRequestsGoOnWhileItIsContracted() {
        int closed = busiestEdge();
        AtomicBoolean running = new AtomicBoolean(true);
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int reader = 0; reader < 2; reader++) {
            readers.add(CompletableFuture.supplyAsync(() -> {
                int[] millis = new int[STOPS];
                int answers = 0;
                do {
                    streets.present().findFrom(stops.get(answers % STOPS), millis);
                    streets.present().findTo(stops.get(answers % STOPS), millis);
                    answers++;
                } while (running.get());
                return answers;
            }));
        }
        for (int round = 0; round < 20; round++) {
            streets.replaceChanges(
                    List.of(new StreetChange("c", line(closed), false, new StreetChange.Effect.Closed(), 0, 100)));
            PresentTimes present = streets.present();
            assertThat(present.turns().keyMillis(2 * closed)).isEqualTo(TurnGraph.CLOSED);
            assertThat(present.turns().keyMillis(2 * closed + 1)).isEqualTo(TurnGraph.CLOSED);
            streets.settled().join();
            streets.replaceChanges(List.of());
            streets.settled().join();
        }
        running.set(false);
        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isPositive());
        assertThat(streets.present().turns()).isSameAs(usual.turns());
    }

    @Test
    void aChangeBeginsAndEndsWithTheClock() throws InterruptedException {
        int edge = busiestEdge();
        streets.replaceChanges(
                List.of(new StreetChange("c", line(edge), false, new StreetChange.Effect.Closed(), 100, 200)));
        assertThat(streets.present().turns()).isSameAs(usual.turns());
        streets.advance(99);
        assertThat(streets.present().turns()).isSameAs(usual.turns());
        streets.advance(100);
        assertThat(streets.present().turns().keyMillis(2 * edge)).isEqualTo(TurnGraph.CLOSED);
        streets.settled().join();
        TravelTimes during = matrices.poll(10, TimeUnit.SECONDS);
        streets.advance(200);
        assertThat(streets.present().turns()).isSameAs(usual.turns());
        streets.settled().join();
        assertThat(matrices.poll(10, TimeUnit.SECONDS)).isSameAs(usualMatrix);
        assertThat(during).isNotSameAs(usualMatrix);
    }

    @Test
    void timesByTheTimeOfDayObeyChangesToo() throws Exception {
        SpeedProfile profile = SpeedProfileReader.read("""
                day_type,from,to,road_class,speed_factor
                every,07:00,09:00,*,0.7
                every,22:00,24:00,*,1.3
                """);
        SliceStreets slices = SliceStreets.of(graph, usual, profile);
        SliceCalendar calendar = SliceCalendar.of(profile, ZoneOffset.UTC, Instant.EPOCH, LocalDate.EPOCH, 7, Set.of());
        SlicedTimes usualTimes = new SlicedTimes(calendar, slices.matrices(stops, millis -> {}));
        Optional<LivingStreets.DaySlices> daySlices = Optional.of(new LivingStreets.DaySlices(slices, calendar));
        SplittableRandom random = new SplittableRandom(23);
        try (LivingStreets sliced = new LivingStreets(graph, usual, stops, usualTimes, daySlices, 0, matrices::add)) {
            List<StreetChange> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                changes.add(change("c" + i, line(random.nextInt(graph.graph().getEdges())), random));
            }
            sliced.replaceChanges(changes);
            sliced.settled().join();
            TravelTimes during = matrices.poll(10, TimeUnit.SECONDS);
            TravelTimesCheck.check(during, 8 * 3_600, 0);
            StreetMatcher matcher = new StreetMatcher(graph);
            for (int hour : new int[] {3, 8, 22}) {
                TurnGraph changed = slices.contract(
                                profile.sliceAt(DayType.WEEKDAY, hour * 4),
                                millis -> changes.forEach(
                                        one -> matcher.match(one).apply(millis)))
                        .turns();
                DriveSearch dijkstra = new DriveSearch(changed, stops);
                int[] millis = new int[STOPS];
                for (int from = 0; from < STOPS; from++) {
                    dijkstra.findTimes(from, millis);
                    for (int to = 0; to < STOPS; to++) {
                        int expected = millis[to] == Integer.MAX_VALUE
                                ? TravelTimes.UNREACHABLE
                                : Math.ceilDiv(millis[to], 1000);
                        assertThat(during.seconds(from, to, hour * 3_600)).isEqualTo(expected);
                    }
                }
            }
            sliced.replaceChanges(List.of());
            sliced.settled().join();
            assertThat(matrices.poll(10, TimeUnit.SECONDS)).isSameAs(usualTimes);
        }
    }

    @Test
    void aPolygonMeetsTheStreetsInItAndALineOnlyThoseItRunsAlong() {
        StreetMatcher matcher = new StreetMatcher(graph);
        int edge = busiestEdge();
        int[] along = matcher.match(change(line(edge), false)).keys();
        assertThat(along).contains(2 * edge, 2 * edge + 1);
        assertThat(along.length)
                .as("the street and its own pieces, not those that cross it")
                .isLessThan(12);
        assertThat(matcher.match(change(line(edge), true)).keys())
                .contains(2 * edge)
                .doesNotContain(2 * edge + 1);
        assertThat(matcher.match(change(line(edge).reverse(), true)).keys())
                .contains(2 * edge + 1)
                .doesNotContain(2 * edge);
        int[] around = matcher.match(change(line(edge).buffer(0.0004), false)).keys();
        assertThat(around).contains(2 * edge, 2 * edge + 1).hasSizeGreaterThan(along.length);
    }

    @Test
    void aChangeWithoutAStreetIsTold() {
        Geometry sea =
                FACTORY.createLineString(new Coordinate[] {new Coordinate(7.5, 43.6), new Coordinate(7.51, 43.6)});
        StreetChange change = new StreetChange("sea", sea, false, new StreetChange.Effect.Closed(), 0, 10);
        assertThat(streets.replaceChanges(List.of(change))).containsExactly("sea");
        assertThat(streets.present().turns()).isSameAs(usual.turns());
    }

    private static StreetChange change(Geometry where, boolean along) {
        return new StreetChange("c", where, along, new StreetChange.Effect.Closed(), 0, 100);
    }

    private static StreetChange change(String id, Geometry where, SplittableRandom random) {
        StreetChange.Effect effect = random.nextBoolean()
                ? new StreetChange.Effect.Closed()
                : new StreetChange.Effect.SpeedLimit(5 + random.nextInt(30));
        return new StreetChange(id, where, random.nextInt(3) == 0, effect, 0, 100);
    }

    private static Geometry line(int edge) {
        PointList points =
                graph.graph().getEdgeIteratorState(edge, Integer.MIN_VALUE).fetchWayGeometry(FetchMode.ALL);
        Coordinate[] coordinates = new Coordinate[points.size()];
        Arrays.setAll(coordinates, i -> new Coordinate(points.getLon(i), points.getLat(i)));
        return FACTORY.createLineString(coordinates);
    }

    /** A two-way street of the main part, long enough to be told from its neighbours. */
    private static int busiestEdge() {
        boolean[] main = usual.turns().mainPart();
        for (int edge = 0; edge < main.length / 2; edge++) {
            double meters =
                    graph.graph().getEdgeIteratorState(edge, Integer.MIN_VALUE).getDistance();
            if (main[2 * edge] && main[2 * edge + 1] && meters > 120 && meters < 200) {
                return edge;
            }
        }
        throw new AssertionError("Monaco has a street of 120 to 200 m.");
    }

    private int[][] compareWithDijkstra() {
        PresentTimes present = streets.present();
        DriveSearch dijkstra = new DriveSearch(present.turns(), stops);
        int[][] exact = new int[STOPS][STOPS];
        int[] millis = new int[STOPS];
        for (int from = 0; from < STOPS; from++) {
            dijkstra.findTimes(from, exact[from]);
            present.findFrom(stops.get(from), millis);
            for (int to = 0; to < STOPS; to++) {
                if (to != from) {
                    assertThat(clamped(millis[to]))
                            .as("from %d to %d", from, to)
                            .isEqualTo(clamped(exact[from][to]));
                }
            }
        }
        for (int to = 0; to < STOPS; to++) {
            present.findTo(stops.get(to), millis);
            for (int from = 0; from < STOPS; from++) {
                if (to != from) {
                    assertThat(clamped(millis[from])).isEqualTo(clamped(exact[from][to]));
                }
            }
        }
        return exact;
    }

    private static void compare(TravelTimes matrix, int[][] exact) {
        for (int from = 0; from < STOPS; from++) {
            for (int to = 0; to < STOPS; to++) {
                int seconds = exact[from][to] == Integer.MAX_VALUE
                        ? TravelTimes.UNREACHABLE
                        : Math.ceilDiv(exact[from][to], 1000);
                assertThat(matrix.seconds(from, to, 0)).isEqualTo(seconds);
            }
        }
    }

    private static int clamped(int millis) {
        return Math.min(1 << 30, millis);
    }
}
