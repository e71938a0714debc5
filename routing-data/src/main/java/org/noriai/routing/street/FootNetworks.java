package org.noriai.routing.street;

import java.util.List;
import org.noriai.routing.area.VirtualStop;

/** The walks to the virtual stops, and those without a step. Thread-safe. */
public final class FootNetworks {

    private final FootNetwork all;
    private final FootNetwork stepFree;
    private final int stopCount;

    private FootNetworks(FootNetwork all, FootNetwork stepFree, int stopCount) {
        this.all = all;
        this.stepFree = stepFree;
        this.stopCount = stopCount;
    }

    /** On these streets to these stops. */
    public static FootNetworks of(StreetGraph streets, List<VirtualStop> stops) {
        return new FootNetworks(
                new FootNetwork(streets, stops, false), new FootNetwork(streets, stops, true), stops.size());
    }

    FootNetwork all() {
        return all;
    }

    FootNetwork stepFree() {
        return stepFree;
    }

    /** How many stops there are. */
    int stopCount() {
        return stopCount;
    }
}
