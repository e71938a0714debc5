package org.noriai.api.dispatch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.TimeWindow;

/**
 * The meal break of a shift: around noon or in the evening if that lies well within it, otherwise in its middle.
 *
 * <p>It lasts 45 min where more than 6 h are worked and 60 min where more than 8 h are (Japan, Labour Standards Act,
 * article 34), the break not counted as work.
 */
final class Meals {

    private static final int SHORT_SECONDS = 45 * 60;
    private static final int LONG_SECONDS = 60 * 60;
    private static final int SHIFT_SECONDS_LEAST = 6 * 3600;
    private static final int WORK_SECONDS_LONG = 8 * 3600;

    /** A break begins within a span of so long. */
    private static final int WINDOW_SECONDS = 75 * 60;

    /** Drivers eat in so many turns, this long after each other; a shift that needs a break has room for all of them. */
    static final int TURNS = 3;

    static final int TURN_SECONDS = 3600;

    /** Nobody eats as soon as the shift has begun, nor before it ends. */
    private static final int FROM_START_SECONDS_MIN = 2 * 3600;

    private static final int TO_END_SECONDS_MIN = 3600;

    /** When the first meals begin. */
    private static final List<LocalTime> MEALS = List.of(LocalTime.of(11, 0), LocalTime.of(18, 0));

    private Meals() {}

    /**
     * The break of a shift, if it is long enough to need one.
     *
     * @param turn the driver's, from 0 to {@link #TURNS}, exclusive
     * @param place where it is taken
     */
    static List<DriverBreak> during(TimeWindow shift, int turn, int place, ZoneId zone) {
        int length = shift.endSeconds() - shift.startSeconds();
        if (length < SHIFT_SECONDS_LEAST) {
            return List.of();
        }
        int seconds = length - SHORT_SECONDS > WORK_SECONDS_LONG ? LONG_SECONDS : SHORT_SECONDS;
        int begin = begin(shift, turn, seconds, zone);
        return List.of(new DriverBreak(new TimeWindow(begin, begin + WINDOW_SECONDS), seconds, place));
    }

    private static int begin(TimeWindow shift, int turn, int seconds, ZoneId zone) {
        AreaCalendar calendar = new AreaCalendar(AreaTime.EPOCH, zone);
        LocalDate last = calendar.day(shift.endSeconds());
        for (LocalDate day = calendar.day(shift.startSeconds()); !day.isAfter(last); day = day.plusDays(1)) {
            for (LocalTime meal : MEALS) {
                int begin = calendar.seconds(day, meal) + turn * TURN_SECONDS;
                int end = begin + WINDOW_SECONDS + seconds;
                if (begin >= shift.startSeconds() + FROM_START_SECONDS_MIN
                        && end <= shift.endSeconds() - TO_END_SECONDS_MIN) {
                    return begin;
                }
            }
        }
        int middle = shift.startSeconds() + (shift.endSeconds() - shift.startSeconds() - WINDOW_SECONDS - seconds) / 2;
        return middle + (turn - TURNS / 2) * TURN_SECONDS;
    }
}
