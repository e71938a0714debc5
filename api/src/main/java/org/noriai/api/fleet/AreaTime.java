package org.noriai.api.fleet;

import java.time.Instant;

/** The seconds in which the engine counts, as instants: they begin at {@link #ZERO}. */
public final class AreaTime {

    /** The instant of second 0. */
    public static final Instant ZERO = Instant.parse("2020-01-01T00:00:00Z");

    private AreaTime() {}

    /** The instant of a second. */
    public static Instant toInstant(int seconds) {
        return ZERO.plusSeconds(seconds);
    }

    /** The same as POSIX time, in seconds since 1970. */
    public static long toPosixSeconds(int seconds) {
        return ZERO.getEpochSecond() + seconds;
    }

    /**
     * The second in which an instant lies.
     *
     * @throws ArithmeticException if it lies more than 68 years from {@link #ZERO}
     */
    public static int toSeconds(Instant instant) {
        return Math.toIntExact(instant.getEpochSecond() - ZERO.getEpochSecond());
    }
}
