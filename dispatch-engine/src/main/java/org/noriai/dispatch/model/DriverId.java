package org.noriai.dispatch.model;

/**
 * Who drives. Says nothing about the person.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record DriverId(String value) implements Comparable<DriverId> {

    /** Checks the form. */
    public DriverId {
        Ids.check("DriverId", value);
    }

    @Override
    public int compareTo(DriverId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
