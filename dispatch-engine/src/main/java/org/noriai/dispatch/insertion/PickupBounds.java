package org.noriai.dispatch.insertion;

/**
 * What the pairs of one pickup place have in common: no pair of them can have an earlier or a later pickup, a shorter walk,
 * or, for who names the departure, an earlier wish. Mutable, reused, confined to one thread.
 */
final class PickupBounds {

    int pickupRow;
    int people;
    int dwellSeconds;
    int earliestSeconds;

    /** The earliest pickup of the pair that has the latest one. */
    int earliestSecondsMax;

    int latestSeconds;

    /** For who names the departure: waiting counts from here on, or later. */
    int wishedSeconds;

    /** For who names the arrival: a boarding that is over before this is needlessly early; so it is for every pair. */
    int neededSeconds;

    int delayedDetourSecondsMin;
    int walkSeconds;
    boolean arriving;

    /** Begins with the first pair. */
    void begin(PairBounds pair) {
        pickupRow = pair.pickupRow;
        people = pair.people;
        dwellSeconds = pair.pickupDwellSeconds;
        earliestSeconds = pair.earliestSeconds;
        earliestSecondsMax = pair.earliestSeconds;
        latestSeconds = pair.latestSeconds;
        wishedSeconds = pair.wishedSeconds;
        neededSeconds = pair.wishedSeconds - pair.directSeconds;
        delayedDetourSecondsMin = pair.delayedDetourSecondsMin;
        walkSeconds = pair.walkSeconds;
        arriving = pair.arriving;
    }

    /** Takes one more pair of the same pickup place in. */
    void widen(PairBounds pair) {
        earliestSeconds = Math.min(earliestSeconds, pair.earliestSeconds);
        earliestSecondsMax = Math.max(earliestSecondsMax, pair.earliestSeconds);
        latestSeconds = Math.max(latestSeconds, pair.latestSeconds);
        wishedSeconds = Math.max(wishedSeconds, pair.wishedSeconds);
        neededSeconds = Math.min(neededSeconds, pair.wishedSeconds - pair.directSeconds);
        delayedDetourSecondsMin = Math.min(delayedDetourSecondsMin, pair.delayedDetourSecondsMin);
        walkSeconds = Math.min(walkSeconds, pair.walkSeconds);
    }
}
