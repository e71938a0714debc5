package org.noriai.routing.region;

/**
 * A settlement as the map has it.
 *
 * @param rank 0 for a city, more for less
 * @param population 0 where unknown
 */
record OsmPlace(String name, int rank, long population, double latitude, double longitude) {

    /** The rank of a town. */
    static final int RANK_OF_TOWN = 1;
}
