package org.noriai.dispatch.insertion;

/**
 * What the pairs of one pickup place have in common: no pair of them can have an earlier or a later pickup, a shorter walk
 * or an earlier wish. Mutable, reused, confined to one thread.
 */
final class PickupBounds {

    int pickupRow;
    int people;
    int dwellSeconds;
    int earliestSeconds;
    int latestSeconds;
    int wishedSeconds;
    int walkSeconds;
    boolean arriving;

    /** Begins with the first pair. */
    void begin(PairBounds pair) {
        pickupRow = pair.pickupRow;
        people = pair.people;
        dwellSeconds = pair.pickupDwellSeconds;
        earliestSeconds = pair.earliestSeconds;
        latestSeconds = pair.latestSeconds;
        wishedSeconds = pair.wishedSeconds;
        walkSeconds = pair.walkSeconds;
        arriving = pair.arriving;
    }

    /** Takes one more pair of the same pickup place in. */
    void widen(PairBounds pair) {
        earliestSeconds = Math.min(earliestSeconds, pair.earliestSeconds);
        latestSeconds = Math.max(latestSeconds, pair.latestSeconds);
        wishedSeconds = Math.max(wishedSeconds, pair.wishedSeconds);
        walkSeconds = Math.min(walkSeconds, pair.walkSeconds);
    }
}
