package org.noriai.api.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.transit.store.TimetableBook;

/**
 * GTFS: the stops, the route and the agency that the real-time feed refers to, and the service itself as a Flex trip
 * between any two of the stops for each kind of day, one where all days are alike; beside it, the timetables of scheduled
 * transport. The same area and day give the same bytes. Immutable, thus thread-safe.
 *
 * <p>The route is a bus (3): the validator, and programs that check like it, don't know the extended type 715.
 */
public final class GtfsFeed {

    /** {@code route_id} of the on-demand service. */
    static final String ROUTE_ID = "on-demand";

    private static final String AGENCY_ID = "agency";
    private static final String SERVICE_ID = "daily";
    private static final String TRIP_PREFIX = "on-demand-";
    private static final String GROUP_ID = "stops";
    private static final String BOOKING_RULE_ID = "real-time";
    private static final String ROUTE_TYPE_BUS = "3";
    private static final String NOT_AVAILABLE = "1";
    private static final String BY_BOOKING = "2";

    /** The feed says what holds for this long. */
    private static final int VALID_DAYS = 60;

    private final FeedArea area;
    private final URI publicUrl;

    /**
     * Makes the feed of an area.
     *
     * @param publicUrl where riders find the service; {@code localhost} becomes 127.0.0.1, since a feed's addresses must
     *     have a public domain or be numbers
     */
    public GtfsFeed(FeedArea area, URI publicUrl) {
        this.area = area;
        this.publicUrl = "localhost".equals(publicUrl.getHost())
                ? URI.create(publicUrl.toString().replaceFirst("localhost", "127.0.0.1"))
                : publicUrl;
    }

    /** The zip file of the on-demand service alone, as of a day in the area's zone. */
    public FeedBytes zip(LocalDate today) {
        return zip(today, TimetableBook.EMPTY);
    }

    /** The zip file of the on-demand service and of timetables beside it, as of a day in the area's zone. */
    public FeedBytes zip(LocalDate today, TimetableBook timetables) {
        LocalDate from = today.minusDays(1);
        LocalDate until = today.plusDays(VALID_DAYS);
        SortedMap<DaySpan, List<LocalDate>> days = days(from, until);
        boolean alike = days.size() == 1 && days.values().iterator().next().size() == VALID_DAYS + 2;
        Map<String, CsvTable> files = new LinkedHashMap<>();
        files.put("agency.txt", agency());
        files.put("stops.txt", stops());
        files.put("routes.txt", routes());
        files.put("trips.txt", trips(days, alike));
        files.put("stop_times.txt", stopTimes(days, alike));
        if (alike) {
            files.put("calendar.txt", calendar(from, until));
        } else {
            files.put("calendar_dates.txt", calendarDates(days));
        }
        files.put("location_groups.txt", locationGroups());
        files.put("location_group_stops.txt", locationGroupStops());
        files.put("booking_rules.txt", bookingRules());
        files.put("attributions.txt", attributions());
        timetables.feeds().forEach((name, timetable) -> {
            // An import and a running service refuse any other; a bundle of an earlier version may have one.
            if (timetable.hasClockOf(area.zone())) {
                new TimetableTables(files, name, timetable).add(area.zone(), publicUrl.toString());
            }
        });
        files.put("feed_info.txt", feedInfo(from, until, version(files)));
        return new FeedBytes(zip(files, today), today.atStartOfDay(area.zone()).toInstant());
    }

    private CsvTable agency() {
        return new CsvTable("agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang")
                .row(AGENCY_ID, area.name(), publicUrl, area.zone(), language());
    }

    private CsvTable stops() {
        CsvTable table = new CsvTable("stop_id", "stop_name", "stop_lat", "stop_lon");
        for (FeedArea.FeedStop stop : area.stops()) {
            table.row(stop.id(), stop.name(), degrees(stop.latitude()), degrees(stop.longitude()));
        }
        return table;
    }

    private CsvTable routes() {
        return new CsvTable("route_id", "agency_id", "route_long_name", "route_type")
                .row(ROUTE_ID, AGENCY_ID, area.name(), ROUTE_TYPE_BUS);
    }

