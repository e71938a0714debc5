package org.noriai.benchmarks.client;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;

/**
 * The service's clock as a client sees it: engine time goes on {@code speed} times as fast as the wall clock. It is set
 * anew where the service tells a time that is clearly another, as after a restart. Thread-safe.
 */
public final class EngineTime {
    /** Differences below this many wall milliseconds are the time that the answer took. */
    private static final long TOLERANCE_MILLIS = 1_500;

    private static final long SLICE_MILLIS = 500;

    /** One moment told in both times. Immutable. */
    private record Anchor(long wallNanos, Instant engine) {}

    private final double speed;
    private volatile Anchor anchor;

    /**
     * A clock that shows {@code engineNow} now.
     *
     * @param speed engine seconds in one wall second, above 0
     */
    public EngineTime(Instant engineNow, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be above 0, not " + speed + ".");
        }
        this.speed = speed;
        this.anchor = new Anchor(System.nanoTime(), engineNow);
    }

    /** The clock of the service, asked for now. */
    public static EngineTime of(ServiceConnection connection) {
        ServiceArea area = connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
        return of(area);
    }

    /** The clock that {@code area}, which was just received, tells. */
    public static EngineTime of(ServiceArea area) {
        return new EngineTime(instant(area.getNow()), area.getSpeed() > 0 ? area.getSpeed() : 1);
    }

    /** Engine seconds in one wall second. */
    public double speed() {
        return speed;
    }

    /** The engine's time now. */
    public Instant now() {
        Anchor seen = anchor;
        return seen.engine().plusNanos(Math.round((System.nanoTime() - seen.wallNanos()) * speed));
    }

    /** Takes over the time that the service just told, if it is clearly another than this clock's. */
    public void observe(Instant engineNow) {
        double apartMillis = Math.abs(Duration.between(now(), engineNow).toMillis()) / speed;
        if (apartMillis > TOLERANCE_MILLIS) {
            anchor = new Anchor(System.nanoTime(), engineNow);
        }
    }

    /** Wall milliseconds until {@code engine}, at least 0. */
    public long wallMillisUntil(Instant engine) {
        long millis = Duration.between(now(), engine).toMillis();
        return millis <= 0 ? 0 : (long) Math.ceil(millis / speed);
    }

    /** Sleeps until the engine's time is {@code engine}; notices where the clock is set anew meanwhile. */
    public void sleepUntil(Instant engine) throws InterruptedException {
        for (long left = wallMillisUntil(engine); left > 0; left = wallMillisUntil(engine)) {
            Thread.sleep(Math.min(left, SLICE_MILLIS));
        }
    }

    /** Sleeps for {@code engineSeconds} of the engine's time. */
    public void sleepSeconds(double engineSeconds) throws InterruptedException {
        sleepUntil(now().plusMillis(Math.round(engineSeconds * 1_000)));
    }

    /** The instant of a message's timestamp. */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** The timestamp of an instant, for a message. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
