package org.noriai.api.security;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many calls one caller and one address may make. Calls from this machine are not limited by address: there it says
 * nothing, since a proxy or the programs of the service itself call from it. Thread-safe.
 */
public final class CallLimits {

    /** So many seconds' worth of calls may come at once. */
    private static final int BURST_SECONDS = 5;

    private final Optional<RateLimit> callers;
    private final Optional<RateLimit> addresses;

    /**
     * Limits calls.
     *
     * @param perCaller calls of one caller each second in the long run; 0 for no limit
     * @param perAddress calls from one address each second in the long run; 0 for no limit
     * @param nanoTime the monotonic timer, as {@link System#nanoTime}
     */
    public CallLimits(int perCaller, int perAddress, LongSupplier nanoTime) {
        this.callers = limit(perCaller, nanoTime);
        this.addresses = limit(perAddress, nanoTime);
    }

    private static Optional<RateLimit> limit(int perSecond, LongSupplier nanoTime) {
        return perSecond == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(perSecond * BURST_SECONDS, perSecond, nanoTime));
    }

    void admitAddress(String key, boolean thisMachine) {
        if (!thisMachine) {
            addresses.ifPresent(limit -> limit.admit(key, "calls from this address"));
        }
    }

    void admitCaller(Principal principal) {
        if (principal instanceof Principal.Known known) {
            callers.ifPresent(limit -> limit.admit(known.actor(), "calls with this token"));
        }
    }
}
