package org.noriai.routing.transit.gtfs;

import static org.noriai.routing.transit.gtfs.FieldKind.AMOUNT;
import static org.noriai.routing.transit.gtfs.FieldKind.COLOR;
import static org.noriai.routing.transit.gtfs.FieldKind.CURRENCY;
import static org.noriai.routing.transit.gtfs.FieldKind.DATE;
import static org.noriai.routing.transit.gtfs.FieldKind.HEADWAY;
import static org.noriai.routing.transit.gtfs.FieldKind.LATITUDE;
import static org.noriai.routing.transit.gtfs.FieldKind.LONGITUDE;
import static org.noriai.routing.transit.gtfs.FieldKind.ONE_OR_TWO;
import static org.noriai.routing.transit.gtfs.FieldKind.ROUTE_TYPE;
import static org.noriai.routing.transit.gtfs.FieldKind.TEXT;
import static org.noriai.routing.transit.gtfs.FieldKind.TIME;
import static org.noriai.routing.transit.gtfs.FieldKind.UP_TO_FOUR;
import static org.noriai.routing.transit.gtfs.FieldKind.UP_TO_THREE;
import static org.noriai.routing.transit.gtfs.FieldKind.UP_TO_TWO;
import static org.noriai.routing.transit.gtfs.FieldKind.WHOLE;
import static org.noriai.routing.transit.gtfs.FieldKind.ZERO_OR_ONE;
import static org.noriai.routing.transit.gtfs.FieldKind.ZONE;

import java.util.List;
import java.util.Set;

/** The files of GTFS and GTFS-JP that are read, in an order in which ids are known before they are referred to. */
final class FeedTables {

    static final FeedTable AGENCY = FeedTable.of("agency.txt")
            .optionalKey("agency_id", "agency")
            .required(TEXT, "agency_name", "agency_url")
            .required(ZONE, "agency_timezone")
            .optional(TEXT, "agency_lang", "agency_phone", "agency_fare_url", "agency_email");

    static final FeedTable STOPS = FeedTable.of("stops.txt")
            .key("stop_id", "stop")
            .optional(TEXT, "stop_code", "stop_name", "stop_desc", "zone_id", "stop_url", "platform_code")
            .optional(TEXT, "tts_stop_name", "stop_timezone")
            .optional(LATITUDE, "stop_lat")
            .optional(LONGITUDE, "stop_lon")
            .optional(UP_TO_FOUR, "location_type")
            .refers("parent_station", "stop", false)
            .optional(UP_TO_TWO, "wheelchair_boarding");

    static final FeedTable ROUTES = FeedTable.of("routes.txt")
            .key("route_id", "route")
            .refers("agency_id", "agency", false)
            .optional(TEXT, "route_short_name", "route_long_name", "route_desc", "route_url")
            .required(ROUTE_TYPE, "route_type")
            .optional(COLOR, "route_color", "route_text_color");

    static final FeedTable CALENDAR = FeedTable.of("calendar.txt")
            .key("service_id", "service")
            .required(ZERO_OR_ONE, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
            .required(DATE, "start_date", "end_date");

    static final FeedTable CALENDAR_DATES = FeedTable.of("calendar_dates.txt")
            .defines("service_id", "service")
            .required(DATE, "date")
            .required(ONE_OR_TWO, "exception_type");

    static final FeedTable SHAPES = FeedTable.of("shapes.txt")
            .defines("shape_id", "shape")
            .required(LATITUDE, "shape_pt_lat")
            .required(LONGITUDE, "shape_pt_lon")
            .required(WHOLE, "shape_pt_sequence");

    static final FeedTable OFFICE_JP = FeedTable.of("office_jp.txt")
            .key("office_id", "office")
            .required(TEXT, "office_name")
            .optional(TEXT, "office_url", "office_phone");

    static final FeedTable TRIPS = FeedTable.of("trips.txt")
            .key("trip_id", "trip")
            .refers("route_id", "route", true)
            .refers("service_id", "service", true)
            .optional(TEXT, "trip_headsign", "trip_short_name", "block_id")
            .optional(ZERO_OR_ONE, "direction_id")
            .refers("shape_id", "shape", false)
            .optional(UP_TO_TWO, "wheelchair_accessible")
            .refers("jp_office_id", "office", false);

    static final FeedTable STOP_TIMES = FeedTable.of("stop_times.txt")
            .refers("trip_id", "trip", true)
            .refers("stop_id", "stop", false)
            .optional(TIME, "arrival_time", "departure_time")
            .required(WHOLE, "stop_sequence")
            .optional(TEXT, "stop_headsign", "location_id", "location_group_id")
            .optional(UP_TO_THREE, "pickup_type", "drop_off_type")
            .optional(ZERO_OR_ONE, "timepoint");

    static final FeedTable FREQUENCIES = FeedTable.of("frequencies.txt")
            .refers("trip_id", "trip", true)
            .required(TIME, "start_time", "end_time")
            .required(HEADWAY, "headway_secs")
            .optional(ZERO_OR_ONE, "exact_times");

    static final FeedTable FARE_ATTRIBUTES = FeedTable.of("fare_attributes.txt")
            .key("fare_id", "fare")
            .required(AMOUNT, "price")
            .required(CURRENCY, "currency_type")
            .required(ZERO_OR_ONE, "payment_method")
            .optional(UP_TO_TWO, "transfers")
            .refers("agency_id", "agency", false)
            .optional(WHOLE, "transfer_duration");

    static final FeedTable FARE_RULES = FeedTable.of("fare_rules.txt")
            .refers("fare_id", "fare", true)
            .refers("route_id", "route", false)
            .optional(TEXT, "origin_id", "destination_id", "contains_id");

    static final FeedTable TRANSLATIONS = FeedTable.of("translations.txt")
            .required(TEXT, "table_name", "field_name", "language", "translation")
            .optional(TEXT, "record_id", "record_sub_id", "field_value");

    /** The layout of GTFS-JP before version 3. */
    static final FeedTable OLD_TRANSLATIONS =
            FeedTable.of("translations.txt").required(TEXT, "trans_id", "lang").optional(TEXT, "translation");

    static final FeedTable FEED_INFO = FeedTable.of("feed_info.txt")
            .required(TEXT, "feed_publisher_name", "feed_publisher_url", "feed_lang")
            .optional(DATE, "feed_start_date", "feed_end_date")
            .optional(TEXT, "feed_version");

    static final FeedTable AGENCY_JP = FeedTable.of("agency_jp.txt")
            .required(TEXT, "agency_id")
            .optional(TEXT, "agency_official_name", "agency_zip_number", "agency_address");

    /** The ministry's own sample has a row for a route that is not there; it does no harm and is reported. */
    static final FeedTable ROUTES_JP = FeedTable.of("routes_jp.txt")
            .required(TEXT, "route_id")
            .optional(TEXT, "origin_stop", "via_stop", "destination_stop");

    /** All but translations, whose layout the header tells. */
    static final List<FeedTable> ALL = List.of(
            AGENCY,
            STOPS,
            ROUTES,
            CALENDAR,
            CALENDAR_DATES,
            SHAPES,
            OFFICE_JP,
            TRIPS,
            STOP_TIMES,
            FREQUENCIES,
            FARE_ATTRIBUTES,
            FARE_RULES,
            FEED_INFO,
            AGENCY_JP,
            ROUTES_JP);

    /** Those that no feed can be without. */
    static final Set<FeedTable> REQUIRED = Set.of(AGENCY, STOPS, ROUTES, TRIPS, STOP_TIMES);

    private FeedTables() {}
}
