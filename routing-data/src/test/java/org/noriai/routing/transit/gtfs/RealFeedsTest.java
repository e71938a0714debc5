package org.noriai.routing.transit.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noriai.routing.transit.ServiceDays;
import org.noriai.routing.transit.StopTimes;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.TripRun;
import org.noriai.routing.transit.VehiclePlace;
import org.noriai.routing.transit.archive.UnusableFeedException;
import org.noriai.routing.transit.feed.GtfsStop;

/** Real feeds, held against what their files say when they are read in another way. */
final class RealFeedsTest {

    private static Path real(String name) {
        Optional<Path> zip = TestFeeds.findReal(name);
        assumeTrue(zip.isPresent(), () -> "The shared data has no gtfs/" + name + ".");
        return zip.orElseThrow();
    }

    private static Timetable read(Path zip) throws UnusableFeedException {
        return FeedReader.read(zip, (latitude, longitude) -> true).timetable();
    }

    /** Values of one column, split at commas: enough where no field before it is quoted. */
    private static List<String> column(TestFeeds feed, String file, String name) {
        List<String> lines = feed.text(file).replace("\uFEFF", "").lines().toList();
        int index = List.of(lines.getFirst().split(",", -1)).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kumagaya-yuyubus.zip", "mlit-gtfs-jp-sample.zip", "heidelberg-vrn.zip"})
    void everyRowIsThere(String name) throws Exception {
        Path zip = real(name);
        TestFeeds feed = TestFeeds.of(zip);
        Timetable.Parts parts = read(zip).parts();
        assertThat(parts.stops().stream().map(GtfsStop::id))
                .containsExactlyElementsOf(new TreeSet<>(column(feed, "stops.txt", "stop_id")));
        Set<String> trips = new TreeSet<>(column(feed, "trips.txt", "trip_id"));
        Set<String> called = new TreeSet<>(column(feed, "stop_times.txt", "trip_id"));
        trips.retainAll(called);
        assertThat(parts.trips().stream().map(trip -> trip.id())).containsExactlyElementsOf(trips);
        assertThat(parts.stopTimes().size())
                .isEqualTo(column(feed, "stop_times.txt", "trip_id").size());
        assertThat(parts.routes().stream().map(route -> route.id())).isSubsetOf(column(feed, "routes.txt", "route_id"));
        for (int shape = 0; shape < parts.shapes().size(); shape++) {
            String id = parts.shapes().id(shape);
            assertThat(parts.shapes().end(shape) - parts.shapes().first(shape))
                    .isEqualTo(column(feed, "shapes.txt", "shape_id").stream()
                            .filter(id::equals)
                            .count());
        }
    }

    @Test
    void aJapaneseTownsBusesRunAsItsFilesSay() throws Exception {
        Path zip = real("kumagaya-yuyubus.zip");
        TestFeeds feed = TestFeeds.of(zip);
        Timetable timetable = read(zip);
        Timetable.Parts parts = timetable.parts();
        // By hand: services that calendar.txt has on a Monday and calendar_dates.txt does not take away.
        LocalDate monday = LocalDate.of(2024, 6, 3);
        List<String> services = column(feed, "calendar.txt", "service_id");
        List<String> mondays = column(feed, "calendar.txt", "monday");
        Set<String> running = new TreeSet<>();
        for (int i = 0; i < services.size(); i++) {
            if (mondays.get(i).equals("1")) {
                running.add(services.get(i));
            }
        }
        List<String> serviceOfTrip = column(feed, "trips.txt", "service_id");
        assertThat(timetable.runsOf(monday))
                .hasSize((int) serviceOfTrip.stream().filter(running::contains).count())
                .isNotEmpty();
        // On New Year's Day the daily service is taken away.
        assertThat(parts.services().runsOn(service(parts, "毎日"), LocalDate.of(2024, 12, 31)))
                .isTrue();
        assertThat(parts.services().runsOn(service(parts, "毎日"), LocalDate.of(2025, 1, 1)))
                .isFalse();
        assertThat(parts.agencies().getFirst().officialName()).isEqualTo("熊谷市役所企画課");
        assertThat(parts.offices()).hasSize(3);
        assertThat(parts.fares()
                        .findFare("000001", "a", "b", Set.of("a", "b"))
                        .orElseThrow()
                        .price())
                .isEqualByComparingTo("200");
    }

    private static int service(Timetable.Parts parts, String id) {
        return IntStream.range(0, parts.services().size())
                .filter(service -> parts.services().id(service).equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stopsLieOnTheLinesOfTheirTrips() throws Exception {
        Timetable.Parts parts = read(real("kumagaya-yuyubus.zip")).parts();
        StopTimes times = parts.stopTimes();
        int checked = 0;
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            int shape = parts.trips().get(trip).shape().orElseThrow();
            double length = parts.shapes().meters(parts.shapes().end(shape) - 1);
            for (int call = times.first(trip); call < times.end(trip); call++) {
                assertThat(times.meters(call)).isBetween(0.0, length + 1);
                if (call > times.first(trip)) {
                    assertThat(times.meters(call)).isGreaterThanOrEqualTo(times.meters(call - 1));
                }
                checked++;
            }
            // Some trips begin or end on the way. Those that call at the ends of their line lie there: the loop too,
            // whose first and last stop are one.
            if (near(parts, times.stop(times.first(trip)), parts.shapes().first(shape))) {
                assertThat(times.meters(times.first(trip))).isLessThan(100);
            }
            if (near(parts, times.stop(times.end(trip) - 1), parts.shapes().end(shape) - 1)) {
                assertThat(times.meters(times.end(trip) - 1)).isGreaterThan(length - 100);
            }
        }
        assertThat(checked).isEqualTo(times.size());
    }

    private static boolean near(Timetable.Parts parts, int stop, int point) {
        GtfsStop place = parts.stops().get(stop);
        return Math.abs(place.latitude() - parts.shapes().latitude(point)) < 4e-4
                && Math.abs(place.longitude() - parts.shapes().longitude(point)) < 5e-4;
    }

    @Test
    void vehiclesPassTheirStopsOnTime() throws Exception {
        Timetable timetable = read(real("kumagaya-yuyubus.zip"));
        Timetable.Parts parts = timetable.parts();
        StopTimes times = parts.stopTimes();
        LocalDate monday = LocalDate.of(2024, 6, 3);
        for (TripRun run : timetable.runsOf(monday)) {
            for (int call = times.first(run.trip()); call < times.end(run.trip()); call++) {
                VehiclePlace place = timetable.placeOf(run, timetable.departure(run, call));
                GtfsStop stop = parts.stops().get(times.stop(place.call()));
                assertThat(place.latitude()).isEqualTo(stop.latitude());
                assertThat(times.departureSeconds(place.call())).isEqualTo(times.departureSeconds(call));
            }
        }
    }

    @Test
    void theMinistrysSampleKeepsItsReadings() throws Exception {
        Timetable.Parts parts = read(real("mlit-gtfs-jp-sample.zip")).parts();
        GtfsStop platform = parts.stops().stream()
                .filter(stop -> stop.id().equals("1510-51"))
                .findFirst()
                .orElseThrow();
        assertThat(platform.name()).isEqualTo("川崎駅西口51番のりば");
        assertThat(platform.reading()).isEqualTo("かわさきえきにしぐち51ばんのりば");
        assertThat(platform.parentId()).isEqualTo("1510");
        assertThat(parts.routes().getLast().via()).isEqualTo("尻手駅前・末吉橋・小倉・矢向駅前");
        assertThat(parts.trips().getFirst().office()).isEqualTo("神明町");
        assertThat(parts.fares().rules()).hasSize(211);
    }

    @Test
    void departuresOfAPlatformAreItsRowsInOrder() throws Exception {
        Path zip = real("heidelberg-vrn.zip");
        TestFeeds feed = TestFeeds.of(zip);
        Timetable timetable = read(zip);
        Timetable.Parts parts = timetable.parts();
        LocalDate day = LocalDate.of(2022, 9, 14);
        String stop = "de:08221:1160:2:RiO";
        Map<String, String> serviceOfTrip = new HashMap<>();
        List<String> trips = column(feed, "trips.txt", "trip_id");
        List<String> services = column(feed, "trips.txt", "service_id");
        for (int i = 0; i < trips.size(); i++) {
            serviceOfTrip.put(trips.get(i), services.get(i));
        }
        Map<String, Integer> lastOfTrip = new HashMap<>();
        List<String> tripOfRow = column(feed, "stop_times.txt", "trip_id");
        List<String> sequences = column(feed, "stop_times.txt", "stop_sequence");
        for (int i = 0; i < tripOfRow.size(); i++) {
            lastOfTrip.merge(tripOfRow.get(i), Integer.parseInt(sequences.get(i)), Math::max);
        }
        List<String> expected = new ArrayList<>();
        List<String> stopOfRow = column(feed, "stop_times.txt", "stop_id");
        List<String> departures = column(feed, "stop_times.txt", "departure_time");
        for (int i = 0; i < tripOfRow.size(); i++) {
            String trip = tripOfRow.get(i);
            boolean last = lastOfTrip.getOrDefault(trip, -1) == Integer.parseInt(sequences.get(i));
            if (stopOfRow.get(i).equals(stop)
                    && !last
                    && departures.get(i).compareTo("24") < 0
                    && runs(feed, serviceOfTrip.getOrDefault(trip, ""), day)) {
                expected.add(departures.get(i) + " " + trip);
            }
        }
        Collections.sort(expected);
        ZoneId zone = parts.zone();
        List<String> found = timetable
                .departures(
                        timetable.findStop(stop).orElseThrow(),
                        ServiceDays.start(day, zone),
                        ServiceDays.start(day.plusDays(1), zone),
                        10_000)
                .stream()
                .filter(departure -> departure.run().serviceDate().equals(day))
                .map(departure -> departure.time().atZone(zone).format(DateTimeFormatter.ofPattern("HH:mm:ss")) + " "
                        + parts.trips().get(departure.run().trip()).id())
                .sorted()
                .toList();
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(50);
    }

    private static boolean runs(TestFeeds feed, String service, LocalDate day) {
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        Optional<String> exception = feed.text("calendar_dates.txt")
                .lines()
                .filter(line -> line.startsWith(service + "," + date + ","))
                .findFirst();
        if (exception.isPresent()) {
            return exception.get().endsWith(",1");
        }
        return feed.text("calendar.txt")
                .lines()
                .map(line -> line.split(",", -1))
                .anyMatch(row -> row[0].equals(service)
                        && row[day.getDayOfWeek().getValue()].equals("1")
                        && row[8].compareTo(date) <= 0
                        && row[9].compareTo(date) >= 0);
    }
}
