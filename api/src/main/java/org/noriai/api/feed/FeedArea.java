package org.noriai.api.feed;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.ServiceArea;

/**
 * What feeds say of a service area.
 *
 * @param name of the service, for riders
 * @param zone of its clocks
 * @param language of its names
 * @param hours from the first opening to the last closing of a day; none if nothing is served on it
 * @param stops its virtual stops; the index is the place in the dispatch engine
 */
public record FeedArea(
        String name, ZoneId zone, Locale language, Function<LocalDate, Optional<DaySpan>> hours, List<FeedStop> stops) {

    /**
     * A virtual stop.
     *
     * @param id {@code stop_id}
     * @param name in the area's language
     * @param latitude degrees
     * @param longitude degrees
     */
    public record FeedStop(String id, String name, double latitude, double longitude) {}

    /** Checks that stop ids differ. */
    public FeedArea {
        stops = List.copyOf(stops);
        Set<String> ids = new HashSet<>();
        for (FeedStop stop : stops) {
            if (!ids.add(stop.id())) {
                throw new IllegalArgumentException(
                        "The area '%s' has two stops with the id '%s'.".formatted(name, stop.id()));
            }
        }
    }

    /** What feeds say of this one. */
    public static FeedArea of(ServiceArea area) {
        return new FeedArea(
                area.name(),
                area.zone(),
                area.language(),
                area::findServiceDay,
                area.stops().stream()
                        .map(stop -> new FeedStop(stop.id(), stop.name(), stop.latitude(), stop.longitude()))
                        .toList());
    }

    String stopId(int place) {
        return stops.get(place).id();
    }
}
