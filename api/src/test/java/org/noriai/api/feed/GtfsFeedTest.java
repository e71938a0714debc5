package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.noriai.api.TestTown;
import org.noriai.routing.area.DaySpan;

/** What is in the static feed. */
final class GtfsFeedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final GtfsFeed feed = new GtfsFeed(TestTown.FEED_AREA, URI.create("http://localhost:8080/"));

    @Test
    void itHasWhatTheRealTimeFeedRefersTo() throws IOException {
        Map<String, List<String>> files = files(feed.zip(TODAY));
        assertThat(rows(files, "routes.txt").get(1)).startsWith("on-demand,");
        assertThat(rows(files, "stops.txt"))
                .hasSize(1 + TestTown.PLACES)
                .contains("stop-3,Arrêt 停留所 3,43.736000,7.416000");
        assertThat(rows(files, "agency.txt").get(1))
                .contains("Europe/Monaco")
                .contains("\"Test town, \"\"the small\"\"\"");
        assertThat(rows(files, "attributions.txt").get(1)).contains("OpenStreetMap");
        assertThat(rows(files, "calendar.txt").get(1)).endsWith("20261121,20270121");
    }

    @Test
    void theServiceIsOneFlexTripBetweenAnyTwoStops() throws IOException {
        Map<String, List<String>> files = files(feed.zip(TODAY));
        assertThat(rows(files, "stop_times.txt"))
                .hasSize(3)
                .contains("on-demand-daily,stops,1,04:00:00,28:00:00,2,1,real-time,real-time")
                .contains("on-demand-daily,stops,2,04:00:00,28:00:00,1,2,real-time,real-time");
        assertThat(rows(files, "location_group_stops.txt")).hasSize(1 + TestTown.PLACES);
        assertThat(rows(files, "booking_rules.txt").get(1)).startsWith("real-time,0,");
    }

    @Test
    void daysWithHoursOfTheirOwnHaveATripEachAndClosedDaysNone() throws IOException {
        FeedArea town = TestTown.FEED_AREA;
        DaySpan week = new DaySpan(8 * 3600, 18 * 3600);
        DaySpan saturday = new DaySpan(9 * 3600, 25 * 3600);
        FeedArea area = new FeedArea(
                town.name(),
                town.zone(),
                town.language(),
                day -> switch (day.getDayOfWeek()) {
                    case SUNDAY -> Optional.empty();
                    case SATURDAY -> Optional.of(saturday);
                    default -> Optional.of(week);
                },
                town.stops());
        Map<String, List<String>> files = files(new GtfsFeed(area, URI.create("http://localhost:8080/")).zip(TODAY));
        assertThat(files).doesNotContainKey("calendar.txt");
        assertThat(rows(files, "trips.txt"))
                .containsExactly(
                        "route_id,service_id,trip_id",
                        "on-demand,08:00-18:00,on-demand-08:00-18:00",
                        "on-demand,09:00-25:00,on-demand-09:00-25:00");
        assertThat(rows(files, "stop_times.txt"))
                .hasSize(5)
                .contains("on-demand-09:00-25:00,stops,1,09:00:00,25:00:00,2,1,real-time,real-time");
        assertThat(rows(files, "calendar_dates.txt"))
                .contains("08:00-18:00,20261123,1", "09:00-25:00,20261121,1")
                .noneMatch(row -> row.contains("20261122"));
    }

    @Test
    void theSameDayGivesTheSameBytes() {
        assertThat(feed.zip(TODAY).toByteArray())
                .isEqualTo(feed.zip(TODAY).toByteArray())
                .isNotEqualTo(feed.zip(TODAY.plusDays(1)).toByteArray());
        assertThat(feed.zip(TODAY).lastModified()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
    }

    private static List<String> rows(Map<String, List<String>> files, String name) {
        return files.getOrDefault(name, List.of());
    }

    private static Map<String, List<String>> files(FeedBytes zip) throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(
                        entry.getName(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .toList());
            }
        }
        return files;
    }
}
