package org.noriai.routing.area;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Some of the days of a week. A holiday is no weekday, whichever it falls on.
 *
 * @param weekdays those that are no holiday
 * @param holidays whether holidays belong to them
 */
public record ServiceDays(Set<DayOfWeek> weekdays, boolean holidays) {

    /** Every day. */
    public static final ServiceDays ALL = new ServiceDays(EnumSet.allOf(DayOfWeek.class), true);

    /** Copies the days, in their order, and checks that there is one. */
    public ServiceDays {
        Set<DayOfWeek> copy = EnumSet.noneOf(DayOfWeek.class);
        copy.addAll(weekdays);
        weekdays = Collections.unmodifiableSet(copy);
        if (weekdays.isEmpty() && !holidays) {
            throw new IllegalArgumentException("There must be a day.");
        }
    }

    /** Whether the day belongs to them. */
    public boolean include(LocalDate day, boolean holiday) {
        return holiday ? holidays : weekdays.contains(day.getDayOfWeek());
    }
}
