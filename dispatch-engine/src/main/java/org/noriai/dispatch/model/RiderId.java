package org.noriai.dispatch.model;

/**
 * An account that asks for rides. Says nothing about the person.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record RiderId(String value) implements Comparable<RiderId> {

    /** Checks the form. */
    public RiderId {
        Ids.check("RiderId", value);
    }

    @Override
    public int compareTo(RiderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
