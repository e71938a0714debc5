package org.noriai.dispatch.model;

/**
 * The offers that were shown together; one of them at most becomes a ride.
 *
 * @param value opaque, not blank, at most 64 characters
 */
public record OfferSetId(String value) implements Comparable<OfferSetId> {

    /** Checks the form. */
    public OfferSetId {
        Ids.check("OfferSetId", value);
    }

    @Override
    public int compareTo(OfferSetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
