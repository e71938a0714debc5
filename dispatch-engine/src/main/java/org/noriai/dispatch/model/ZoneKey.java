package org.noriai.dispatch.model;

/**
 * A zone of the service area.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record ZoneKey(String value) implements Comparable<ZoneKey> {

    /** The zone of everything where there are no zones. */
    public static final ZoneKey WHOLE = new ZoneKey("whole");

    /** Checks the form. */
    public ZoneKey {
        Ids.check("ZoneKey", value);
    }

    @Override
    public int compareTo(ZoneKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
