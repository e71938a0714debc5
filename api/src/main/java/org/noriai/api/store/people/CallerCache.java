package org.noriai.api.store.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.noriai.api.security.Principal;

/**
 * The callers seen last, by the hash of their token. None is remembered for longer than {@link #SECONDS_MAX}, so that a key
 * that another node revoked ceases to be valid here too. Thread-safe by its monitor, which is never held while waiting for
 * the disk.
 */
final class CallerCache {

    /** How long a caller is remembered; half of the minute within which a revoked key has to be useless. */
    static final long SECONDS_MAX = 30;

    private final int sizeMax;
    private final LinkedHashMap<String, Remembered> callers = new LinkedHashMap<>(16, 0.75f, true);

    private record Remembered(Principal.Known caller, long untilSeconds) {}

    CallerCache(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    synchronized Optional<Principal.Known> find(String hash, long nowSeconds) {
        Remembered known = callers.get(hash);
        if (known == null) {
            return Optional.empty();
        }
        // A clock that was put back must not make a memory last longer.
        if (nowSeconds >= known.untilSeconds() || nowSeconds < known.untilSeconds() - SECONDS_MAX) {
            callers.remove(hash);
            return Optional.empty();
        }
        return Optional.of(known.caller());
    }

    /** Remembers a caller, but not for longer than the token is valid. */
    synchronized void put(String hash, Principal.Known caller, long nowSeconds, long tokenUntilSeconds) {
        callers.put(hash, new Remembered(caller, Math.min(nowSeconds + SECONDS_MAX, tokenUntilSeconds)));
        if (callers.size() > sizeMax) {
            callers.pollFirstEntry();
        }
    }

    synchronized void forget(Predicate<Principal.Known> whom) {
        callers.values().removeIf(known -> whom.test(known.caller()));
    }

    synchronized Map<String, Principal.Known> view() {
        Map<String, Principal.Known> view = new LinkedHashMap<>();
        callers.forEach((hash, known) -> view.put(hash, known.caller()));
        return view;
    }

    synchronized int size() {
        return callers.size();
    }
}
