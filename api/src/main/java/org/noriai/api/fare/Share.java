package org.noriai.api.fare;

/** What somebody pays of a full fare. */
sealed interface Share {

    /** All of it. */
    Share FULL = new Part(100);

    /** Nothing. */
    Share FREE = new Part(0);

    /**
     * A part of it.
     *
     * @param percent from 0 to 100
     */
    record Part(int percent) implements Share {

        /** Checks the range. */
        public Part {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("A share must be 0 to 100 percent, not %d.".formatted(percent));
            }
        }
    }

    /**
     * The same whatever the full fare is, but never more than that.
     *
     * @param units in the smallest units of the currency
     */
    record Fixed(long units) implements Share {}

    /** What is paid, in the smallest units, rounded up to a multiple of {@code rounding}. */
    default long of(long full, int rounding) {
        long exact = switch (this) {
            case Part part -> Math.ceilDiv(full * part.percent(), 100L);
            case Fixed fixed -> Math.min(full, fixed.units());
        };
        return Math.min(full, Math.ceilDiv(exact, (long) rounding) * rounding);
    }
}
