package org.noriai.routing.closure;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.PlaceTimes;
import org.noriai.routing.traveltime.PlaceTimesSearch;
import org.noriai.routing.traveltime.PlainTimesSearch;
import org.noriai.routing.traveltime.TimesSearch;

/**
 * Driving times on the streets as they are at present, exact at every moment: by the hierarchy, or without one while it is
 * being contracted again. Thread-safe: the times never change, each search borrows a workspace.
 */
public final class PresentTimes {

    private final TurnGraph turns;
    private final boolean contracted;
    private final Supplier<TimesSearch> searches;
    private final ConcurrentLinkedQueue<TimesSearch> idle = new ConcurrentLinkedQueue<>();

    private PresentTimes(TurnGraph turns, boolean contracted, Supplier<TimesSearch> searches) {
        this.turns = turns;
        this.contracted = contracted;
        this.searches = searches;
    }

    /** By a hierarchy. */
    static PresentTimes contracted(ContractedStreets streets, List<? extends DrivePlace> stops) {
        PlaceTimes times = PlaceTimes.of(streets, stops);
        return new PresentTimes(streets.turns(), true, () -> new PlaceTimesSearch(times));
    }

    /** Without one. */
    static PresentTimes plain(TurnGraph turns, List<? extends DrivePlace> stops) {
        ArcGraph turnsInto = turns.arcs().reversed();
        return new PresentTimes(turns, false, () -> new PlainTimesSearch(turns, turnsInto, stops));
    }

    /** The streets with their present times. */
    public TurnGraph turns() {
        return turns;
    }

    /** Whether a hierarchy answers; otherwise a search takes some hundred times as long. */
    public boolean isContracted() {
        return contracted;
    }

    /**
     * Milliseconds from a place to all stops.
     *
     * @param millis room for all stops; {@link TimesSearch#UNREACHED} where no way leads
     */
    public void findFrom(DrivePlace from, int[] millis) {
        TimesSearch search = borrow();
        try {
            search.findFrom(from, millis);
        } finally {
            idle.add(search);
        }
    }

    /**
     * Milliseconds from all stops to a place.
     *
     * @param millis room for all stops; {@link TimesSearch#UNREACHED} where no way leads
     */
    public void findTo(DrivePlace to, int[] millis) {
        TimesSearch search = borrow();
        try {
            search.findTo(to, millis);
        } finally {
            idle.add(search);
        }
    }

    private TimesSearch borrow() {
        TimesSearch search = idle.poll();
        return search == null ? searches.get() : search;
    }
}
