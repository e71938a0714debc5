package org.noriai.routing.street;

/**
 * A place on the street network at which a vehicle halts, heading along one direction of an edge: it arrives and departs
 * that way. Because it never turns round at the place, a drive to it and on from it is one continuous drive, and times
 * between places obey the triangle inequality.
 *
 * @param edgeKey GraphHopper's directed edge; holds for one import only
 * @param share how far along that direction, 0 to 1
 */
public record SnappedPlace(int edgeKey, double share) implements DrivePlace {

    /** Checks the ranges. */
    public SnappedPlace {
        if (edgeKey < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The place at %s of the edge key %d is not on an edge.".formatted(share, edgeKey));
        }
    }
}
