package org.noriai.routing.area;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.noriai.dispatch.model.ServiceRules;

/**
 * Where and how the service runs. The index of a stop in {@code stops} is its place in the dispatch engine.
 *
 * @param name for people, in the local language
 * @param bounds what the service covers at most
 * @param zone the time of its clocks
 * @param currency what fares are paid in
 * @param language most used there
 * @param drivesOnTheLeft the side of the road
 * @param stops where the service picks up and sets down, at least two, ids unlike each other
 * @param rules of service
 * @param hours of service
 * @param fleet the vehicles, ids unlike each other
 * @param attribution to be shown with every map of it
 */
public record ServiceArea(
        String name,
        Bounds bounds,
        ZoneId zone,
        Currency currency,
        Locale language,
        boolean drivesOnTheLeft,
        List<VirtualStop> stops,
        ServiceRules rules,
        DailyHours hours,
        List<FleetVehicle> fleet,
        String attribution) {

    /** Checks that ids differ and start places exist. */
    public ServiceArea {
        stops = List.copyOf(stops);
        fleet = List.copyOf(fleet);
        if (name.isBlank()) {
            throw new IllegalArgumentException("The service area needs a name.");
        }
        if (stops.size() < 2) {
            throw new IllegalArgumentException(
                    "The service area '%s' has %d virtual stops; it needs two.".formatted(name, stops.size()));
        }
        Set<String> ids = new HashSet<>();
        for (VirtualStop stop : stops) {
            if (!ids.add(stop.id())) {
                throw new IllegalArgumentException(
                        "The service area '%s' has two virtual stops '%s'.".formatted(name, stop.id()));
            }
        }
        for (FleetVehicle member : fleet) {
            String id = member.vehicle().id().value();
            if (!ids.add("vehicle " + id)) {
                throw new IllegalArgumentException("The service area '%s' has two vehicles '%s'.".formatted(name, id));
            }
            if (member.startPlace() >= stops.size()) {
                throw new IllegalArgumentException("startPlace %d of the vehicle '%s' is not one of the %d stops."
                        .formatted(member.startPlace(), id, stops.size()));
            }
        }
    }
}
