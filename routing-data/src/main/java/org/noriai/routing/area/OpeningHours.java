package org.noriai.routing.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When something is served, by day of the week, with exceptions.
 *
 * @param openings each for some days
 * @param exceptions what holds instead on a date; no span means that nothing is served
 */
public record OpeningHours(List<Opening> openings, SortedMap<LocalDate, List<DaySpan>> exceptions) {

    /** Around the clock; the service day begins at 04:00, when the fewest people are under way. */
    public static final OpeningHours AROUND_THE_CLOCK = daily(new DaySpan(4 * 3600, 28 * 3600));

    /**
     * A span on some days.
     *
     * @param days on which
     * @param span when
     */
    public record Opening(ServiceDays days, DaySpan span) {}

    /** Copies both. */
    public OpeningHours {
        openings = List.copyOf(openings);
        SortedMap<LocalDate, List<DaySpan>> copy = new TreeMap<>();
        exceptions.forEach((date, spans) -> copy.put(date, List.copyOf(spans)));
        exceptions = Collections.unmodifiableSortedMap(copy);
    }

    /** The same every day. */
    public static OpeningHours daily(DaySpan span) {
        return new OpeningHours(List.of(new Opening(ServiceDays.ALL, span)), new TreeMap<>());
    }

    /** The spans of a service day, in order. */
    public List<DaySpan> spans(LocalDate day, boolean holiday) {
        List<DaySpan> exception = exceptions.get(day);
        List<DaySpan> spans = new ArrayList<>();
        if (exception != null) {
            spans.addAll(exception);
        } else {
            for (Opening opening : openings) {
                if (opening.days().include(day, holiday)) {
                    spans.add(opening.span());
                }
            }
        }
        spans.sort(Comparator.comparingInt(DaySpan::fromSeconds).thenComparingInt(DaySpan::toSeconds));
        return spans;
    }

    /** Whether every day is served from one time to the same time of the next day. */
    public boolean aroundTheClock() {
        return exceptions.isEmpty()
                && openings.stream()
                        .anyMatch(opening -> opening.days().equals(ServiceDays.ALL)
                                && opening.span().seconds() == DaySpan.DAY_SECONDS);
    }
}
