package org.noriai.routing.extract;

/**
 * A settlement as the map has it.
 *
 * @param rank 0 for a city, more for less
 * @param population 0 where unknown
 */
public record OsmPlace(String name, int rank, long population, double latitude, double longitude) {

    /** The rank of a town. */
    public static final int RANK_OF_TOWN = 1;
}
