package org.noriai.api.timetable;

import java.time.LocalDate;
import java.util.List;
import org.noriai.routing.transit.ServiceDays;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.store.TimetableBook;

/** What timetables have for a day. */
public final class TimetableDays {

    private TimetableDays() {}

    /** A line for each timetable: how many trips run on this day, or between which days it has any. */
    public static List<String> of(TimetableBook book, LocalDate day) {
        return book.feeds().entrySet().stream()
                .map(feed -> "%s: %s".formatted(feed.getKey(), line(feed.getValue(), day)))
                .toList();
    }

    private static String line(Timetable timetable, LocalDate day) {
        int runs = timetable.runsOf(day).size();
        if (runs > 0) {
            return "%d trips run on %s".formatted(runs, day);
        }
        ServiceDays services = timetable.parts().services();
        return "no trip runs on %s; it has trips from %s to %s"
                .formatted(
                        day,
                        services.findFirst().map(LocalDate::toString).orElse("no day"),
                        services.findLast().map(LocalDate::toString).orElse("no day"));
    }

    /** Whether the day lies between the first and the last day of any timetable. */
    public static boolean reach(TimetableBook book, LocalDate day) {
        return book.feeds().values().stream()
                .map(timetable -> timetable.parts().services())
                .anyMatch(services -> services.findFirst()
                                .filter(first -> !day.isBefore(first))
                                .isPresent()
                        && services.findLast()
                                .filter(last -> !day.isAfter(last))
                                .isPresent());
    }
}
