package org.noriai.routing.area;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Zone;

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
 * @param zones at least one, ids unlike each other; a place belongs to the first that it lies in
 * @param operating rules that hold for every plan
 * @param calendar its holidays
 * @param duty what drivers may be asked for
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
        List<ServiceZone> zones,
        OperatingRules operating,
        ServiceCalendar calendar,
        DutyRules duty,
        List<FleetVehicle> fleet,
        String attribution) {

    /** Checks that ids differ, and that there are enough stops and a zone. */
    public ServiceArea {
        stops = List.copyOf(stops);
        zones = List.copyOf(zones);
        fleet = List.copyOf(fleet);
        if (name.isBlank()) {
            throw new IllegalArgumentException("The service area needs a name.");
        }
        if (stops.size() < 2) {
            throw new IllegalArgumentException(
                    "The service area '%s' has %d virtual stops; it needs two.".formatted(name, stops.size()));
        }
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("The service area '%s' needs a zone.".formatted(name));
        }
        checkDiffer(name, "virtual stops", stops.stream().map(VirtualStop::id));
        checkDiffer(name, "zones", zones.stream().map(one -> one.id().value()));
        checkDiffer(
                name, "vehicles", fleet.stream().map(one -> one.vehicle().id().value()));
        int places = stops.size();
        fleet.forEach(member -> member.checkPlaces(places));
    }

    /** One zone with these rules, the same hours every day, and what is usual for the rest. */
    public ServiceArea(
            String name,
            Bounds bounds,
            ZoneId zone,
            Currency currency,
            Locale language,
            boolean drivesOnTheLeft,
            List<VirtualStop> stops,
            ServiceRules rules,
            OpeningHours hours,
            List<FleetVehicle> fleet,
            String attribution) {
        this(
                name,
                bounds,
                zone,
                currency,
                language,
                drivesOnTheLeft,
                stops,
                List.of(ServiceZone.whole(rules, hours)),
                OperatingRules.DEFAULT,
                ServiceCalendar.NONE,
                DutyRules.DEFAULT,
                fleet,
                attribution);
    }

    private static void checkDiffer(String area, String what, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("The service area '%s' has two %s '%s'.".formatted(area, what, id));
            }
        });
    }

    /** What holds where nothing else is said: in the first zone, for riders of no class. */
    public ServiceRules rules() {
        return zones.getFirst().rules();
    }

    /** The zone that a point lies in; the first where it lies in none. */
    public ServiceZone zoneAt(double latitude, double longitude) {
        return findZone(latitude, longitude).orElse(zones.getFirst());
    }

    /** The zone that a point lies in. */
    public Optional<ServiceZone> findZone(double latitude, double longitude) {
        return zones.stream().filter(one -> one.contains(latitude, longitude)).findFirst();
    }

    /** What holds for riders of a class who board at a point. */
    public ServiceRules rulesAt(double latitude, double longitude, RiderClass riders) {
        return zoneAt(latitude, longitude).rulesFor(riders);
    }

    /** How far ahead a ride can be asked for, by whoever may the farthest. */
    public int horizonSecondsMax() {
        return zones.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.rules()), one.rulesByClass().values().stream()))
                .mapToInt(ServiceRules::horizonSeconds)
                .max()
                .orElseThrow();
    }

    /** From the first zone's opening to the last one's closing on a day; none if nothing is served. */
    public Optional<DaySpan> findServiceDay(LocalDate day) {
        return calendar.widest(zones.stream().map(ServiceZone::hours).toList(), day);
    }

    /**
     * The rules as the engine takes them.
     *
     * @param days the area's, with the epoch of the engine's seconds
     * @param today from a week before which on hours are told, for ten years
     */
    public RuleBook ruleBook(AreaCalendar days, LocalDate today) {
        List<Zone> told = zones.stream()
                .map(one -> new Zone(
                        one.id(), one.rules(), one.rulesByClass(), calendar.serviceHours(one.hours(), days, today)))
                .toList();
        int[] zoneOfPlace = stops.stream()
                .mapToInt(stop -> zones.indexOf(zoneAt(stop.latitude(), stop.longitude())))
                .toArray();
        return new RuleBook(days, operating, told, zoneOfPlace, new BitSet());
    }
}