    /** The days of the feed by their hours; those on which nothing is served are left out. */
    private SortedMap<DaySpan, List<LocalDate>> days(LocalDate from, LocalDate until) {
        SortedMap<DaySpan, List<LocalDate>> days =
                new TreeMap<>(Comparator.comparingInt(DaySpan::fromSeconds).thenComparingInt(DaySpan::toSeconds));
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            LocalDate date = day;
            area.hours()
                    .apply(day)
                    .ifPresent(span -> days.computeIfAbsent(span, kind -> new ArrayList<>())
                            .add(date));
        }
        return days;
    }

    /** The service of a kind of day. */
    private static String service(DaySpan span, boolean alike) {
        return alike ? SERVICE_ID : span.toString();
    }

    private static CsvTable trips(SortedMap<DaySpan, List<LocalDate>> days, boolean alike) {
        CsvTable table = new CsvTable("route_id", "service_id", "trip_id");
        for (DaySpan span : days.keySet()) {
            table.row(ROUTE_ID, service(span, alike), TRIP_PREFIX + service(span, alike));
        }
        return table;
    }

    /** Travel within one group takes two rows: one to get on, one to get off. */
    private static CsvTable stopTimes(SortedMap<DaySpan, List<LocalDate>> days, boolean alike) {
        CsvTable table = new CsvTable(
                "trip_id",
                "location_group_id",
                "stop_sequence",
                "start_pickup_drop_off_window",
                "end_pickup_drop_off_window",
                "pickup_type",
                "drop_off_type",
                "pickup_booking_rule_id",
                "drop_off_booking_rule_id");
        for (DaySpan span : days.keySet()) {
            String trip = TRIP_PREFIX + service(span, alike);
            String from = time(Duration.ofSeconds(span.fromSeconds()));
            String until = time(Duration.ofSeconds(span.toSeconds()));
            table.row(trip, GROUP_ID, 1, from, until, BY_BOOKING, NOT_AVAILABLE, BOOKING_RULE_ID, BOOKING_RULE_ID)
                    .row(trip, GROUP_ID, 2, from, until, NOT_AVAILABLE, BY_BOOKING, BOOKING_RULE_ID, BOOKING_RULE_ID);
        }
        return table;
    }

    private static CsvTable calendarDates(SortedMap<DaySpan, List<LocalDate>> days) {
        CsvTable table = new CsvTable("service_id", "date", "exception_type");
        days.forEach((span, dates) -> dates.forEach(day -> table.row(service(span, false), date(day), 1)));
        return table;
    }

    private static CsvTable calendar(LocalDate from, LocalDate until) {
        return new CsvTable(
                        "service_id",
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                        "saturday",
                        "sunday",
                        "start_date",
                        "end_date")
                .row(SERVICE_ID, 1, 1, 1, 1, 1, 1, 1, date(from), date(until));
    }

    private CsvTable locationGroups() {
        return new CsvTable("location_group_id", "location_group_name").row(GROUP_ID, area.name());
    }

    private CsvTable locationGroupStops() {
        CsvTable table = new CsvTable("location_group_id", "stop_id");
        for (FeedArea.FeedStop stop : area.stops()) {
            table.row(GROUP_ID, stop.id());
        }
        return table;
    }

    /** Type 0: until the vehicle is there. */
    private CsvTable bookingRules() {
        return new CsvTable("booking_rule_id", "booking_type", "booking_url").row(BOOKING_RULE_ID, 0, publicUrl);
    }

    private static CsvTable attributions() {
        return new CsvTable("attribution_id", "organization_name", "is_producer", "attribution_url")
                .row("osm", "© OpenStreetMap contributors", 1, "https://www.openstreetmap.org/copyright");
    }

    private CsvTable feedInfo(LocalDate from, LocalDate until, String version) {
        return new CsvTable(
                        "feed_publisher_name",
                        "feed_publisher_url",
                        "feed_lang",
                        "feed_start_date",
                        "feed_end_date",
                        "feed_version",
                        "feed_contact_url")
                .row(area.name(), publicUrl, language(), date(from), date(until), version, publicUrl);
    }

    private String language() {
        return area.language().toLanguageTag();
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Hours may exceed 23: the service day goes on after midnight. */
    private static String time(Duration sinceMidnight) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                sinceMidnight.toHours(),
                sinceMidnight.toMinutesPart(),
                sinceMidnight.toSecondsPart());
    }

    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }

    private static String version(Map<String, CsvTable> files) {
        CRC32C checksum = new CRC32C();
        files.values().forEach(table -> checksum.update(table.toByteArray()));
        return Long.toHexString(checksum.getValue());
    }

    private static byte[] zip(Map<String, CsvTable> files, LocalDate day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, CsvTable> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(day.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(file.getValue().toByteArray());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
