package org.noriai.api.feed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The dates of a service as a week and what differs from it: {@code calendar.txt} and {@code calendar_dates.txt}.
 *
 * @param first the first date
 * @param last the last date
 * @param days those of the week on which it runs more often than not
 * @param exceptions dates that differ, ascending
 */
record ServiceWeek(LocalDate first, LocalDate last, Set<DayOfWeek> days, List<LocalDate> exceptions) {

    /** Of dates, ascending, at least one. */
    static ServiceWeek of(List<LocalDate> dates) {
        LocalDate first = dates.getFirst();
        LocalDate last = dates.getLast();
        Set<LocalDate> runs = new HashSet<>(dates);
        int[] more = new int[DayOfWeek.values().length];
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            more[date.getDayOfWeek().ordinal()] += runs.contains(date) ? 1 : -1;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (more[day.ordinal()] > 0) {
                days.add(day);
            }
        }
        List<LocalDate> exceptions = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (runs.contains(date) != days.contains(date.getDayOfWeek())) {
                exceptions.add(date);
            }
        }
        return new ServiceWeek(first, last, days, exceptions);
    }

    /** Whether an exception is a day on which it runs. */
    boolean runsOnException(LocalDate date) {
        return !days.contains(date.getDayOfWeek());
    }
}
