package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.extract.OsmPlace;
import org.noriai.routing.kerb.Kerb;

/**
 * Makes the names of stops unlike each other: those that share one get the crossing street, then the settlement, then a
 * number.
 */
public final class StopNames {

    private static final double SETTLEMENT_METERS_MAX = 3_000;

    private StopNames() {}

    /** The stops in their order, each with a name of its own. */
    public static List<VirtualStop> distinguish(List<PlacedStop> stops, List<OsmPlace> places) {
        List<String> names =
                new ArrayList<>(stops.stream().map(PlacedStop::name).toList());
        Map<String, Integer> counts = count(names);
        for (int i = 0; i < names.size(); i++) {
            String cross = stops.get(i).crossStreet();
            if (shared(counts, names.get(i)) && !cross.isEmpty()) {
                names.set(i, names.get(i) + " / " + cross);
            }
        }
        counts = count(names);
        for (int i = 0; i < names.size(); i++) {
            String settlement = settlement(stops.get(i), places);
            if (shared(counts, names.get(i)) && !settlement.isEmpty() && !settlement.equals(names.get(i))) {
                names.set(i, "%s (%s)".formatted(names.get(i), settlement));
            }
        }
        counts = count(names);
        Map<String, Integer> numbers = new HashMap<>();
        List<VirtualStop> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            PlacedStop stop = stops.get(i);
            String name = names.get(i);
            if (shared(counts, name)) {
                name = name + " " + numbers.merge(name, 1, Integer::sum);
            }
            named.add(new VirtualStop(stop.id(), name, stop.latitude(), stop.longitude()));
        }
        return named;
    }

    private static boolean shared(Map<String, Integer> counts, String name) {
        return counts.getOrDefault(name, 0) > 1;
    }

    private static Map<String, Integer> count(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }

    private static String settlement(PlacedStop stop, List<OsmPlace> places) {
        return settlement(stop.kerb(), places);
    }

    /** The name of the nearest settlement; empty if none is near. */
    static String settlement(Kerb stop, List<OsmPlace> places) {
        return places.stream()
                .filter(place -> meters(stop, place) <= SETTLEMENT_METERS_MAX)
                .min(Comparator.comparingDouble((OsmPlace place) -> meters(stop, place))
                        .thenComparing(OsmPlace::name))
                .map(OsmPlace::name)
                .orElse("");
    }

    private static double meters(Kerb stop, OsmPlace place) {
        return Geo.meters(stop.latitude(), stop.longitude(), place.latitude(), place.longitude());
    }
}
