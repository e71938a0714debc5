package org.noriai.api.feed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.noriai.routing.transit.Shapes;
import org.noriai.routing.transit.StopTimes;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.feed.Accessibility;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.FareRule;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.feed.TransitAgency;
import org.noriai.routing.transit.feed.TransitRoute;
import org.noriai.routing.transit.feed.TransitTrip;
import org.noriai.routing.transit.feed.Translation;
import org.noriai.routing.transit.feed.Translations;
import org.noriai.routing.transit.feed.TripFrequency;

/** Adds a timetable to the files of a feed. Its ids begin with the name of its own feed, so that none is there twice. */
final class TimetableTables {

    private static final Set<String> TRANSLATED = Set.of("agency", "stops", "routes", "trips", "stop_times");

    private final Map<String, CsvTable> files;
    private final String prefix;
    private final Timetable.Parts parts;
    private final Set<List<String>> translated = new HashSet<>();

    TimetableTables(Map<String, CsvTable> files, String feed, Timetable timetable) {
        this.files = files;
        this.prefix = feed + ":";
        this.parts = timetable.parts();
    }

    /** Adds all of it; {@code zone} is what the agencies of the whole feed have, which must share one. */
    void add(ZoneId zone, String publicUrl) {
        parts.agencies().forEach(agency -> add(agency, zone));
        parts.stops().forEach(this::add);
        parts.routes().forEach(this::add);
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            add(trip, parts.trips().get(trip));
        }
        for (int service = 0; service < parts.services().size(); service++) {
            addService(service);
        }
        addShapes();
        parts.frequencies().forEach(this::add);
        parts.fares().fares().forEach(this::add);
        parts.fares().rules().forEach(this::add);
        addTranslations();
        if (!parts.info().publisher().isEmpty()) {
            String url = parts.info().publisherUrl();
            table("attributions.txt")
                    .add(new CsvTable.Row()
                            .with("attribution_id", prefix + "publisher")
                            .with("organization_name", parts.info().publisher())
                            .with("is_producer", 1)
                            .with("attribution_url", url.isEmpty() ? publicUrl : url));
        }
    }

    private CsvTable table(String file) {
        return files.computeIfAbsent(file, name -> new CsvTable());
    }

    private String id(String own) {
        return own.isEmpty() ? "" : prefix + own;
    }

    private void add(TransitAgency agency, ZoneId zone) {
        table("agency.txt")
                .add(new CsvTable.Row()
                        .with("agency_id", id(agency.id()))
                        .with("agency_name", agency.name())
                        .with("agency_url", agency.url())
                        .with("agency_timezone", zone)
                        .with("agency_lang", agency.language().toLowerCase(Locale.ROOT))
                        .with("agency_phone", agency.phone())
                        .with("agency_fare_url", agency.fareUrl())
                        .with("agency_email", agency.email()));
    }

    private void add(GtfsStop stop) {
        table("stops.txt")
                .add(new CsvTable.Row()
                        .with("stop_id", id(stop.id()))
                        .with("stop_code", stop.code())
                        .with("stop_name", stop.name())
                        .with("stop_desc", stop.description().equals(stop.name()) ? "" : stop.description())
                        .with("stop_lat", degrees(stop.latitude()))
                        .with("stop_lon", degrees(stop.longitude()))
                        .with("zone_id", id(stop.fareZone()))
                        .with("stop_url", stop.url())
                        .with("location_type", stop.kind().ordinal())
                        .with("parent_station", id(stop.parentId()))
                        .with("wheelchair_boarding", accessibility(stop.wheelchair()))
                        .with("platform_code", stop.platform()));
    }

    private static String accessibility(Accessibility value) {
        return value == Accessibility.UNKNOWN ? "" : Integer.toString(value.ordinal());
    }

    private void add(TransitRoute route) {
        table("routes.txt")
                .add(new CsvTable.Row()
                        .with("route_id", id(route.id()))
                        .with("agency_id", id(route.agencyId()))
                        .with("route_short_name", route.shortName())
                        .with("route_long_name", route.longName())
                        .with("route_desc", route.description().equals(route.longName()) ? "" : route.description())
                        .with("route_type", route.type())
                        .with("route_url", route.url())
                        .with("route_color", route.color())
                        .with("route_text_color", route.textColor()));
    }

    private void add(int index, TransitTrip trip) {
        String id = id(trip.id());
        String shape =
                trip.shape().isPresent() ? id(parts.shapes().id(trip.shape().getAsInt())) : "";
        table("trips.txt")
                .add(new CsvTable.Row()
                        .with("route_id", id(parts.routes().get(trip.route()).id()))
                        .with("service_id", id(parts.services().id(trip.service())))
                        .with("trip_id", id)
                        .with("trip_headsign", trip.headsign())
                        .with("trip_short_name", trip.shortName())
                        .with("direction_id", trip.direction())
                        .with("block_id", id(trip.block()))
                        .with("shape_id", shape)
                        .with("wheelchair_accessible", accessibility(trip.wheelchair())));
        StopTimes times = parts.stopTimes();
        CsvTable table = table("stop_times.txt");
        for (int call = times.first(index); call < times.end(index); call++) {
            table.add(new CsvTable.Row()
                    .with("trip_id", id)
                    .with("arrival_time", time(times.arrivalSeconds(call)))
                    .with("departure_time", time(times.departureSeconds(call)))
                    .with("stop_id", id(parts.stops().get(times.stop(call)).id()))
                    .with("stop_sequence", times.sequence(call))
                    .with("stop_headsign", times.headsign(call))
                    .with("pickup_type", times.pickupType(call))
                    .with("drop_off_type", times.dropoffType(call))
                    .with("timepoint", times.exact(call) ? 1 : 0));
        }
    }

    private void addService(int service) {
        List<LocalDate> dates = parts.services().dates(service);
        if (dates.isEmpty()) {
            return;
        }
        ServiceWeek week = ServiceWeek.of(dates);
        String id = id(parts.services().id(service));
        CsvTable.Row row = new CsvTable.Row().with("service_id", id);
        for (DayOfWeek day : DayOfWeek.values()) {
            row.with(day.name().toLowerCase(Locale.ROOT), week.days().contains(day) ? 1 : 0);
        }
        table("calendar.txt").add(row.with("start_date", date(week.first())).with("end_date", date(week.last())));
        for (LocalDate date : week.exceptions()) {
            table("calendar_dates.txt")
                    .add(new CsvTable.Row()
                            .with("service_id", id)
                            .with("date", date(date))
                            .with("exception_type", week.runsOnException(date) ? 1 : 2));
        }
    }

    private void addShapes() {
        Shapes shapes = parts.shapes();
        for (int shape = 0; shape < shapes.size(); shape++) {
            for (int point = shapes.first(shape); point < shapes.end(shape); point++) {
                table("shapes.txt")
                        .add(new CsvTable.Row()
                                .with("shape_id", id(shapes.id(shape)))
                                .with("shape_pt_lat", degrees(shapes.latitude(point)))
                                .with("shape_pt_lon", degrees(shapes.longitude(point)))
                                .with("shape_pt_sequence", point - shapes.first(shape)));
            }
        }
    }

    private void add(TripFrequency frequency) {
        table("frequencies.txt")
                .add(new CsvTable.Row()
                        .with("trip_id", id(parts.trips().get(frequency.trip()).id()))
                        .with("start_time", time(frequency.startSeconds()))
                        .with("end_time", time(frequency.endSeconds()))
                        .with("headway_secs", frequency.headwaySeconds())
                        .with("exact_times", frequency.exact() ? 1 : 0));
    }

    private void add(Fare fare) {
        String agency = fare.agencyId().isEmpty() ? parts.agencies().getFirst().id() : fare.agencyId();
        CsvTable.Row row = new CsvTable.Row()
                .with("fare_id", id(fare.id()))
                .with("price", fare.price().toPlainString())
                .with("currency_type", fare.currency())
                .with("payment_method", fare.paidOnBoard() ? 0 : 1)
                .with("agency_id", id(agency))
                .with("transfers", "");
        fare.transfers().ifPresent(transfers -> row.with("transfers", transfers));
        fare.transferSeconds().ifPresent(seconds -> row.with("transfer_duration", seconds));
        table("fare_attributes.txt").add(row);
    }

    private void add(FareRule rule) {
        table("fare_rules.txt")
                .add(new CsvTable.Row()
                        .with("fare_id", id(rule.fareId()))
                        .with("route_id", id(rule.routeId()))
                        .with("origin_id", id(rule.origin()))
                        .with("destination_id", id(rule.destination()))
                        .with("contains_id", id(rule.contains())));
    }

    /** Translations of what is there; readings that an old feed composes are written by stop. */
    private void addTranslations() {
        for (Translation row : parts.translations().rows()) {
            if (TRANSLATED.contains(row.table()) && refersToSomething(row)) {
                addTranslation(row, id(row.recordId()));
            }
        }
        for (GtfsStop stop : parts.stops()) {
            if (!stop.reading().isEmpty()) {
                addTranslation(
                        new Translation("stops", "stop_name", Translations.READING, stop.reading(), stop.id(), "", ""),
                        id(stop.id()));
            }
        }
    }

    private boolean refersToSomething(Translation row) {
        String id = row.recordId();
        return id.isEmpty()
                || switch (row.table()) {
                    case "stops" ->
                        parts.stops().stream().anyMatch(stop -> stop.id().equals(id));
                    case "routes" ->
                        parts.routes().stream().anyMatch(route -> route.id().equals(id));
                    case "trips" ->
                        parts.trips().stream().anyMatch(trip -> trip.id().equals(id));
                    case "agency" ->
                        parts.agencies().stream().anyMatch(agency -> agency.id().equals(id));
                    default -> false;
                };
    }

    private void addTranslation(Translation row, String recordId) {
        if (translated.add(List.of(row.table(), row.field(), row.language(), recordId, row.original()))) {
            table("translations.txt")
                    .add(new CsvTable.Row()
                            .with("table_name", row.table())
                            .with("field_name", row.field())
                            .with("language", row.language())
                            .with("translation", row.text())
                            .with("record_id", recordId)
                            .with("field_value", row.original()));
        }
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Hours may exceed 23: the service day goes on after midnight. */
    private static String time(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
