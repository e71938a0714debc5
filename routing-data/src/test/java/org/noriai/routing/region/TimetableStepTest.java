package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.place.PlaceQuery;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.gtfs.TestFeeds;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableFile;

/** Timetables on their way into a bundle. */
final class TimetableStepTest {

    private static final Bounds HEIDELBERG = new Bounds(49.35, 8.57, 49.46, 8.80);

    @TempDir
    Path folder;

    private final ImportReport report = new ImportReport();

    private TimetableBook made(List<Path> feeds) throws Exception {
        TimetableStep.make(feeds, HEIDELBERG, folder, report, line -> {});
        return TimetableFile.read(folder.resolve(RegionBundle.TIMETABLE_FILE));
    }

    @Test
    void severalFeedsLieBesideEachOther() throws Exception {
        Path one = TestFeeds.small().write(folder.resolve("One.zip"));
        Path two = TestFeeds.small().write(folder.resolve("Two Lines.zip"));
        assertThat(made(List.of(one, two)).feeds().keySet()).containsExactly("one", "two-lines");
        assertThat(report.entries().getFirst().toString()).startsWith("timetable: One.zip: X Bus; 1 routes, 5 stops");
        byte[] first = Files.readAllBytes(folder.resolve(RegionBundle.TIMETABLE_FILE));
        made(List.of(one, two));
        assertThat(folder.resolve(RegionBundle.TIMETABLE_FILE)).hasBinaryContent(first);
    }

    @Test
    void feedsOfOneNameAreRefused() throws Exception {
        Path one = TestFeeds.small().write(folder.resolve("feed.zip"));
        Path other = TestFeeds.small().write(folder.resolve("FEED_.zip"));
        assertThatThrownBy(() -> made(List.of(one, other)))
                .isInstanceOf(RegionImportException.class)
                .hasMessage("--gtfs %s: there is a feed named 'feed' already; rename the file.".formatted(other));
        assertThat(folder.resolve(RegionBundle.TIMETABLE_FILE)).doesNotExist();
    }

    @Test
    void aTimetableOfAnotherClockIsRefused() throws Exception {
        Path feed = TestFeeds.small().write(folder.resolve("feed.zip"));
        TimetableBook book = made(List.of(feed));
        TimetableStep.checkClocks(List.of(feed), book, ZoneId.of("Europe/Monaco"));
        assertThatThrownBy(() -> TimetableStep.checkClocks(List.of(feed), book, ZoneId.of("Europe/London")))
                .isInstanceOf(RegionImportException.class)
                .hasMessage(
                        "The GTFS feed %s can't be used: agency.txt: agency_timezone 'Europe/Berlin' shows another time than "
                                        .formatted(feed)
                                + "the service area's zone Europe/London; give the area file the right timeZone, or leave this feed out.");
    }

    @Test
    void withoutAFeedThereIsNoFile() throws Exception {
        TimetableStep.make(List.of(), HEIDELBERG, folder, report, line -> {});
        assertThat(folder.resolve(RegionBundle.TIMETABLE_FILE)).doesNotExist();
    }

    @Test
    void stopsAreFoundByTheirNamesReadingsAndEnglishNames() throws Exception {
        Path feed = TestFeeds.small()
                .with(
                        "translations.txt",
                        "table_name,field_name,language,translation,record_id",
                        "stops,stop_name,ja-Hrkt,アルファまえ,A",
                        "stops,stop_name,en,City Hall,A")
                .write(folder.resolve("bus.zip"));
        List<PlaceEntry> places = TimetablePlaces.of(made(List.of(feed)));
        // The platform B belongs to the station S.
        assertThat(places)
                .extracting(entry -> entry.place().id())
                .containsExactly("gtfs:bus:A", "gtfs:bus:C", "gtfs:bus:D", "gtfs:bus:S");
        try (PlaceIndex index = PlaceIndex.of(places)) {
            for (String text : List.of("Alpha", "あるふぁまえ", "arufamae", "city hall")) {
                assertThat(index.search(PlaceQuery.of(text, 3)))
                        .as(text)
                        .first()
                        .satisfies(place -> assertThat(place.name()).isEqualTo("Alpha"));
            }
        }
    }

    @Test
    void theRealFeedIsCutToTheTown() throws Exception {
        Optional<Path> zip = TestFeeds.findReal("heidelberg-vrn.zip");
        assumeTrue(zip.isPresent(), () -> "The shared data has no gtfs/heidelberg-vrn.zip.");
        Timetable.Parts parts =
                made(List.of(zip.orElseThrow())).getFeed("heidelberg-vrn").parts();
        assertThat(parts.stops()).hasSizeBetween(100, 391);
        assertThat(parts.stops())
                .allMatch(stop -> HEIDELBERG.contains(stop.latitude(), stop.longitude())
                        || parts.stops().stream()
                                .anyMatch(child -> child.parentId().equals(stop.id())));
        assertThat(parts.trips()).hasSizeGreaterThan(1_000);
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            assertThat(parts.stopTimes().end(trip) - parts.stopTimes().first(trip))
                    .isGreaterThanOrEqualTo(2);
        }
        assertThat(report.entries().get(1).toString())
                .matches(
                        "timetable: left out: heidelberg-vrn.zip: [0-9]+ stops, [0-9]+ trips and parts of [0-9]+ more, "
                                + "which lie outside the region");
    }
}
