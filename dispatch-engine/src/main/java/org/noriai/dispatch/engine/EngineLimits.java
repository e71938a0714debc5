package org.noriai.dispatch.engine;

/**
 * Every bound of the engine in one place.
 *
 * @param commandQueue commands that may wait for the writer; one more is answered as overloaded
 * @param logBatchMax commands that are made durable in one write
 * @param heldSetsPerHolder sets of offers that one holder may keep at once
 * @param nearestProbes how many times ten minutes, at least, are searched in each direction for the time nearest to one
 *     that is refused
 * @param neighbourhoodRidesMax rides that an improver gets at once
 * @param improverIterations how long an improver looks at one neighbourhood
 * @param improvementQueue shifts that may wait to be improved; the oldest is dropped
 * @param invariantEvery all invariants of the state are checked, beside the writer, each time so many commands have changed
 *     it
 * @param standingTries rides of standing orders that are tried in one decision before it is to be asked again; all of an
 *     order are tried in the same one
 */
public record EngineLimits(
        int commandQueue,
        int logBatchMax,
        int heldSetsPerHolder,
        int nearestProbes,
        int neighbourhoodRidesMax,
        int improverIterations,
        int improvementQueue,
        int invariantEvery,
        int standingTries) {

    /** With the usual bound on standing orders. */
    public EngineLimits(
            int commandQueue,
            int logBatchMax,
            int heldSetsPerHolder,
            int nearestProbes,
            int neighbourhoodRidesMax,
            int improverIterations,
            int improvementQueue,
            int invariantEvery) {
        this(
                commandQueue,
                logBatchMax,
                heldSetsPerHolder,
                nearestProbes,
                neighbourhoodRidesMax,
                improverIterations,
                improvementQueue,
                invariantEvery,
                256);
    }

    /** What a city needs. */
    public static final EngineLimits DEFAULT = new EngineLimits(4096, 256, 2, 16, 25, 50, 256, 64);

    /** Checks that each is positive. */
    public EngineLimits {
        positive("commandQueue", commandQueue);
        positive("logBatchMax", logBatchMax);
        positive("heldSetsPerHolder", heldSetsPerHolder);
        positive("nearestProbes", nearestProbes);
        positive("neighbourhoodRidesMax", neighbourhoodRidesMax);
        positive("improverIterations", improverIterations);
        positive("improvementQueue", improvementQueue);
        positive("invariantEvery", invariantEvery);
        positive("standingTries", standingTries);
    }

    private static void positive(String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("%s %d must be positive.".formatted(field, value));
        }
    }
}
