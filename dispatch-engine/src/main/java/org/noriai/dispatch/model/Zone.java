package org.noriai.dispatch.model;

import java.util.Map;

/**
 * A part of the service area with rules of its own.
 *
 * @param id stable key
 * @param rules of rides that begin there
 * @param rulesByClass instead of {@code rules} for riders of some classes
 * @param hours when it is served
 */
public record Zone(ZoneKey id, ServiceRules rules, Map<RiderClass, ServiceRules> rulesByClass, ServiceHours hours) {

    /** Copies the map. */
    public Zone {
        rulesByClass = Map.copyOf(rulesByClass);
    }

    /** What holds for riders of a class. */
    public ServiceRules rulesFor(RiderClass riders) {
        if (rulesByClass.isEmpty()) {
            return rules;
        }
        ServiceRules own = rulesByClass.get(riders);
        return own == null ? rules : own;
    }
}
