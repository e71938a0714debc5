package org.noriai.routing.area;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When the service runs, every day alike.
 *
 * @param from local time at which the service day begins
 * @param length how long it lasts, more than nothing and at most 24 hours
 */
public record DailyHours(LocalTime from, Duration length) {

    /** Around the clock; the service day begins at 04:00, when the fewest people are under way. */
    public static final DailyHours DEFAULT = new DailyHours(LocalTime.of(4, 0), Duration.ofHours(24));

    /** Checks the length. */
    public DailyHours {
        if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(
                    "The length %s of the service day must be more than nothing and at most 24 hours."
                            .formatted(length));
        }
    }
}
