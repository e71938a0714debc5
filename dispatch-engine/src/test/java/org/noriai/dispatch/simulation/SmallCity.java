package org.noriai.dispatch.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;
import org.noriai.dispatch.spi.TravelTimes;

/** Areas to simulate days in. */
final class SmallCity {

    private static final VehicleType BUS =
            new VehicleType("bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1)));

    private SmallCity() {}

    /** Sixty places in a square that takes 20 minutes to cross; a station and a hospital. */
    static SimulatedArea square(int vehicles) {
        return of(
                PlaneTimes.random(new Random(7), 60, 1200),
                vehicles,
                List.of(new WeightedPlace(3, 3), new WeightedPlace(40, 1)));
    }

    static SimulatedArea of(TravelTimes times, int vehicles, List<WeightedPlace> attractions) {
        int places = times.placeCount();
        return new SimulatedArea(
                times,
                ServiceRules.DEFAULT,
                EngineLimits.DEFAULT,
                IntStream.range(0, vehicles)
                        .mapToObj(i -> new BasedVehicle(
                                new Vehicle(new VehicleId("v%02d".formatted(i)), "Bus " + i, BUS), i % places))
                        .toList(),
                IntStream.range(0, places)
                        .mapToObj(place -> List.of(new Access(place, 60, 70)))
                        .toList(),
                attractions,
                Optional.empty());
    }

    /** From 8 to 10, everybody asks between 8 and 9, for at once, and does as planned. */
    static Scenario quietMorning(int requests) {
        return quietDay(8 * 3600, 7200, requests, onlyHour(8));
    }

    static Scenario quietDay(int fromSeconds, int seconds, int requests, List<Double> hourWeights) {
        return new Scenario(
                fromSeconds,
                seconds,
                requests,
                hourWeights,
                0,
                0,
                1,
                1,
                0,
                0,
                0,
                600,
                0,
                List.of(1.0),
                0,
                0,
                3600,
                3600,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    static List<Double> onlyHour(int hour) {
        return IntStream.range(0, 24).mapToObj(i -> i == hour ? 1.0 : 0.0).toList();
    }
}
