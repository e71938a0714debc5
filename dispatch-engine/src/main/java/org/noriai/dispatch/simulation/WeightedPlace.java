package org.noriai.dispatch.simulation;

/**
 * A place that attracts people: a station, a hospital, the town hall.
 *
 * @param place index of the virtual stop
 * @param weight how much, relative to the other such places; above 0
 */
public record WeightedPlace(int place, double weight) {

    /** Checks both. */
    public WeightedPlace {
        if (place < 0 || !(weight > 0)) {
            throw new IllegalArgumentException(
                    "The place %d of weight %s can't attract anybody.".formatted(place, weight));
        }
    }
}
