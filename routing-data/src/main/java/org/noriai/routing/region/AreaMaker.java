package org.noriai.routing.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.BreakPattern;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.ShiftPattern;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.areafile.AreaPlan;
import org.noriai.routing.areafile.AreaPlan.PlannedBreak;
import org.noriai.routing.areafile.AreaPlan.PlannedShift;
import org.noriai.routing.areafile.AreaPlan.PlannedVehicle;
import org.noriai.routing.areafile.AreaPlan.StopReference;
import org.noriai.routing.extract.Locality;
import org.noriai.routing.extract.OsmPlace;
import org.noriai.routing.extract.OsmScan;

/** Makes the service area of what its file says, of where the map lies, and of the stops that were planned. */
final class AreaMaker {

    private static final String ATTRIBUTION = "© OpenStreetMap contributors";

    /** The area reaches so far beyond its outermost stops: the longest walk and some. */
    private static final double BOUNDS_MARGIN_METERS = 600;

    private final AreaPlan plan;
    private final List<VirtualStop> stops;
    private final Map<String, Integer> placeOfStop = new HashMap<>();

    AreaMaker(AreaPlan plan, List<VirtualStop> stops) {
        this.plan = plan;
        this.stops = stops;
        for (int place = 0; place < stops.size(); place++) {
            placeOfStop.put(stops.get(place).id(), place);
        }
    }

    /** Adds to the file's mistakes every stop that it names and that is none. */
    void checkReferences() {
        List<StopReference> named = new ArrayList<>();
        for (PlannedVehicle vehicle : plan.fleet()) {
            vehicle.base().ifPresent(named::add);
            for (PlannedShift shift : vehicle.shifts()) {
                shift.breaks().orElse(List.of()).forEach(rest -> rest.stop().ifPresent(named::add));
            }
        }
        for (StopReference stop : named) {
            if (!placeOfStop.containsKey(stop.id())) {
                plan.mistakes()
                        .add(
                                stop.at().line(),
                                stop.at().field(),
                                stop.id(),
                                "is none of the %d stops".formatted(stops.size()));
            }
        }
    }

    /**
     * The area.
     *
     * @param times between its stops
     * @param vehicles how many, where the file does not say
     */
    ServiceArea make(OsmScan scan, Path osm, Locality locality, TravelTimes times, OptionalInt vehicles) {
        Bounds bounds = bounds();
        return new ServiceArea(
                plan.name().orElseGet(() -> name(scan, bounds, osm)),
                bounds,
                plan.timeZone().orElse(locality.zone()),
                plan.currency().orElseGet(locality::currency),
                plan.language().orElse(locality.language()),
                plan.drivesOnTheLeft().orElse(locality.drivesOnTheLeft()),
                stops,
                plan.zones(),
                plan.operating(),
                plan.calendar(),
                plan.duty(),
                plan.fleet().isEmpty() ? FleetPlanner.plan(times, vehicles) : fleet(times),
                ATTRIBUTION);
    }

    private List<FleetVehicle> fleet(TravelTimes times) {
        int[] spread = FleetPlanner.spread(times, Math.min(plan.fleet().size(), stops.size()));
        List<FleetVehicle> fleet = new ArrayList<>();
        for (PlannedVehicle vehicle : plan.fleet()) {
            int base =
                    vehicle.base().isPresent() ? placeOf(vehicle.base().get()) : spread[fleet.size() % spread.length];
            fleet.add(new FleetVehicle(
                    vehicle.vehicle(),
                    base,
                    vehicle.shifts().stream().map(this::shift).toList()));
        }
        return fleet;
    }

    private ShiftPattern shift(PlannedShift shift) {
        return new ShiftPattern(
                shift.days(),
                shift.span(),
                shift.breaks().map(breaks -> breaks.stream().map(this::rest).toList()));
    }

    private BreakPattern rest(PlannedBreak rest) {
        return new BreakPattern(
                rest.begin(),
                rest.seconds(),
                rest.stop().isPresent() ? OptionalInt.of(placeOf(rest.stop().get())) : OptionalInt.empty());
    }

    private int placeOf(StopReference stop) {
        Integer place = placeOfStop.get(stop.id());
        if (place == null) {
            throw new IllegalStateException("The stop '%s' was checked to be there.".formatted(stop.id()));
        }
        return place;
    }

    private Bounds bounds() {
        double south = stops.stream().mapToDouble(VirtualStop::latitude).min().orElseThrow();
        double north = stops.stream().mapToDouble(VirtualStop::latitude).max().orElseThrow();
        double west = stops.stream().mapToDouble(VirtualStop::longitude).min().orElseThrow();
        double east = stops.stream().mapToDouble(VirtualStop::longitude).max().orElseThrow();
        double marginNorth = BOUNDS_MARGIN_METERS / Geo.METERS_PER_DEGREE;
        double marginEast = BOUNDS_MARGIN_METERS / Geo.metersPerDegreeEast((south + north) / 2);
        return new Bounds(
                rounded(south - marginNorth),
                rounded(west - marginEast),
                rounded(north + marginNorth),
                rounded(east + marginEast));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** The greatest city or town within the area, otherwise the name of the file. */
    private static String name(OsmScan scan, Bounds bounds, Path osm) {
        return scan.places().stream()
                .filter(place -> place.rank() <= OsmPlace.RANK_OF_TOWN)
                .filter(place -> bounds.contains(place.latitude(), place.longitude()))
                .min(Comparator.comparingInt(OsmPlace::rank)
                        .thenComparing(
                                Comparator.comparingLong(OsmPlace::population).reversed())
                        .thenComparingDouble(place -> Geo.meters(
                                place.latitude(), place.longitude(), bounds.centerLatitude(), bounds.centerLongitude()))
                        .thenComparing(OsmPlace::name))
                .map(OsmPlace::name)
                .orElseGet(() -> fileName(osm));
    }

    private static String fileName(Path osm) {
        String stem = osm.getFileName().toString().replaceFirst("\\..*$", "").replaceFirst("-latest$", "");
        return stem.isEmpty() ? "Region" : stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    }
}
