package org.noriai.routing.learning;

import java.util.List;

/**
 * A drive between two points of a track, matched to streets. Immutable.
 *
 * @param fromSeconds engine time when it began
 * @param toSeconds when it ended
 * @param keys the directed edges that it led along, the first and the last in part
 * @param millis the usual time of each part, turns included
 */
record MatchedHop(int fromSeconds, int toSeconds, List<Integer> keys, List<Integer> millis) {

    int usualMillis() {
        return millis.stream().mapToInt(Integer::intValue).sum();
    }
}
