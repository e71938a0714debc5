package org.noriai.routing.learning;

import org.noriai.routing.street.TurnGraph;

/**
 * A directed edge on which a vehicle may have been. Immutable.
 *
 * @param key the edge
 * @param share how far along it
 * @param meters from the position that the vehicle told
 */
record Candidate(int key, double share, double meters) {

    int millisLeft(TurnGraph turns) {
        return turns.millisLeft(key, share);
    }
}
