package org.noriai.routing.timeofday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** What kind of day it is for the traffic. */
public enum DayType {
    WEEKDAY,
    SATURDAY,
    /** Sundays and public holidays. */
    SUNDAY;

    /** The kind of a day. */
    public static DayType of(LocalDate day, Set<LocalDate> holidays) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(day)) {
            return SUNDAY;
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? SATURDAY : WEEKDAY;
    }
}
