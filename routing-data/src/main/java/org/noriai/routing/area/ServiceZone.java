package org.noriai.routing.area;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ZoneKey;

/**
 * A part of the service area with rules and hours of its own.
 *
 * @param id stable key
 * @param name for people
 * @param shape what it covers; everything if absent
 * @param rules of rides that begin there
 * @param rulesByClass instead of {@code rules} for riders of some classes
 * @param hours when it is served
 */
public record ServiceZone(
        ZoneKey id,
        String name,
        Optional<ZoneShape> shape,
        ServiceRules rules,
        Map<RiderClass, ServiceRules> rulesByClass,
        OpeningHours hours) {

    /** Copies the map, in the order of the classes. */
    public ServiceZone {
        rulesByClass = Collections.unmodifiableMap(new TreeMap<>(rulesByClass));
    }

    /** The only zone of an area without zones. */
    public static ServiceZone whole(ServiceRules rules, OpeningHours hours) {
        return new ServiceZone(ZoneKey.WHOLE, "", Optional.empty(), rules, Map.of(), hours);
    }

    /** What holds for riders of a class. */
    public ServiceRules rulesFor(RiderClass riders) {
        return rulesByClass.getOrDefault(riders, rules);
    }

    /** Whether the point lies in it. */
    public boolean contains(double latitude, double longitude) {
        return shape.isEmpty() || shape.get().contains(latitude, longitude);
    }
}
