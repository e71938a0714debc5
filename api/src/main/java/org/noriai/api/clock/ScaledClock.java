package org.noriai.api.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.noriai.dispatch.spi.EngineClock;

/**
 * The engine's clock: begins at an instant and runs {@code speed} times as fast as the wall clock.
 *
 * <p>It follows the machine's monotonic timer, so that a corrected wall clock never moves it back. Thread-safe: its only
 * state is one reference to an immutable reading.
 */
public final class ScaledClock implements EngineClock {

    private static final double NANOS = 1e9;

    private final double speed;
    private final LongSupplier nanoTime;
    private volatile Reading base;

    private record Reading(Instant instant, long nanos) {}

    /**
     * A clock that shows {@code start} now.
     *
     * @param speed engine seconds in a second of the wall clock, more than 0 and at most 1,000
     * @param nanoTime the monotonic timer, as {@link System#nanoTime}
     */
    public ScaledClock(Instant start, double speed, LongSupplier nanoTime) {
        if (!(speed > 0 && speed <= 1000)) {
            throw new IllegalArgumentException("The speed %s must be more than 0 and at most 1000.".formatted(speed));
        }
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.base = new Reading(start, nanoTime.getAsLong());
    }

    /** Moves the clock forward to {@code instant} if it shows less; for a log that ends later than the clock begins. */
    public synchronized void advanceTo(Instant instant) {
        Reading reading = base;
        long nanos = nanoTime.getAsLong();
        if (at(reading, nanos).isBefore(instant)) {
            base = new Reading(instant, nanos);
        }
    }

    /** Now, in engine time. */
    public Instant now() {
        return at(base, nanoTime.getAsLong());
    }

    @Override
    public int nowSeconds() {
        return AreaTime.toSeconds(now());
    }

    /** Engine seconds in a second of the wall clock. */
    public double speed() {
        return speed;
    }

    /** How many engine seconds pass in so much wall time, at least 1. */
    public int engineSeconds(Duration wall) {
        return Math.max(1, (int) Math.round(wall.toNanos() / NANOS * speed));
    }

    /** How much wall time passes in so many engine seconds. */
    public Duration wall(int engineSeconds) {
        return Duration.ofNanos(Math.round(engineSeconds / speed * NANOS));
    }

    private Instant at(Reading reading, long nanos) {
        return reading.instant().plusNanos(Math.round((nanos - reading.nanos()) * speed));
    }
}
