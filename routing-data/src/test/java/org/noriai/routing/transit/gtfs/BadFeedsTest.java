package org.noriai.routing.transit.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.archive.UnusableFeedException;

/** Feeds that are spoilt: each is refused whole, with file, line, field and value. */
final class BadFeedsTest {

    @TempDir
    Path folder;

    private UnusableFeedException refusal(TestFeeds feed) {
        return refusal(feed.write(folder.resolve("feed.zip")));
    }

    private static UnusableFeedException refusal(Path zip) {
        try {
            FeedReader.read(zip, (latitude, longitude) -> true);
        } catch (UnusableFeedException refused) {
            return refused;
        }
        throw new AssertionError("The feed was not refused.");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            stop_times.txt | day,08:10:00,08:12:00 | day,25:61:00,25:62:00 | stop_times.txt line 4: arrival_time '25:61:00' is no time: minutes and seconds go to 59
            stop_times.txt | day,08:10:00,08:12:00 | day,8.10,8.12         | stop_times.txt line 4: arrival_time '8.10' is no time as 8:05:00
            stop_times.txt | day,08:20:00,08:20:00 | day,08:11:00,08:11:00 | stop_times.txt line 5: arrival_time '08:11:00' lies before the departure from the stop before, 08:12:00
            stop_times.txt | 08:10:00,08:12:00     | 08:10:00,08:09:00     | stop_times.txt line 4: departure_time '08:09:00' lies before arrival_time, 08:10:00
            stop_times.txt | day,8:00:00,8:00:00   | day,,                 | stop_times.txt line 2: arrival_time '' must not be empty at the first and the last stop of a trip
            stop_times.txt | D,9,                  | D,3,                  | stop_times.txt line 5: stop_sequence '3' is there twice in its trip
            stop_times.txt | C,3,last              | Z,3,last              | stop_times.txt line 4: stop_id 'Z' refers to no stop of the feed
            stop_times.txt | night,23:50           | nacht,23:50           | stop_times.txt line 6: trip_id 'nacht' refers to no trip of the feed
            stop_times.txt | C,3,last              | ,3,last               | stop_times.txt line 4: stop_id '' must not be empty
            stop_times.txt | D,9,,,,1              | D,9,,7,,1             | stop_times.txt line 5: pickup_type '7' is no whole number from 0 to 3
            stop_times.txt | stop_sequence         | sequence              | stop_times.txt line 1: column 'stop_sequence' is missing
            stop_times.txt | D,9,,,,1              | D,9,,,,1,2,3          | stop_times.txt line 5 has 11 fields, but the header only 9 columns
            stop_times.txt | last stop next        | `"last stop next`     | stop_times.txt line 4 has a quotation mark that is not closed
            trips.txt      | R,week,day            | Q,week,day            | trips.txt line 2: route_id 'Q' refers to no route of the feed
            trips.txt      | R,week,day            | R,month,day           | trips.txt line 2: service_id 'month' refers to no service of the feed
            trips.txt      | to Delta,L,1          | to Delta,M,1          | trips.txt line 2: shape_id 'M' refers to no shape of the feed
            trips.txt      | R,week,night          | R,week,day            | trips.txt line 3: trip_id 'day' is there twice
            stops.txt      | 1,0,S,                | 1,0,T,                | stops.txt line 3: parent_station 'T' refers to no stop of the feed
            stops.txt      | 49.40,8.62            | 149.40,8.62           | stops.txt line 4: stop_lat '149.40' is no number from -90 to 90
            stops.txt      | 49.40,8.62            | ,8.62                 | stops.txt line 4: stop_lat '' must not be empty
            stops.txt      | 49.40,8.62            | NaN,8.62              | stops.txt line 4: stop_lat 'NaN' is no number from -90 to 90
            routes.txt     | 1,Line,3              | 1,Line,bus            | routes.txt line 2: route_type 'bus' is no whole number from 0 to 1799
            routes.txt     | R,x,1                 | R,y,1                 | routes.txt line 2: agency_id 'y' refers to no agency of the feed
            agency.txt     | Europe/Berlin         | Berlin                | agency.txt line 2: agency_timezone 'Berlin' is no time zone as Asia/Tokyo
            calendar.txt   | 20260301,20261231     | 20260231,20261231     | calendar.txt line 2: start_date '20260231' is no date as 20260401, from 1970 to 2199
            calendar.txt   | 20260301,20261231     | 20260301,20260201     | calendar.txt line 2: end_date '20260201' lies before start_date
            calendar_dates.txt | week,20260501,2   | week,20260501,3       | calendar_dates.txt line 2: exception_type '3' is no whole number from 1 to 2
            frequencies.txt | 600,1                | 0,1                   | frequencies.txt line 2: headway_secs '0' is no whole number from 1 to 86400
            shapes.txt     | L,49.40,8.61,2        | L,49.40,abc,2         | shapes.txt line 4: shape_pt_lon 'abc' is no number from -180 to 180
            fare_attributes.txt | 2.1,EUR          | 2.1,XYZ               | fare_attributes.txt line 2: currency_type 'XYZ' is no currency as JPY
            fare_attributes.txt | 2.1,EUR          | -2.1,EUR              | fare_attributes.txt line 2: price '-2.1' is no number from 0 to 1000000000
            fare_rules.txt | short,R               | cheap,R               | fare_rules.txt line 2: fare_id 'cheap' refers to no fare of the feed
            """)
    void aValueThatIsWrongIsNamed(String file, String text, String other, String message) {
        String replacement = other == null ? "" : other;
        TestFeeds feed = TestFeeds.small().replace(file, text, replacement);
        assertThat(refusal(feed).problems().getFirst().toString()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "agency.txt,is missing",
        "stops.txt,is missing",
        "routes.txt,is missing",
        "trips.txt,is missing",
        "stop_times.txt,is missing"
    })
    void aFileThatIsMissingIsNamed(String file, String fault) {
        Path zip = TestFeeds.small().without(file).write(folder.resolve("feed.zip"));
        assertThat(refusal(zip)).hasMessage("The GTFS feed %s can't be used: %s %s.".formatted(zip, file, fault));
    }

    @Test
    void aFeedThatWouldNeverRunIsRefused() {
        TestFeeds feed = TestFeeds.small().without("calendar.txt").without("calendar_dates.txt");
        assertThat(refusal(feed))
                .hasMessageContaining("calendar.txt is missing, and so is calendar_dates.txt: no trip would ever run");
        assertThat(refusal(TestFeeds.small().with("stop_times.txt", "trip_id,stop_id,stop_sequence")))
                .hasMessageContaining("stop_times.txt has no rows");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        TestFeeds feed = TestFeeds.small()
                .replace("routes.txt", "1,Line,3", "1,Line,bus")
                .replace("stops.txt", "49.40", "99.40")
                .replace("calendar.txt", "20260301", "today");
        UnusableFeedException refused = refusal(feed);
        assertThat(refused.problems()).hasSize(10);
        assertThat(refused.getMessage()).contains("99.40", "and 5 more.").doesNotContain("\n");
    }

    @Test
    void aByteOrderMarkIsAccepted() throws Exception {
        TestFeeds feed = TestFeeds.small();
        for (String file : List.of("agency.txt", "stops.txt", "stop_times.txt", "calendar.txt")) {
            feed = feed.withBytes(file, ("\uFEFF" + feed.text(file)).getBytes(StandardCharsets.UTF_8));
        }
        Timetable timetable = FeedReader.read(feed.write(folder.resolve("feed.zip")), (latitude, longitude) -> true)
                .timetable();
        assertThat(timetable.parts().stopTimes().size()).isEqualTo(14);
    }

    @Test
    void otherEncodingsAreNamedWithTheLine() {
        String stops = TestFeeds.small().text("stops.txt").replace("Gamma", "熊谷駅南口");
        assertThat(refusal(TestFeeds.small().withBytes("stops.txt", stops.getBytes(Charset.forName("Shift_JIS")))))
                .hasMessageEndingWith(
                        "can't be used: stops.txt line 4 is Shift-JIS, not UTF-8; save the feed as UTF-8.");
        byte[] broken = TestFeeds.small().bytes("stops.txt").clone();
        broken[broken.length - 3] = (byte) 0xFF;
        assertThat(refusal(TestFeeds.small().withBytes("stops.txt", broken)))
                .hasMessageContaining("stops.txt line 6 is not UTF-8; save the feed as UTF-8");
        assertThat(refusal(TestFeeds.small().withBytes("stops.txt", stops.getBytes(StandardCharsets.UTF_16))))
                .hasMessageContaining("stops.txt line 1 is UTF-16, not UTF-8");
    }

    @Test
    void whatUnpacksToFarTooMuchIsRefused() {
        byte[] bomb = new byte[64 << 20];
        Arrays.fill(bomb, (byte) '\n');
        byte[] header = TestFeeds.small().bytes("shapes.txt");
        System.arraycopy(header, 0, bomb, 0, header.length);
        assertThat(refusal(TestFeeds.small().withBytes("shapes.txt", bomb)))
                .hasMessageContaining("shapes.txt unpacks to more than 200 times its size of ");
        byte[] line = new byte[1 << 20];
        Arrays.fill(line, (byte) 'x');
        assertThat(refusal(TestFeeds.small().withBytes("shapes.txt", line)))
                .hasMessageContaining("shapes.txt line 1 is longer than 65536 bytes");
        TestFeeds many = TestFeeds.small();
        for (int i = 0; i < 1_000; i++) {
            many.withBytes("more-%d.txt".formatted(i), new byte[0]);
        }
        assertThat(refusal(many)).hasMessageContaining("feed.zip has 1013 files, more than 1000");
        TestFeeds often = TestFeeds.small().replace("frequencies.txt", "600,1", "1,1");
        for (int i = 0; i < 300; i++) {
            often.withBytes(
                    "frequencies.txt",
                    (often.text("frequencies.txt") + "often,00:00:00,24:00:00,1,1\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusal(often)).hasMessageContaining("frequencies.txt makes 25923600 departures a day");
    }

    @Test
    void namesThatLeadOutOfTheZipAreRefused() {
        for (String name : List.of("../stops.txt", "/etc/stops.txt", "a/../../b.txt", "..\\stops.txt", "C:\\x.txt")) {
            assertThat(refusal(TestFeeds.small().withBytes(name, new byte[0])))
                    .hasMessageContaining("feed.zip: entry '%s' leads out of the zip file".formatted(name));
        }
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("feed.zip"), "stop_id,stop_name\n");
        assertThat(refusal(text)).hasMessageContaining("feed.zip is no zip file: ");
        assertThat(refusal(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("agency.txt is missing");
        assertThat(refusal(folder.resolve("none.zip"))).hasMessageContaining("none.zip is not a file that can be read");
        Path whole = TestFeeds.small().write(folder.resolve("whole.zip"));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(refusal(half)).hasMessageContaining("half.zip is no zip file: ");
        // The first file's packed bytes, just behind its header and name.
        for (int i = 45; i < 60; i++) {
            bytes[i] ^= 0x55;
        }
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
        assertThat(refusal(damaged)).hasMessageContaining("The GTFS feed ").hasMessageContaining("can't be used");
    }

    @Test
    void stopsOutsideTheRegionAreDroppedAndReported() throws Exception {
        Path zip = TestFeeds.small().write(folder.resolve("feed.zip"));
        ImportedFeed feed = FeedReader.read(zip, (latitude, longitude) -> longitude < 8.615);
        Timetable.Parts parts = feed.timetable().parts();
        assertThat(parts.stops().stream().map(stop -> stop.id())).containsExactly("A", "B", "S");
        assertThat(parts.trips().stream().map(trip -> trip.id())).containsExactly("day", "loop", "often");
        assertThat(parts.stopTimes().size()).isEqualTo(2 + 4 + 2);
        assertThat(feed.found()).startsWith("feed.zip: X Bus; 1 routes, 3 stops, 3 trips, 8 stop times, from 2026-");
        assertThat(feed.dropped())
                .containsExactly("feed.zip: 2 stops, 1 trips and parts of 2 more, which lie outside the region");
        assertThatThrownBy(() -> FeedReader.read(zip, (latitude, longitude) -> false))
                .isInstanceOf(UnusableFeedException.class)
                .hasMessageContaining("feed.zip has no stop within the region: all 5 lie outside");
    }

    @Test
    void aFeedMayBeAFolder() throws Exception {
        TestFeeds.small().writeInto(folder.resolve("feed"));
        ImportedFeed feed = FeedReader.read(folder.resolve("feed"), (latitude, longitude) -> true);
        assertThat(feed.timetable().parts().stopTimes().size()).isEqualTo(14);
    }

    @Test
    void aFolderAtTheTopBlankLinesAndUnknownColumnsAreTaken() throws Exception {
        TestFeeds plain = TestFeeds.small();
        TestFeeds nested = TestFeeds.small();
        for (String file : List.of(
                "agency.txt",
                "stops.txt",
                "routes.txt",
                "calendar.txt",
                "calendar_dates.txt",
                "trips.txt",
                "shapes.txt",
                "stop_times.txt",
                "frequencies.txt",
                "fare_attributes.txt",
                "fare_rules.txt",
                "translations.txt",
                "feed_info.txt")) {
            nested.without(file).withBytes("gtfs/" + file, plain.bytes(file));
        }
        nested.withBytes(
                "gtfs/stop_times.txt",
                plain.text("stop_times.txt")
                        .replace("night,23", "\r\n\r\n night , 23")
                        .getBytes(StandardCharsets.UTF_8));
        nested.withBytes(
                "gtfs/routes.txt",
                plain.text("routes.txt")
                        .replace("route_type", "route_type,wheels")
                        .replace("Line,3", "\"Line, the \"\"long\"\" one\",3,6")
                        .getBytes(StandardCharsets.UTF_8));
        ImportedFeed feed = FeedReader.read(nested.write(folder.resolve("feed.zip")), (latitude, longitude) -> true);
        assertThat(feed.timetable().parts().routes().getFirst().longName()).isEqualTo("Line, the \"long\" one");
        assertThat(feed.dropped()).containsExactly("feed.zip: columns that are not read, routes.txt: wheels");
        nested.withBytes(
                "gtfs/stop_times.txt",
                nested.text("gtfs/stop_times.txt")
                        .replace("25:10:00,25:10:00", "23:10:00,23:10:00")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(nested)).hasMessageContaining("stop_times.txt line 10: arrival_time '23:10:00' lies before");
    }
}
