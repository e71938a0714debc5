package org.noriai.routing.area;

import java.util.Locale;

/**
 * A span of a service day, by the clock on the wall.
 *
 * @param fromSeconds after midnight, when it begins: before 24:00
 * @param toSeconds after the same midnight, when it ends: later than it begins, by 24 hours at most
 */
public record DaySpan(int fromSeconds, int toSeconds) {

    /** Seconds of a day whose clocks don't change. */
    public static final int DAY_SECONDS = 86_400;

    /** Checks the order. */
    public DaySpan {
        if (fromSeconds < 0 || fromSeconds >= DAY_SECONDS || toSeconds <= fromSeconds) {
            throw new IllegalArgumentException("The span from %s to %s must begin before 24:00 and end after it begins."
                    .formatted(time(fromSeconds), time(toSeconds)));
        }
        if (toSeconds - fromSeconds > DAY_SECONDS) {
            throw new IllegalArgumentException(
                    "The span from %s to %s is longer than 24 hours.".formatted(time(fromSeconds), time(toSeconds)));
        }
    }

    /** How long it lasts by the clock on the wall. */
    public int seconds() {
        return toSeconds - fromSeconds;
    }

    private static String time(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    }

    @Override
    public String toString() {
        return time(fromSeconds) + "-" + time(toSeconds);
    }
}
