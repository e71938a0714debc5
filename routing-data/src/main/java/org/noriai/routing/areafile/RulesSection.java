package org.noriai.routing.areafile;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.ServiceRules;

/**
 * Reads the rules of service by zone and class of rider. What is more special wins: the area's rules, over them the
 * zone's, over them those of the class, over them those of the class in the zone.
 */
final class RulesSection {

    static final RecordFields<ServiceRules> RULES = new RecordFields<>(ServiceRules.class);

    private final YamlMapping area;
    private final Map<String, YamlValue> classes;

    RulesSection(YamlMapping area) {
        this.area = area;
        this.classes = classes(area);
    }

    private static Map<String, YamlValue> classes(YamlMapping fields) {
        Optional<YamlMapping> classes = fields.find("riderClasses").flatMap(YamlValue::mapping);
        Map<String, YamlValue> named = new TreeMap<>();
        classes.ifPresent(all -> all.fields().forEach((name, value) -> {
            try {
                named.put(new RiderClass(name).value(), value);
            } catch (IllegalArgumentException e) {
                value.wrong(HoursSection.message(e));
            }
        }));
        return named;
    }

    /** What holds where no zone says otherwise. */
    ServiceRules area() {
        return RULES.over(ServiceRules.DEFAULT, area.find("rules"));
    }

    /** What holds in a zone. */
    ServiceRules zone(YamlMapping zone) {
        return zone == area ? area() : RULES.over(area(), zone.find("rules"));
    }

    /** What holds in a zone for each class of riders. */
    Map<RiderClass, ServiceRules> byClass(YamlMapping zone) {
        Map<String, YamlValue> own = zone == area ? Map.of() : classes(zone);
        Set<String> names = new LinkedHashSet<>(classes.keySet());
        names.addAll(own.keySet());
        Map<RiderClass, ServiceRules> rules = new TreeMap<>();
        for (String name : names) {
            ServiceRules general = RULES.over(zone(zone), Optional.ofNullable(classes.get(name)));
            rules.put(new RiderClass(name), RULES.over(general, Optional.ofNullable(own.get(name))));
        }
        return rules;
    }

    /** Where the area allows no doors, a rule that speaks of them is a mistake. */
    void checkDoors(YamlMapping fields, boolean allowed) {
        if (!allowed) {
            checkDoor(fields.find("rules"));
            classes(fields).values().forEach(rules -> checkDoor(Optional.of(rules)));
        }
    }

    private static void checkDoor(Optional<YamlValue> rules) {
        rules.filter(YamlValue::isMapping)
                .flatMap(YamlValue::mapping)
                .flatMap(fields -> fields.find("doorToDoor"))
                .filter(door -> door.truth().orElse(false))
                .ifPresent(door -> door.wrong("the area allows no doors; say 'doors: true' at the top to allow them"));
    }
}
