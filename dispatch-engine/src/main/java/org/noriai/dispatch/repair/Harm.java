package org.noriai.dispatch.repair;

import java.util.Comparator;

/**
 * What a repair does to people, in the order in which it counts.
 *
 * @param spoiled promises of rides that the repair had no business to touch and that it makes worse; must be 0
 * @param breaches promises that are broken or get worse
 * @param personSeconds lateness, summed over people
 * @param cost of the places found, in units of the insertion
 */
record Harm(int spoiled, int breaches, long personSeconds, long cost) implements Comparable<Harm> {

    private static final Comparator<Harm> ORDER = Comparator.comparingInt(Harm::spoiled)
            .thenComparingInt(Harm::breaches)
            .thenComparingLong(Harm::personSeconds)
            .thenComparingLong(Harm::cost);

    @Override
    public int compareTo(Harm other) {
        return ORDER.compare(this, other);
    }
}
