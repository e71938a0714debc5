package org.noriai.dispatch.model;

/**
 * One ride for life: from the offer that was held to the dropoff.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record RideId(String value) implements Comparable<RideId> {

    /** Checks the form. */
    public RideId {
        Ids.check("RideId", value);
    }

    @Override
    public int compareTo(RideId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
