package org.noriai.benchmarks.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.simulation.PlaceMeters;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.SimulatedArea;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;
import org.noriai.dispatch.simulation.WeightedPlace;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.region.RegionBundle;

/** Makes an area to simulate of a region: its stops, drives, walks and fleet; what attracts people by the stops' names. */
final class RegionArea {
    /** The walk from a door to the stop that the rider lives at, where the streets know no other. */
    private static final Access AT_THE_DOOR = new Access(0, 30, 35);

    private static final Pattern STATION =
            Pattern.compile("駅|\\b(bahnhof|hauptbahnhof|hbf|gare|station|estação|stazione|estación)\\b");
    private static final Pattern HOSPITAL =
            Pattern.compile("病院|医院|\\b(hospital|hôpital|clinic|ospedale)\\b|krankenhaus|klinik|hospitalier");
    private static final Pattern TOWN = Pattern.compile(
            "役所|役場|\\b(rathaus|mairie|town hall|city hall|marktplatz|markt|marché|market|zentrum|centre)\\b");

    private static final double STATION_WEIGHT = 4;
    private static final double HOSPITAL_WEIGHT = 3;
    private static final double TOWN_WEIGHT = 2;

    private static final LocalDate ORDINARY = LocalDate.of(2026, 1, 6);

    private RegionArea() {}

    /** The area of a region, with so many vehicles or its own. */
    static SimulatedArea of(RegionBundle region, OptionalInt vehicles) {
        ServiceArea area = region.serviceArea();
        RuleBook book = book(area);
        List<List<Access>> walks = new ArrayList<>();
        for (int place = 0; place < area.stops().size(); place++) {
            walks.add(walks(region, area, place));
        }
        return new SimulatedArea(
                region.travelTimes(book.calendar(), Scenario.MIDNIGHT_SECONDS),
                book,
                EngineLimits.DEFAULT,
                fleet(area.fleet(), vehicles),
                walks,
                attractions(area.stops()),
                Optional.of(meters(region)));
    }

    /** An ordinary day: the first Tuesday of 2026, or the next day after it that is served and no holiday. */
    static LocalDate day(ServiceArea area) {
        return ORDINARY.datesUntil(ORDINARY.plusYears(1))
                .filter(day ->
                        area.findServiceDay(day).isPresent() && !area.calendar().isHoliday(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The area '%s' is served on no day of the year from %s on.".formatted(area.name(), ORDINARY)));
    }

    /** The area's rules, the simulated day being that ordinary one. */
    private static RuleBook book(ServiceArea area) {
        LocalDate day = day(area);
        Instant epoch = day.atStartOfDay(area.zone()).toInstant().minusSeconds(Scenario.MIDNIGHT_SECONDS);
        return area.ruleBook(new AreaCalendar(epoch, area.zone()), day);
    }

    private static List<Access> walks(RegionBundle region, ServiceArea area, int place) {
        VirtualStop stop = area.stops().get(place);
        ServiceRules rules = area.rulesAt(stop.latitude(), stop.longitude(), RiderClass.GENERAL);
        List<Access> found = region.streets()
                .findWalks(stop.latitude(), stop.longitude(), rules.walkMetersMax(), rules.stopsPerEndMax());
        return found.isEmpty()
                ? List.of(new Access(place, AT_THE_DOOR.walkSeconds(), AT_THE_DOOR.walkMeters()))
                : found;
    }

    /** The first so many vehicles; where there are fewer, more like them from the same bases. */
    static List<BasedVehicle> fleet(List<FleetVehicle> own, OptionalInt vehicles) {
        int count = vehicles.orElse(own.size());
        if (own.isEmpty()) {
            throw new IllegalArgumentException("The region has no vehicles.");
        }
        Set<VehicleId> taken = new HashSet<>();
        own.forEach(member -> taken.add(member.vehicle().id()));
        List<BasedVehicle> fleet = new ArrayList<>();
        int number = own.size();
        for (int i = 0; i < count; i++) {
            FleetVehicle like = own.get(i % own.size());
            Vehicle vehicle = like.vehicle();
            if (i >= own.size()) {
                VehicleId id = new VehicleId("bus-" + ++number);
                while (!taken.add(id)) {
                    id = new VehicleId("bus-" + ++number);
                }
                vehicle = new Vehicle(id, "Noriai " + number, vehicle.type());
            }
            fleet.add(new BasedVehicle(vehicle, like.startPlace()));
        }
        return fleet;
    }

    /** Stations, hospitals and the middle of town, as far as names tell. */
    static List<WeightedPlace> attractions(List<VirtualStop> stops) {
        List<WeightedPlace> attractions = new ArrayList<>();
        for (int place = 0; place < stops.size(); place++) {
            String name = stops.get(place).name().toLowerCase(Locale.ROOT);
            if (HOSPITAL.matcher(name).find()) {
                attractions.add(new WeightedPlace(place, HOSPITAL_WEIGHT));
            } else if (STATION.matcher(name).find()) {
                attractions.add(new WeightedPlace(place, STATION_WEIGHT));
            } else if (TOWN.matcher(name).find()) {
                attractions.add(new WeightedPlace(place, TOWN_WEIGHT));
            }
        }
        return attractions;
    }

    private static PlaceMeters meters(RegionBundle region) {
        return (from, to) -> from == to || region.usualTimes().seconds(from, to, 0) >= TravelTimes.UNREACHABLE
                ? 0
                : region.streets().drive(from, to).meters();
    }
}
