package org.noriai.routing.transit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noriai.routing.transit.feed.TripFrequency;

/** Trips on days. Immutable, thus thread-safe. */
final class TripRuns {

    private static final int SECONDS_PER_DAY = 86_400;

    private final Timetable.Parts parts;
    private final Map<Integer, List<TripFrequency>> frequencies = new HashMap<>();
    private final int latestSeconds;
    private final int earliestSeconds;

    TripRuns(Timetable.Parts parts) {
        this.parts = parts;
        parts.frequencies()
                .forEach(frequency -> frequencies
                        .computeIfAbsent(frequency.trip(), trip -> new ArrayList<>())
                        .add(frequency));
        frequencies.values().forEach(list -> list.sort(Comparator.comparingInt(TripFrequency::startSeconds)));
        StopTimes times = parts.stopTimes();
        int latest = 0;
        int earliest = Integer.MAX_VALUE;
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            int begin = times.departureSeconds(times.first(trip));
            int length = times.departureSeconds(times.end(trip) - 1) - begin;
            List<TripFrequency> own = frequencies.getOrDefault(trip, List.of());
            if (own.isEmpty()) {
                earliest = Math.min(earliest, times.arrivalSeconds(times.first(trip)));
                latest = Math.max(latest, begin + length);
            }
            for (TripFrequency frequency : own) {
                earliest = Math.min(earliest, frequency.startSeconds());
                latest = Math.max(latest, frequency.endSeconds() + length);
            }
        }
        this.latestSeconds = latest;
        this.earliestSeconds = Math.min(earliest, latest);
    }

    /** The service dates on which something may happen within a span of time, ascending. */
    List<LocalDate> datesAround(Instant from, Instant until) {
        // The shift of a day on which clocks are changed is at most some hours: one day more on each side is enough.
        LocalDate first = LocalDate.ofInstant(from, parts.zone()).minusDays(1L + latestSeconds / SECONDS_PER_DAY);
        LocalDate last = LocalDate.ofInstant(until, parts.zone()).plusDays(1);
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Instant start = ServiceDays.start(date, parts.zone());
            if (!start.plusSeconds(latestSeconds).isBefore(from)
                    && !start.plusSeconds(earliestSeconds).isAfter(until)) {
                dates.add(date);
            }
        }
        return dates;
    }

    /** What is added to a trip's times, for each of its runs on a day that it runs on. */
    List<Integer> shifts(int trip) {
        List<TripFrequency> own = frequencies.getOrDefault(trip, List.of());
        if (own.isEmpty()) {
            return List.of(0);
        }
        StopTimes times = parts.stopTimes();
        int begin = times.departureSeconds(times.first(trip));
        List<Integer> shifts = new ArrayList<>();
        for (TripFrequency frequency : own) {
            for (int at = frequency.startSeconds(); at < frequency.endSeconds(); at += frequency.headwaySeconds()) {
                shifts.add(at - begin);
            }
        }
        return shifts;
    }

    List<TripRun> runsOf(int trip, LocalDate date) {
        if (!parts.services().runsOn(parts.trips().get(trip).service(), date)) {
            return List.of();
        }
        return shifts(trip).stream()
                .map(shift -> new TripRun(trip, date, shift))
                .toList();
    }

    List<TripRun> runningAt(Instant instant) {
        StopTimes times = parts.stopTimes();
        List<LocalDate> dates = datesAround(instant, instant);
        List<TripRun> running = new ArrayList<>();
        for (int trip = 0; trip < parts.trips().size(); trip++) {
            for (LocalDate date : dates) {
                for (TripRun run : runsOf(trip, date)) {
                    long seconds = secondsOf(run, instant);
                    if (times.departureSeconds(times.first(trip)) <= seconds
                            && seconds <= times.arrivalSeconds(times.end(trip) - 1)) {
                        running.add(run);
                    }
                }
            }
        }
        return running;
    }

    /** The instant of a time of the trip. */
    Instant at(TripRun run, int seconds) {
        return ServiceDays.start(run.serviceDate(), parts.zone()).plusSeconds((long) seconds + run.shiftSeconds());
    }

    /** Which time of the trip an instant is, whole seconds rounded down. */
    long secondsOf(TripRun run, Instant instant) {
        Instant start = ServiceDays.start(run.serviceDate(), parts.zone());
        return Duration.between(start, instant).toSeconds() - run.shiftSeconds();
    }
}
