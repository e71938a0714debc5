package org.noriai.dispatch.reposition;

/**
 * How many requests are expected where and when: a rate for each place and slot of the day. Given from outside, from a
 * planner's or another model's figures, or learned by {@link DemandLearner}.
 *
 * <p>The day is counted from the area's epoch, so in universal time; its slots are of one length. Immutable, thus
 * thread-safe.
 */
public final class DemandSurface {

    private static final int DAY_SECONDS = 86_400;
    private static final double HOUR_SECONDS = 3600;

    /** More than this at one place is a mistake in the figures, not demand. */
    private static final double REQUESTS_PER_HOUR_MAX = 100_000;

    private final double[][] requestsPerHour;
    private final int slotSeconds;

    private DemandSurface(double[][] requestsPerHour) {
        this.requestsPerHour = requestsPerHour;
        this.slotSeconds = DAY_SECONDS / requestsPerHour.length;
    }

    /**
     * A surface.
     *
     * @param requestsPerHour of each slot of the day, then of each place; as many slots as divide a day into whole
     *     seconds, the same places in each
     * @throws IllegalArgumentException naming the first figure that is impossible
     */
    public static DemandSurface given(double[][] requestsPerHour) {
        int slots = requestsPerHour.length;
        if (slots == 0 || DAY_SECONDS % slots != 0) {
            throw new IllegalArgumentException("%d slots do not divide a day into whole seconds.".formatted(slots));
        }
        double[][] copy = new double[slots][];
        for (int slot = 0; slot < slots; slot++) {
            copy[slot] = requestsPerHour[slot].clone();
            if (copy[slot].length != copy[0].length) {
                throw new IllegalArgumentException(
                        "Slot %d has %d places, slot 0 has %d.".formatted(slot, copy[slot].length, copy[0].length));
            }
            for (int place = 0; place < copy[slot].length; place++) {
                double rate = copy[slot][place];
                // Not a number is in no range.
                if (!(rate >= 0 && rate <= REQUESTS_PER_HOUR_MAX)) {
                    throw new IllegalArgumentException(
                            "%s requests an hour at place %d in slot %d must be a number from 0 to %.0f."
                                    .formatted(rate, place, slot, REQUESTS_PER_HOUR_MAX));
                }
            }
        }
        return new DemandSurface(copy);
    }

    /** How many places it speaks of; places from there on are expected to ask for nothing. */
    public int placeCount() {
        return requestsPerHour[0].length;
    }

    /**
     * Requests expected for a pickup at a place.
     *
     * @param fromSeconds from then, in seconds since the area's epoch
     * @param toSeconds until then
     */
    public double expected(int place, int fromSeconds, int toSeconds) {
        double expected = 0;
        if (place < placeCount()) {
            int at = fromSeconds;
            while (at < toSeconds) {
                int ofDay = Math.floorMod(at, DAY_SECONDS);
                int next = Math.min(toSeconds, at + slotSeconds - ofDay % slotSeconds);
                expected += requestsPerHour[ofDay / slotSeconds][place] * (next - at) / HOUR_SECONDS;
                at = next;
            }
        }
        return expected;
    }
}
