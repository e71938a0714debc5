package org.noriai.dispatch.model;

/**
 * One vehicle's work between a start and an end; the key of its route plan.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record ShiftId(String value) implements Comparable<ShiftId> {

    /** Checks the form. */
    public ShiftId {
        Ids.check("ShiftId", value);
    }

    @Override
    public int compareTo(ShiftId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
