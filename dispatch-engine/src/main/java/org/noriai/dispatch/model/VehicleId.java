package org.noriai.dispatch.model;

/**
 * A vehicle of the fleet.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record VehicleId(String value) implements Comparable<VehicleId> {

    /** Checks the form. */
    public VehicleId {
        Ids.check("VehicleId", value);
    }

    @Override
    public int compareTo(VehicleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
