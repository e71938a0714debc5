package org.noriai.dispatch.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The area's days: which day a second belongs to, and which second a time of a day is.
 *
 * @param epoch second 0
 * @param zone whose clocks people read
 */
public record AreaCalendar(Instant epoch, ZoneId zone) {

    /** Days in UTC from the beginning of 2020. */
    public static final AreaCalendar UTC = new AreaCalendar(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** The day that the second belongs to. */
    public LocalDate day(int seconds) {
        return epoch.plusSeconds(seconds).atZone(zone).toLocalDate();
    }

    /** The second of a time of a day; the later one where clocks were put back, the next there is where put forward. */
    public int seconds(LocalDate day, LocalTime time) {
        long second = day.atTime(time).atZone(zone).withLaterOffsetAtOverlap().toEpochSecond() - epoch.getEpochSecond();
        return Math.toIntExact(second);
    }

    /** The whole of a day, however many hours it has. */
    public TimeWindow window(LocalDate day) {
        return new TimeWindow(seconds(day, LocalTime.MIN), seconds(day.plusDays(1), LocalTime.MIN) - 1);
    }
}
