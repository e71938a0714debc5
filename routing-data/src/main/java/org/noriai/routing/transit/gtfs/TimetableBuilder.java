package org.noriai.routing.transit.gtfs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.transit.ServiceDays;
import org.noriai.routing.transit.Shapes;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.archive.FeedLimits;
import org.noriai.routing.transit.archive.FeedProblem;
import org.noriai.routing.transit.archive.ProblemList;
import org.noriai.routing.transit.archive.UnusableFeedException;
import org.noriai.routing.transit.feed.Accessibility;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.FareRule;
import org.noriai.routing.transit.feed.FareTable;
import org.noriai.routing.transit.feed.TransitTrip;
import org.noriai.routing.transit.feed.Translations;
import org.noriai.routing.transit.feed.TripFrequency;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.Trip;

/** Makes the timetable of a feed that was read; leaves out what lies outside the region. Used once, by one thread. */
final class TimetableBuilder {

    private static final int CALLS_MIN = 2;

    private final FeedDraft draft;
    private final FeedCheck.Found found;
    private final BiPredicate<Double, Double> within;
    private final ProblemList problems;
    private final List<Trip> trips = new ArrayList<>();
    private int tripsCut;
    private int tripsDropped;

    TimetableBuilder(FeedDraft draft, FeedCheck.Found found, BiPredicate<Double, Double> within, ProblemList problems) {
        this.draft = draft;
        this.found = found;
        this.within = within;
        this.problems = problems;
    }

    ImportedFeed build(String name) throws UnusableFeedException {
        ZoneId zone = zone();
        List<String> shapeIds = new ArrayList<>(draft.shapes.keySet());
        Shapes allShapes = ShapeLines.of(draft.shapes, shapeIds);
        StopTimesBuilder stopTimes = new StopTimesBuilder(draft, allShapes);
        draft.trips.values().forEach(trip -> add(trip, shapeIds, stopTimes));
        frequenciesAreBounded();
        problems.refuse();
        Set<String> stopIds = keptStops();
        if (trips.isEmpty()) {
            throw problems.refusal(FeedProblem.of(
                    name,
                    stopIds.isEmpty()
                            ? "has no stop within the region: all %d lie outside".formatted(draft.stops.size())
                            : "has no trip with two stops within the region"));
        }
        Timetable timetable = new Timetable(parts(zone, new ArrayList<>(stopIds), stopTimes));
        FeedReport report = new FeedReport(name, draft, found, timetable.parts());
        return new ImportedFeed(timetable, report.found(), report.dropped(tripsCut, tripsDropped));
    }

    private ZoneId zone() {
        String zone = draft.agencies.getFirst().getTimezone();
        draft.agencies.stream()
                .filter(agency -> !zone.equals(agency.getTimezone()))
                .forEach(agency -> problems.add(
                        "agency.txt",
                        0,
                        "agency_timezone",
                        agency.getTimezone(),
                        "differs from '%s' of another agency: a feed has one clock".formatted(zone)));
        return ZoneId.of(zone);
    }

