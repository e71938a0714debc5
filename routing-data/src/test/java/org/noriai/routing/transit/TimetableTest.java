package org.noriai.routing.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.transit.feed.Accessibility;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.gtfs.FeedReader;
import org.noriai.routing.transit.gtfs.TestFeeds;

/** What can be asked of a timetable; the feed is drawn in {@link TestFeeds#small}. */
final class TimetableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private Timetable timetable;

    @BeforeEach
    void readTheFeed() throws Exception {
        timetable = FeedReader.read(TestFeeds.small().write(folder.resolve("feed.zip")), (latitude, longitude) -> true)
                .timetable();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private List<String> departures(String stop, String from, String until) {
        return timetable.departures(timetable.findStop(stop).orElseThrow(), at(from), at(until), 100).stream()
                .map(departure -> "%s %s %s %s"
                        .formatted(
                                departure.time().atZone(BERLIN).toLocalTime(),
                                timetable
                                        .parts()
                                        .trips()
                                        .get(departure.run().trip())
                                        .id(),
                                departure.run().serviceDate(),
                                departure.headsign()))
                .toList();
    }

    @Test
    void departuresAreThoseOfTheServiceDay() {
        assertThat(departures("A", "2026-06-10T00:00", "2026-06-11T00:00"))
                .containsExactly(
                        "08:00 day 2026-06-10 to Delta",
                        "10:00 loop 2026-06-10 round",
                        "10:21 loop 2026-06-10 round",
                        "23:50 night 2026-06-10 to Delta");
        // On the first of May nothing runs by exception, on a sunday in March it does.
        assertThat(departures("A", "2026-05-01T00:00", "2026-05-02T00:00")).isEmpty();
        assertThat(departures("A", "2026-03-29T00:00", "2026-03-30T00:00")).hasSize(4);
        // The last stop of a trip has no departure.
        assertThat(departures("D", "2026-06-10T00:00", "2026-06-13T00:00")).isEmpty();
    }

    @Test
    void aTripPastMidnightBelongsToTheDayBefore() {
        // Friday's service, on Saturday.
        assertThat(departures("C", "2026-06-13T00:00", "2026-06-13T06:00"))
                .containsExactly("00:06 night 2026-06-12 to Delta");
        assertThat(departures("C", "2026-06-13T00:06", "2026-06-13T00:07")).hasSize(1);
        assertThat(departures("C", "2026-06-13T00:06:01", "2026-06-13T00:07")).isEmpty();
        // Sunday's service does not run.
        assertThat(departures("C", "2026-06-15T00:00", "2026-06-15T06:00")).isEmpty();
    }

    @Test
    void timesCountFromNoonLessTwelveHours() {
        // On the last Sunday of March the clock goes from 2:00 to 3:00: the service day begins at 23:00 of the day
        // before.
        assertThat(ServiceDays.start(LocalDate.of(2026, 3, 29), BERLIN)).isEqualTo(at("2026-03-28T23:00"));
        assertThat(ServiceDays.start(LocalDate.of(2026, 10, 25), BERLIN)).isEqualTo(at("2026-10-25T01:00"));
        assertThat(departures("A", "2026-03-29T00:00", "2026-03-29T09:00"))
                .containsExactly("08:00 day 2026-03-29 to Delta");
        // What leaves at 24:06 by Friday's count leaves at 0:06; here it is Sunday's, whose day is 23 hours long.
        assertThat(departures("C", "2026-03-30T00:00", "2026-03-30T00:30"))
                .containsExactly("00:06 night 2026-03-29 to Delta");
    }

    @Test
    void aStationHasTheDeparturesOfItsPlatforms() {
        assertThat(departures("S", "2026-06-10T08:00", "2026-06-10T10:30"))
                .containsExactly("08:05:05 day 2026-06-10 to Delta", "10:05 loop 2026-06-10 round");
    }

    @Test
    void aFrequencyIsARunAtEachHeadway() {
        assertThat(departures("A", "2026-06-13T06:00", "2026-06-13T23:00"))
                .containsExactly(
                        "09:00 often 2026-06-13 to Beta",
                        "09:10 often 2026-06-13 to Beta",
                        "09:20 often 2026-06-13 to Beta",
                        "09:30 often 2026-06-13 to Beta",
                        "09:40 often 2026-06-13 to Beta",
                        "09:50 often 2026-06-13 to Beta");
        assertThat(timetable.runningAt(at("2026-06-13T09:33")))
                .hasSize(1)
                .allMatch(run -> run.shiftSeconds() == 34_200);
        assertThat(timetable.runningAt(at("2026-06-13T09:35"))).isEmpty();
        assertThat(timetable.runsOf(LocalDate.of(2026, 6, 13))).hasSize(6);
    }

    @Test
    void whoPassesAStopTwiceDepartsTwice() {
        int loop = timetable.findTrip("loop").orElseThrow();
        StopTimes times = timetable.parts().stopTimes();
        assertThat(times.end(loop) - times.first(loop)).isEqualTo(5);
        assertThat(times.stop(times.first(loop))).isEqualTo(times.stop(times.first(loop) + 3));
        assertThat(departures("B", "2026-06-10T10:00", "2026-06-10T11:00"))
                .containsExactly("10:05 loop 2026-06-10 round");
    }

    @Test
    void tripsAreUnderWayFromTheFirstDepartureToTheLastArrival() {
        assertThat(running("2026-06-10T07:59:59")).isEmpty();
        assertThat(running("2026-06-10T08:00")).containsExactly("day");
        assertThat(running("2026-06-10T08:20")).containsExactly("day");
        assertThat(running("2026-06-10T08:20:01")).isEmpty();
        assertThat(running("2026-06-11T01:10")).containsExactly("night");
        assertThat(running("2026-06-11T01:11")).isEmpty();
    }

    private List<String> running(String local) {
        return timetable.runningAt(at(local)).stream()
                .map(run -> timetable.parts().trips().get(run.trip()).id())
                .toList();
    }

    @Test
    void aTimeThatIsLeftOpenLiesWhereTheVehicleIs() {
        int day = timetable.findTrip("day").orElseThrow();
        StopTimes times = timetable.parts().stopTimes();
        int second = times.first(day) + 1;
        // A to B is 724 m, and from there 702 m to where the line, bending north-east, is nearest to C.
        assertThat(times.meters(second)).isCloseTo(723.6, within(1.0));
        assertThat(times.meters(second + 1)).isCloseTo(723.6 + 701.5, within(2.0));
        assertThat(times.exact(second)).isFalse();
        double share = times.meters(second) / times.meters(second + 1);
        assertThat(times.arrivalSeconds(second)).isCloseTo((int) (8 * 3_600 + share * 600), within(1));
        assertThat(times.headsign(second + 1)).isEqualTo("last stop next");
    }

    @Test
    void aVehicleIsOnTheLineOfItsTrip() {
        int day = timetable.findTrip("day").orElseThrow();
        TripRun run = new TripRun(day, LocalDate.of(2026, 6, 10), 0);
        VehiclePlace before = timetable.placeOf(run, at("2026-06-10T07:00"));
        assertThat(before.atStop()).isTrue();
        assertThat(before.longitude()).isEqualTo(8.60);
        VehiclePlace halted = timetable.placeOf(run, at("2026-06-10T08:11"));
        assertThat(halted.atStop()).isTrue();
        assertThat(halted.longitude()).isEqualTo(8.62);
        VehiclePlace under = timetable.placeOf(run, at("2026-06-10T08:02"));
        assertThat(under.atStop()).isFalse();
        assertThat(under.latitude()).isCloseTo(49.40, within(1e-9));
        assertThat(under.longitude()).isBetween(8.60, 8.61);
        VehiclePlace later = timetable.placeOf(run, at("2026-06-10T08:16"));
        assertThat(later.latitude()).isGreaterThan(49.40);
        VehiclePlace after = timetable.placeOf(run, at("2026-06-10T12:00"));
        assertThat(after.longitude()).isEqualTo(8.63);
        TripRun loop = new TripRun(timetable.findTrip("loop").orElseThrow(), LocalDate.of(2026, 6, 10), 0);
        // Without a line of its own it goes straight: half of the way from A to B.
        VehiclePlace straight = timetable.placeOf(loop, at("2026-06-10T10:23"));
        assertThat(straight.longitude()).isCloseTo(8.605, within(1e-9));
        assertThat(straight.call()).isEqualTo(timetable.parts().stopTimes().first(loop.trip()) + 3);
    }

    @Test
    void faresHoldByZoneAndRoute() {
        assertThat(timetable
                        .parts()
                        .fares()
                        .findFare("R", "1", "1", Set.of("1"))
                        .map(Fare::id))
                .contains("short");
        Fare across = timetable
                .parts()
                .fares()
                .findFare("R", "1", "2", Set.of("1", "2"))
                .orElseThrow();
        assertThat(across.id()).isEqualTo("long");
        assertThat(across.price()).isEqualByComparingTo("3.40");
        assertThat(across.price().scale()).isEqualTo(2);
        assertThat(across.transfers()).isEmpty();
    }

    @Test
    void namesHaveReadingsAndTranslations() {
        assertThat(stop("A").reading()).isEqualTo("アルファ");
        assertThat(timetable.parts().translations().find("stops", "stop_name", "B", "Beta", "EN"))
                .contains("The Beta");
        assertThat(timetable.parts().translations().find("stops", "stop_name", "C", "Gamma", "en"))
                .isEmpty();
    }

    @Test
    void aPlatformIsAsAccessibleAsItsStation() {
        assertThat(stop("A").wheelchair()).isEqualTo(Accessibility.YES);
        assertThat(stop("B").wheelchair()).isEqualTo(Accessibility.YES);
        assertThat(stop("C").wheelchair()).isEqualTo(Accessibility.NO);
        assertThat(stop("D").wheelchair()).isEqualTo(Accessibility.UNKNOWN);
    }

    private GtfsStop stop(String id) {
        return timetable.parts().stops().get(timetable.findStop(id).orElseThrow());
    }
}
