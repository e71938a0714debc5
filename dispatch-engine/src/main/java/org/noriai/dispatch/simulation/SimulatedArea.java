package org.noriai.dispatch.simulation;

import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Where a day is simulated.
 *
 * @param times drives between its places
 * @param book the rules of service
 * @param limits of the engine
 * @param fleet the vehicles, each with one shift
 * @param walks for each place, the stops within a walk of somebody who lives there, nearest first, at least one
 * @param attractions places that attract people; may be none
 * @param meters how far drives are, where that is known
 */
public record SimulatedArea(
        TravelTimes times,
        RuleBook book,
        EngineLimits limits,
        List<BasedVehicle> fleet,
        List<List<Access>> walks,
        List<WeightedPlace> attractions,
        Optional<PlaceMeters> meters) {

    /**
     * A vehicle and where its shift begins and ends.
     *
     * @param vehicle what it is
     * @param basePlace index of the virtual stop
     */
    public record BasedVehicle(Vehicle vehicle, int basePlace) {}

    /** Checks that there are places, vehicles and walks, and that every index is one of a place. */
    public SimulatedArea {
        fleet = List.copyOf(fleet);
        walks = walks.stream().map(List::copyOf).toList();
        attractions = List.copyOf(attractions);
        int places = times.placeCount();
        if (places < 2 || fleet.isEmpty() || walks.size() != places) {
            throw new IllegalArgumentException(
                    "An area of %d places with walks from %d and %d vehicles can't be simulated; it needs 2 places, walks from each, 1 vehicle."
                            .formatted(places, walks.size(), fleet.size()));
        }
        for (BasedVehicle member : fleet) {
            checkPlace("basePlace of " + member.vehicle().id(), member.basePlace(), places);
        }
        for (WeightedPlace attraction : attractions) {
            checkPlace("attractions", attraction.place(), places);
        }
        for (int place = 0; place < places; place++) {
            if (walks.get(place).isEmpty()) {
                throw new IllegalArgumentException("No stop is within a walk of the place %d.".formatted(place));
            }
            walks.get(place).forEach(access -> checkPlace("walks", access.place(), places));
        }
    }

    /** One zone that is always served, with these rules for everybody. */
    public SimulatedArea(
            TravelTimes times,
            ServiceRules rules,
            EngineLimits limits,
            List<BasedVehicle> fleet,
            List<List<Access>> walks,
            List<WeightedPlace> attractions,
            Optional<PlaceMeters> meters) {
        this(times, RuleBook.of(rules), limits, fleet, walks, attractions, meters);
    }

    /** What holds in the first zone, for riders of no class. */
    public ServiceRules rules() {
        return book.zones().getFirst().rules();
    }

    private static void checkPlace(String field, int place, int places) {
        if (place < 0 || place >= places) {
            throw new IllegalArgumentException("%s %d must be one of %d places.".formatted(field, place, places));
        }
    }
}
