package org.noriai.routing.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.routing.transit.feed.FareTable;
import org.noriai.routing.transit.feed.FeedInfo;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.feed.TransitAgency;
import org.noriai.routing.transit.feed.TransitOffice;
import org.noriai.routing.transit.feed.TransitRoute;
import org.noriai.routing.transit.feed.TransitTrip;
import org.noriai.routing.transit.feed.Translations;
import org.noriai.routing.transit.feed.TripFrequency;

/**
 * The timetable of one feed. Stops, routes, trips, services and lines go by index, each in the order of their ids.
 * Immutable, thus thread-safe.
 */
public final class Timetable {

    private final Parts parts;
    private final Map<String, Integer> stopIndex = new HashMap<>();
    private final Map<String, Integer> tripIndex = new HashMap<>();
    private final TripRuns runs;
    private final DepartureBoard board;
    private final VehiclePlaces places;

    /**
     * What a timetable consists of.
     *
     * @param zone of its clocks; one for all agencies of a feed
     * @param info who published it
     * @param agencies who runs trips
     * @param offices who answers the telephone
     * @param stops GTFS stops, ascending by id
     * @param routes ascending by id
     * @param trips ascending by id
     * @param services on which dates they run
     * @param stopTimes calls of the trips
     * @param shapes lines that they drive along
     * @param frequencies trips that run again and again
     * @param fares what rides cost
     * @param translations names in other languages
     */
    public record Parts(
            ZoneId zone,
            FeedInfo info,
            List<TransitAgency> agencies,
            List<TransitOffice> offices,
            List<GtfsStop> stops,
            List<TransitRoute> routes,
            List<TransitTrip> trips,
            ServiceDays services,
            StopTimes stopTimes,
            Shapes shapes,
            List<TripFrequency> frequencies,
            FareTable fares,
            Translations translations) {

        /** Copies the lists. */
        public Parts {
            agencies = List.copyOf(agencies);
            offices = List.copyOf(offices);
            stops = List.copyOf(stops);
            routes = List.copyOf(routes);
            trips = List.copyOf(trips);
            frequencies = List.copyOf(frequencies);
        }
    }

    /** Of its parts, with the indexes that queries need. */
    public Timetable(Parts parts) {
        this.parts = parts;
        for (int i = 0; i < parts.stops.size(); i++) {
            stopIndex.put(parts.stops.get(i).id(), i);
        }
        for (int i = 0; i < parts.trips.size(); i++) {
            tripIndex.put(parts.trips.get(i).id(), i);
        }
        this.runs = new TripRuns(parts);
        this.board = new DepartureBoard(parts, runs);
        this.places = new VehiclePlaces(parts);
    }

    /** All that it consists of. */
    public Parts parts() {
        return parts;
    }

    /**
     * Whether this zone shows the same time as the timetable's on all of its days, as Europe/Berlin's does in Monaco: only then
     * the two can be in one public feed, whose agencies must share one zone.
     */
    public boolean hasClockOf(ZoneId zone) {
        Optional<LocalDate> first = parts.services.findFirst();
        Optional<LocalDate> last = parts.services.findLast();
        if (first.isEmpty() || last.isEmpty()) {
            return false;
        }
        return first.get()
                .datesUntil(last.get().plusDays(2))
                .allMatch(date -> ServiceDays.start(date, parts.zone).equals(ServiceDays.start(date, zone)));
    }

    /** The index of a stop. */
    public OptionalInt findStop(String id) {
        Integer index = stopIndex.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The index of a trip. */
    public OptionalInt findTrip(String id) {
        Integer index = tripIndex.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * Departures of a stop, or of all platforms of a station, at which riders may board, in the order of time and then of
     * trip id. Those of earlier service days that leave after midnight are among them.
     *
     * @param stop index of the stop
     * @param from the earliest departure, included
     * @param until the latest, excluded
     * @param most at most so many
     */
    public List<Departure> departures(int stop, Instant from, Instant until, int most) {
        return board.departures(stop, from, until, most);
    }

    /**
     * Trips under way, from their first departure to their last arrival, both included, in the order of trip id and
     * departure.
     */
    public List<TripRun> runningAt(Instant instant) {
        return runs.runningAt(instant);
    }

    /** Every run of every trip on a service date, in the order of trip id and departure. */
    public List<TripRun> runsOf(LocalDate serviceDate) {
        List<TripRun> all = new ArrayList<>();
        for (int trip = 0; trip < parts.trips.size(); trip++) {
            all.addAll(runs.runsOf(trip, serviceDate));
        }
        return all;
    }

    /** When a run arrives at a call, by the timetable. */
    public Instant arrival(TripRun run, int call) {
        return runs.at(run, parts.stopTimes.arrivalSeconds(call));
    }

    /** When a run leaves a call, by the timetable. */
    public Instant departure(TripRun run, int call) {
        return runs.at(run, parts.stopTimes.departureSeconds(call));
    }

    /**
     * Where the vehicle of a run should be: at its first call before it departs, at its last one after it arrived.
     */
    public VehiclePlace placeOf(TripRun run, Instant instant) {
        return places.placeAt(run.trip(), runs.secondsOf(run, instant));
    }
}
