package org.noriai.dispatch.model;

/**
 * Rules that hold for every plan of the area, whoever rides.
 *
 * @param waitAboardSecondsMax a vehicle with somebody on board stands still no longer than this before a stop is served
 * @param settledSeconds a rider on board who is to be set down within this is not driven round any more: nothing is put in
 *     before that stop
 * @param turnsRound whether a vehicle between two stops may be sent elsewhere, from the next place that it is known to
 *     pass; otherwise it drives to the stop that it has left for
 */
public record OperatingRules(int waitAboardSecondsMax, int settledSeconds, boolean turnsRound) {

    /** Five minutes of standing with riders on board, no detour in the last two minutes, no turning round. */
    public static final OperatingRules DEFAULT = new OperatingRules(300, 120, false);

    /** No bound on standing with riders on board, nor on late detours; no turning round. */
    public static final OperatingRules NONE = new OperatingRules(1 << 29, 0, false);

    /** Checks that none is negative. */
    public OperatingRules {
        if (waitAboardSecondsMax < 0 || settledSeconds < 0) {
            throw new IllegalArgumentException("waitAboardSecondsMax %d and settledSeconds %d must not be negative."
                    .formatted(waitAboardSecondsMax, settledSeconds));
        }
    }
}
