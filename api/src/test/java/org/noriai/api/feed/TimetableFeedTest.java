package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noriai.api.TestTown;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.gtfs.FeedReader;
import org.noriai.routing.transit.store.TimetableBook;

/** Scheduled transport in the static feed, beside the on-demand service. */
final class TimetableFeedTest {

    private static final URI URL = URI.create("http://localhost:8080/");

    @TempDir
    Path folder;

    private static Path real(String name) {
        for (String data : new String[] {System.getenv().getOrDefault("NORIAI_DATA", ""), "../../shared/data"}) {
            Path zip = Path.of(data, "gtfs", name);
            if (!data.isEmpty() && Files.isRegularFile(zip)) {
                return zip;
            }
        }
        assumeTrue(false, () -> "The shared data has no gtfs/" + name + ".");
        throw new IllegalStateException("The assumption held.");
    }

    private static Timetable read(Path zip) throws Exception {
        return FeedReader.read(zip, (latitude, longitude) -> true).timetable();
    }

    /** The test town with the clock of another. */
    private static FeedArea area(String zone, String language) {
        return new FeedArea(
                "Town",
                ZoneId.of(zone),
                Locale.forLanguageTag(language),
                day -> Optional.of(new DaySpan(6 * 3600, 18 * 3600)),
                TestTown.FEED_AREA.stops());
    }

    @ParameterizedTest
    @CsvSource({
        "kumagaya-yuyubus.zip,Asia/Tokyo,ja,2024-06-03",
        "mlit-gtfs-jp-sample.zip,Asia/Tokyo,ja,2017-04-10",
        "heidelberg-vrn.zip,Europe/Berlin,de,2022-09-14"
    })
    void whatIsPublishedReadsBackAsTheSameTimetable(String name, String zone, String language, LocalDate today)
            throws Exception {
        Timetable before = read(real(name));
        TimetableBook book = TimetableBook.EMPTY.with("bus", before);
        FeedBytes bytes = new GtfsFeed(area(zone, language), URL).zip(today, book);
        Path zip = Files.write(folder.resolve("gtfs.zip"), bytes.toByteArray());
        Timetable after = read(zip);
        assertThat(after.parts().trips()).hasSameSizeAs(before.parts().trips());
        assertThat(after.parts().stops()).hasSize(before.parts().stops().size() + TestTown.PLACES);
        assertThat(after.parts().stopTimes().size())
                .isEqualTo(before.parts().stopTimes().size());
        assertThat(after.parts().fares().rules())
                .hasSameSizeAs(before.parts().fares().rules());
        for (int i = 0; i < before.parts().trips().size(); i++) {
            String id = before.parts().trips().get(i).id();
            int trip = after.findTrip("bus:" + id).orElseThrow();
            int own = before.parts().trips().get(i).service();
            int theirs = after.parts().trips().get(trip).service();
            assertThat(after.parts().services().dates(theirs))
                    .isEqualTo(before.parts().services().dates(own));
            int first = before.parts().stopTimes().first(i);
            int again = after.parts().stopTimes().first(trip);
            for (int call = 0; call < before.parts().stopTimes().end(i) - first; call++) {
                assertThat(after.parts().stopTimes().departureSeconds(again + call))
                        .isEqualTo(before.parts().stopTimes().departureSeconds(first + call));
            }
        }
        for (int i = 0; i < before.parts().stops().size(); i++) {
            int stop =
                    after.findStop("bus:" + before.parts().stops().get(i).id()).orElseThrow();
            assertThat(after.parts().stops().get(stop).reading())
                    .isEqualTo(before.parts().stops().get(i).reading());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kumagaya-yuyubus.zip,Asia/Tokyo,ja,2024-06-03",
        "mlit-gtfs-jp-sample.zip,Asia/Tokyo,ja,2017-04-10",
        "heidelberg-vrn.zip,Europe/Berlin,de,2022-09-14"
    })
    void theValidatorFindsNoErrorThatTheFeedItselfHasNot(String name, String zone, String language, LocalDate today)
            throws Exception {
        GtfsValidatorTest.resolveTheValidator();
        Path real = real(name);
        TimetableBook book = TimetableBook.EMPTY.with("bus", read(real));
        Path zip = Files.write(
                folder.resolve("gtfs.zip"),
                new GtfsFeed(area(zone, language), URL).zip(today, book).toByteArray());
        Map<String, Integer> theirs = errors(GtfsValidatorTest.notices(real, today, folder));
        Map<String, Integer> ours = errors(GtfsValidatorTest.notices(zip, today, folder));
        ours.forEach((code, count) -> assertThat(count).as(code).isLessThanOrEqualTo(theirs.getOrDefault(code, 0)));
    }

    private static Map<String, Integer> errors(List<String> notices) {
        Map<String, Integer> counts = new HashMap<>();
        notices.stream()
                .filter(line -> line.startsWith("ERROR"))
                .forEach(line -> counts.merge(line.split(" ", -1)[1], 1, Integer::sum));
        return counts;
    }

    @Test
    void aTimetableOfAnotherClockIsNotMixedIn() throws Exception {
        TimetableBook book = TimetableBook.EMPTY.with("bus", read(real("kumagaya-yuyubus.zip")));
        byte[] with = new GtfsFeed(area("Europe/Berlin", "de"), URL)
                .zip(LocalDate.of(2024, 6, 3), book)
                .toByteArray();
        assertThat(names(with)).doesNotContain("shapes.txt");
        byte[] right = new GtfsFeed(area("Asia/Tokyo", "ja"), URL)
                .zip(LocalDate.of(2024, 6, 3), book)
                .toByteArray();
        assertThat(names(right)).contains("shapes.txt", "fare_rules.txt", "calendar_dates.txt");
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
