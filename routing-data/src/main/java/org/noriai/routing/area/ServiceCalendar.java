package org.noriai.routing.area;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.TimeWindow;

/**
 * The holidays of an area, and what its hours come to in seconds.
 *
 * @param holidays by date, with what each is called
 */
public record ServiceCalendar(SortedMap<LocalDate, String> holidays) {

    /** Without holidays. */
    public static final ServiceCalendar NONE = new ServiceCalendar(new TreeMap<>());

    /** So far back hours are told: longer than any service day and any ride that began before it. */
    private static final int DAYS_BEFORE = 8;

    /** So far ahead hours are told. */
    private static final int YEARS_AFTER = 10;

    /** Copies them. */
    public ServiceCalendar {
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
    }

    /** Whether the day is a holiday. */
    public boolean isHoliday(LocalDate day) {
        return holidays.containsKey(day);
    }

    /** The spans of a service day, in order; they may reach into the next day. */
    public List<DaySpan> spans(OpeningHours hours, LocalDate day) {
        return hours.spans(day, isHoliday(day));
    }

    /** From the first beginning to the last end of a service day of any of these hours; none if nothing is served. */
    public Optional<DaySpan> widest(List<OpeningHours> hours, LocalDate day) {
        int from = Integer.MAX_VALUE;
        int to = Integer.MIN_VALUE;
        for (OpeningHours one : hours) {
            for (DaySpan span : spans(one, day)) {
                from = Math.min(from, span.fromSeconds());
                to = Math.max(to, span.toSeconds());
            }
        }
        return to < from ? Optional.empty() : Optional.of(new DaySpan(from, Math.min(to, from + DaySpan.DAY_SECONDS)));
    }

    /** A span of a service day in engine seconds: the clock on the wall counts, also on days on which it is changed. */
    public static TimeWindow window(AreaCalendar calendar, LocalDate day, DaySpan span) {
        return new TimeWindow(seconds(calendar, day, span.fromSeconds()), seconds(calendar, day, span.toSeconds()));
    }

    private static int seconds(AreaCalendar calendar, LocalDate day, int secondOfDay) {
        return calendar.seconds(
                day.plusDays(secondOfDay / DaySpan.DAY_SECONDS),
                LocalTime.ofSecondOfDay(secondOfDay % DaySpan.DAY_SECONDS));
    }

    /** The hours as the engine takes them, from a week before {@code today} to ten years after it. */
    public ServiceHours serviceHours(OpeningHours hours, AreaCalendar calendar, LocalDate today) {
        if (hours.aroundTheClock()) {
            return ServiceHours.always();
        }
        List<TimeWindow> windows = new ArrayList<>();
        LocalDate last = today.plusYears(YEARS_AFTER);
        for (LocalDate day = today.minusDays(DAYS_BEFORE); day.isBefore(last); day = day.plusDays(1)) {
            for (DaySpan span : spans(hours, day)) {
                windows.add(window(calendar, day, span));
            }
        }
        windows.sort(Comparator.comparingInt(TimeWindow::startSeconds).thenComparingInt(TimeWindow::endSeconds));
        List<TimeWindow> joined = new ArrayList<>();
        for (TimeWindow window : windows) {
            TimeWindow before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && window.startSeconds() <= before.endSeconds()) {
                joined.removeLast();
                joined.add(new TimeWindow(before.startSeconds(), Math.max(before.endSeconds(), window.endSeconds())));
            } else {
                joined.add(window);
            }
        }
        return ServiceHours.during(joined);
    }
}
