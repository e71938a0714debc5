package org.noriai.routing.transit.gtfs;

import java.util.List;
import org.noriai.routing.transit.Timetable;

/**
 * A feed that was read.
 *
 * @param timetable what it says
 * @param found what is in it, a line for people
 * @param dropped what was left out or not read and why, a line each for people
 */
public record ImportedFeed(Timetable timetable, String found, List<String> dropped) {

    /** Copies the list. */
    public ImportedFeed {
        dropped = List.copyOf(dropped);
    }
}
