package org.noriai.dispatch.model;

/**
 * A standing order. The ids of its rides follow from it, the day and the revision, so it is shorter than others.
 *
 * @param value opaque, not blank, at most 40 characters
 */
public record StandingOrderId(String value) implements Comparable<StandingOrderId> {

    private static final int LENGTH_MAX = 40;

    /** Checks the form. */
    public StandingOrderId {
        Ids.check("StandingOrderId", value);
        if (value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "The StandingOrderId '%s' must have 1 to %d characters.".formatted(value, LENGTH_MAX));
        }
    }

    @Override
    public int compareTo(StandingOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
