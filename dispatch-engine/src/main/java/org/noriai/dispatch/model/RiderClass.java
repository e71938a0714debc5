package org.noriai.dispatch.model;

/**
 * A class of riders for whom rules of their own hold, as the city names it: general, senior, reduced mobility.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record RiderClass(String value) implements Comparable<RiderClass> {

    /** Whoever belongs to no other. */
    public static final RiderClass GENERAL = new RiderClass("general");

    /** Checks the form. */
    public RiderClass {
        Ids.check("RiderClass", value);
    }

    @Override
    public int compareTo(RiderClass other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
