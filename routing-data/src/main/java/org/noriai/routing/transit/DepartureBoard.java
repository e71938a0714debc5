package org.noriai.routing.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls of each stop. Immutable, thus thread-safe. */
final class DepartureBoard {

    private final Timetable.Parts parts;
    private final TripRuns runs;

    /** Of each stop its calls, and of which trip each is. */
    private final int[] first;

    private final int[] calls;
    private final int[] trips;
    private final Map<Integer, List<Integer>> children = new HashMap<>();

    DepartureBoard(Timetable.Parts parts, TripRuns runs) {
        this.parts = parts;
        this.runs = runs;
        StopTimes times = parts.stopTimes();
        int stops = parts.stops().size();
        this.first = new int[stops + 1];
        for (int call = 0; call < times.size(); call++) {
            first[times.stop(call) + 1]++;
        }
        for (int stop = 0; stop < stops; stop++) {
            first[stop + 1] += first[stop];
        }
        int[] next = first.clone();
        this.calls = new int[times.size()];
        this.trips = new int[times.size()];
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            for (int call = times.first(trip); call < times.end(trip); call++) {
                int at = next[times.stop(call)]++;
                calls[at] = call;
                trips[at] = trip;
            }
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int stop = 0; stop < stops; stop++) {
            ids.put(parts.stops().get(stop).id(), stop);
        }
        for (int stop = 0; stop < stops; stop++) {
            Integer parent = ids.get(parts.stops().get(stop).parentId());
            if (parent != null) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(stop);
            }
        }
    }

    List<Departure> departures(int stop, Instant from, Instant until, int most) {
        List<Departure> departures = new ArrayList<>();
        List<LocalDate> dates = runs.datesAround(from, until);
        add(stop, dates, from, until, departures);
        for (int child : children.getOrDefault(stop, List.of())) {
            add(child, dates, from, until, departures);
        }
        departures.sort(Comparator.comparing(Departure::time)
                .thenComparingInt(departure -> departure.run().trip())
                .thenComparingInt(Departure::call)
                .thenComparing(departure -> departure.run().serviceDate()));
        return List.copyOf(departures.subList(0, Math.min(most, departures.size())));
    }

    private void add(int stop, List<LocalDate> dates, Instant from, Instant until, List<Departure> departures) {
        StopTimes times = parts.stopTimes();
        for (int at = first[stop]; at < first[stop + 1]; at++) {
            int call = calls[at];
            int trip = trips[at];
            if (call == times.end(trip) - 1 || times.pickupType(call) == StopTimes.NOT_POSSIBLE) {
                continue;
            }
            for (LocalDate date : dates) {
                for (TripRun run : runs.runsOf(trip, date)) {
                    Instant time = runs.at(run, times.departureSeconds(call));
                    if (!time.isBefore(from) && time.isBefore(until)) {
                        departures.add(new Departure(run, call, time, headsign(trip, call)));
                    }
                }
            }
        }
    }

    private String headsign(int trip, int call) {
        String own = parts.stopTimes().headsign(call);
        return own.isEmpty() ? parts.trips().get(trip).headsign() : own;
    }
}
