package org.noriai.api.rider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.noriai.dispatch.model.Ride;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.place.PlaceUsage;

/**
 * How often rides begin and end at each virtual stop, as points for the search; counted again at most once a minute. Of no
 * rider, and of public stops only. Thread-safe: one volatile reference, and a count that two threads do at once is the same.
 */
public final class StopUse {

    private static final long NANOS_BETWEEN = 60_000_000_000L;

    private final PlaceIndex places;
    private final List<VirtualStop> stops;
    private final Supplier<List<Ride>> rides;
    private final LongSupplier nanoTime;
    private volatile Counted counted;

    private record Counted(PlaceUsage usage, long nanos) {}

    /**
     * Counts these rides.
     *
     * @param stops by their place in the engine
     * @param nanoTime the monotonic timer, as {@link System#nanoTime}
     */
    public StopUse(PlaceIndex places, List<VirtualStop> stops, Supplier<List<Ride>> rides, LongSupplier nanoTime) {
        this.places = places;
        this.stops = List.copyOf(stops);
        this.rides = rides;
        this.nanoTime = nanoTime;
        this.counted = count();
    }

    PlaceUsage usage() {
        Counted known = counted;
        if (nanoTime.getAsLong() - known.nanos() > NANOS_BETWEEN) {
            known = count();
            counted = known;
        }
        return known.usage();
    }

    private Counted count() {
        Map<String, Long> counts = new HashMap<>();
        for (Ride ride : rides.get()) {
            add(ride.pickup().place(), counts);
            add(ride.dropoff().place(), counts);
        }
        return new Counted(places.usage(counts), nanoTime.getAsLong());
    }

    /** Doors are places too, with numbers beyond those of the stops. */
    private void add(int place, Map<String, Long> counts) {
        if (place < stops.size()) {
            counts.merge(PlaceViews.STOP_PREFIX + stops.get(place).id(), 1L, Long::sum);
        }
    }
}
