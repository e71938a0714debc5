package org.noriai.routing.transit.gtfs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.FareRule;
import org.noriai.routing.transit.feed.FeedInfo;
import org.noriai.routing.transit.feed.TransitOffice;
import org.noriai.routing.transit.feed.Translation;
import org.onebusaway.gtfs.model.Agency;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.Route;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.Trip;

/** The rows of a feed while its timetable is being built. Used by one thread. */
final class FeedDraft {

    /** A time that the feed leaves open. */
    static final int OPEN = -1;

    /**
     * A row of {@code stop_times.txt}.
     *
     * @param line in the file
     * @param stopId where
     * @param sequence its order in the trip
     * @param arrival seconds of the service day, or {@link #OPEN}
     * @param departure seconds of the service day, or {@link #OPEN}
     * @param pickupType as in the feed
     * @param dropoffType as in the feed
     * @param exact whether the feed calls its times exact
     * @param headsign what the vehicle shows from here on, or empty
     */
    record Call(
            int line,
            String stopId,
            int sequence,
            int arrival,
            int departure,
            int pickupType,
            int dropoffType,
            boolean exact,
            String headsign) {

        Call withTimes(int arrivalSeconds, int departureSeconds, boolean exactly) {
            return new Call(
                    line,
                    stopId,
                    sequence,
                    arrivalSeconds,
                    departureSeconds,
                    pickupType,
                    dropoffType,
                    exactly,
                    headsign);
        }
    }

    /** A row of {@code shapes.txt}. */
    record ShapePoint(int sequence, double latitude, double longitude) {}

    /** What a row of {@code routes_jp.txt} adds to a route. */
    record JapaneseRoute(String origin, String via, String destination) {

        static final JapaneseRoute NONE = new JapaneseRoute("", "", "");
    }

    /** What a row of {@code agency_jp.txt} adds to an agency. */
    record JapaneseAgency(String officialName, String address) {

        static final JapaneseAgency NONE = new JapaneseAgency("", "");
    }

    final List<Agency> agencies = new ArrayList<>();
    final SortedMap<String, Stop> stops = new TreeMap<>();
    final SortedMap<String, Route> routes = new TreeMap<>();
    final SortedMap<String, Trip> trips = new TreeMap<>();
    final SortedMap<String, BitSet> services = new TreeMap<>();
    final SortedMap<String, List<ShapePoint>> shapes = new TreeMap<>();
    final Map<String, List<Call>> calls = new HashMap<>();
    final List<Frequency> frequencies = new ArrayList<>();
    final List<Fare> fares = new ArrayList<>();
    final List<FareRule> fareRules = new ArrayList<>();
    final List<Translation> translations = new ArrayList<>();
    final List<TransitOffice> offices = new ArrayList<>();
    final Map<String, JapaneseRoute> japaneseRoutes = new HashMap<>();
    final Map<String, JapaneseAgency> japaneseAgencies = new HashMap<>();
    final Map<String, String> officeOfTrip = new HashMap<>();
    FeedInfo info = FeedInfo.NONE;

    /** Calls at places that are no stops, which a timetable can't hold: Flex. */
    int flexibleCalls;

    BitSet service(String id) {
        return services.computeIfAbsent(id, key -> new BitSet());
    }
}