    private void add(Trip trip, List<String> shapeIds, StopTimesBuilder stopTimes) {
        List<FeedDraft.Call> calls = draft.calls.getOrDefault(trip.getId().getId(), List.of());
        if (calls.size() < CALLS_MIN) {
            tripsDropped++;
            return;
        }
        List<FeedDraft.Call> ordered = TripCalls.ordered(calls, problems);
        OptionalInt shape = trip.getShapeId() == null
                ? OptionalInt.empty()
                : OptionalInt.of(shapeIds.indexOf(trip.getShapeId().getId()));
        double[] meters = stopTimes.meters(ordered, shape);
        List<FeedDraft.Call> timed = TripCalls.timed(ordered, meters);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < timed.size(); i++) {
            if (isWithin(draft.stops.get(timed.get(i).stopId()))) {
                kept.add(i);
            }
        }
        if (kept.size() < CALLS_MIN) {
            tripsDropped++;
            return;
        }
        tripsCut += kept.size() < timed.size() ? 1 : 0;
        kept.forEach(i -> stopTimes.add(timed.get(i), meters[i]));
        stopTimes.endTrip();
        trips.add(trip);
    }

    private boolean isWithin(@Nullable Stop stop) {
        return stop != null && stop.isLatSet() && stop.isLonSet() && within.test(stop.getLat(), stop.getLon());
    }

    private void frequenciesAreBounded() {
        long runs = 0;
        for (Frequency frequency : draft.frequencies) {
            runs += Math.max(0, (frequency.getEndTime() - frequency.getStartTime()) / frequency.getHeadwaySecs());
        }
        if (runs > FeedLimits.FREQUENCY_RUNS_MAX) {
            problems.add(FeedProblem.of(
                    "frequencies.txt",
                    "makes %d departures a day, more than %d".formatted(runs, FeedLimits.FREQUENCY_RUNS_MAX)));
        }
    }

    /** Stops within the region, and the stations of those. */
    private Set<String> keptStops() {
        Set<String> kept = new TreeSet<>();
        for (Stop stop : draft.stops.values()) {
            if (isWithin(stop)) {
                kept.add(stop.getId().getId());
                Stop parent = stop.getParentStation() == null ? null : draft.stops.get(stop.getParentStation());
                if (parent != null && parent.isLatSet()) {
                    kept.add(stop.getParentStation());
                }
            }
        }
        return kept;
    }

    private Timetable.Parts parts(ZoneId zone, List<String> stopIds, StopTimesBuilder stopTimes) {
        Set<String> routes = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        Set<String> shapes = new TreeSet<>();
        Set<String> agencies = new HashSet<>();
        for (Trip trip : trips) {
            routes.add(trip.getRoute().getId().getId());
            agencies.add(trip.getRoute().getAgency().getId());
            services.add(trip.getServiceId().getId());
            if (trip.getShapeId() != null) {
                shapes.add(trip.getShapeId().getId());
            }
        }
        List<String> routeIds = new ArrayList<>(routes);
        List<String> serviceIds = new ArrayList<>(services);
        List<String> shapeIds = new ArrayList<>(shapes);
        Translations translations = new Translations(draft.translations);
        FeedRecords records = new FeedRecords(draft, translations);
        return new Timetable.Parts(
                zone,
                draft.info,
                records.agencies(agencies),
                draft.offices,
                records.stops(stopIds),
                records.routes(routeIds),
                trips(index(routeIds), index(serviceIds), index(shapeIds)),
                new ServiceDays(
                        serviceIds, serviceIds.stream().map(draft::service).toList()),
                stopTimes.build(index(stopIds)),
                ShapeLines.of(draft.shapes, shapeIds),
                frequencies(),
                fares(routes, agencies),
                translations);
    }

    private static Map<String, Integer> index(List<String> ids) {
        Map<String, Integer> index = new HashMap<>();
        ids.forEach(id -> index.put(id, index.size()));
        return index;
    }

    private List<TransitTrip> trips(
            Map<String, Integer> routes, Map<String, Integer> services, Map<String, Integer> shapes) {
        List<TransitTrip> made = new ArrayList<>();
        for (Trip trip : trips) {
            String id = trip.getId().getId();
            made.add(new TransitTrip(
                    id,
                    routes.getOrDefault(trip.getRoute().getId().getId(), 0),
                    services.getOrDefault(trip.getServiceId().getId(), 0),
                    EntityReading.text(trip.getTripHeadsign()),
                    EntityReading.text(trip.getTripShortName()),
                    EntityReading.text(trip.getDirectionId()),
                    EntityReading.text(trip.getBlockId()),
                    trip.getShapeId() == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(
                                    shapes.getOrDefault(trip.getShapeId().getId(), 0)),
                    Accessibility.of(trip.getWheelchairAccessible()),
                    draft.officeOfTrip.getOrDefault(id, "")));
        }
        return made;
    }

    private List<TripFrequency> frequencies() {
        Map<String, Integer> index =
                index(trips.stream().map(trip -> trip.getId().getId()).toList());
        List<TripFrequency> kept = new ArrayList<>();
        for (Frequency frequency : draft.frequencies) {
            Integer trip = index.get(frequency.getTrip().getId().getId());
            if (trip != null) {
                kept.add(new TripFrequency(
                        trip,
                        frequency.getStartTime(),
                        frequency.getEndTime(),
                        frequency.getHeadwaySecs(),
                        frequency.getExactTimes() == 1));
            }
        }
        return kept;
    }

    /** A fare all of whose rules lead outside the region goes with them: without rules it would hold everywhere. */
    private FareTable fares(Set<String> routes, Set<String> agencies) {
        List<FareRule> rules = draft.fareRules.stream()
                .filter(rule -> rule.routeId().isEmpty() || routes.contains(rule.routeId()))
                .toList();
        Set<String> ruled = new HashSet<>();
        draft.fareRules.forEach(rule -> ruled.add(rule.fareId()));
        rules.forEach(rule -> ruled.remove(rule.fareId()));
        List<Fare> fares = draft.fares.stream()
                .filter(fare -> !ruled.contains(fare.id()))
                .filter(fare -> fare.agencyId().isEmpty() || agencies.contains(fare.agencyId()))
                .toList();
        Set<String> kept = new HashSet<>();
        fares.forEach(fare -> kept.add(fare.id()));
        return new FareTable(
                fares,
                rules.stream().filter(rule -> kept.contains(rule.fareId())).toList());
    }
}
