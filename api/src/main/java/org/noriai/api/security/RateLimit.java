package org.noriai.api.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.noriai.api.problem.ProblemException;

/**
 * A token bucket for each key, in wall time. At most {@link #KEYS_MAX} keys are remembered, the most lately used ones.
 * Thread-safe: one lock, held for a few instructions.
 */
public final class RateLimit {

    /** How many keys are remembered. */
    public static final int KEYS_MAX = 10_000;

    private static final double NANOS = 1e9;

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS_MAX;
        }
    };

    private record Bucket(double left, long nanos) {}

    /**
     * Allows {@code burst} at once and {@code perSecond} in the long run.
     *
     * @param nanoTime the monotonic timer, as {@link System#nanoTime}
     */
    public RateLimit(int burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether one more is allowed for this key; if so, it is counted. */
    public boolean allows(String key) {
        return wait(key).isZero();
    }

    /**
     * Counts one more for this key.
     *
     * @param what is limited, as {@code calls from this address}
     * @throws ProblemException with the time to try again, if it is one too many
     */
    public void admit(String key, String what) {
        Duration wait = wait(key);
        if (!wait.isZero()) {
            throw ProblemException.tooMany(what, wait);
        }
    }

    /** How long until one more is allowed for this key; zero if it is allowed now, and counted. */
    synchronized Duration wait(String key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, now));
        double left = Math.min(burst, bucket.left() + (now - bucket.nanos()) / NANOS * perSecond);
        boolean allowed = left >= 1;
        buckets.put(key, new Bucket(allowed ? left - 1 : left, now));
        return allowed ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * NANOS));
    }
}
