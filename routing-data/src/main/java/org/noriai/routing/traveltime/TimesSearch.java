package org.noriai.routing.traveltime;

import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.street.DrivePlace;

/** Finds the exact driving times between any place and all of a fixed list. Confined to one thread at a time. */
public interface TimesSearch {

    /** Milliseconds where no way leads. */
    int UNREACHED = ArcGraph.UNREACHED;

    /**
     * Milliseconds from a place to all places.
     *
     * @param from where the drives begin
     * @param millis room for all places; {@link #UNREACHED} where no way leads
     */
    void findFrom(DrivePlace from, int[] millis);

    /**
     * Milliseconds from all places to a place.
     *
     * @param to where the drives end
     * @param millis room for all places; {@link #UNREACHED} where no way leads
     */
    void findTo(DrivePlace to, int[] millis);
}
