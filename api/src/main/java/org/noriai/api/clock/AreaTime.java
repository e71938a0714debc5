package org.noriai.api.clock;

import java.time.Instant;

/**
 * Between instants and the engine's int seconds: the one place where the area's epoch is known. It reaches from 1985 to
 * 2054.
 */
public final class AreaTime {

    /** Second 0 of every service area: 2020-01-01T00:00:00Z. */
    public static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

    private AreaTime() {}

    /** The instant of an engine second. */
    public static Instant toInstant(int seconds) {
        return EPOCH.plusSeconds(seconds);
    }

    /** Whether the instant can be said in engine seconds. */
    public static boolean reaches(Instant instant) {
        long seconds = instant.getEpochSecond() - EPOCH.getEpochSecond();
        // Room is left for the engine's sums of a time and a few days.
        return Math.abs(seconds) < Integer.MAX_VALUE / 2;
    }

    /**
     * The engine second that the instant lies in.
     *
     * @throws IllegalArgumentException if it lies outside what engine seconds can say
     */
    public static int toSeconds(Instant instant) {
        if (!reaches(instant)) {
            throw new IllegalArgumentException("The instant %s is out of reach of engine seconds.".formatted(instant));
        }
        return (int) (instant.getEpochSecond() - EPOCH.getEpochSecond());
    }
}
