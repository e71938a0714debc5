package org.noriai.benchmarks.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.simulation.SimulatedArea;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;
import org.noriai.dispatch.simulation.WeightedPlace;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * A city drawn from a seed, the same on every machine: a centre, two smaller ones and villages around them, within 5 km.
 * Drives last up to 26 minutes and obey the triangle inequality. Immutable.
 */
final class SyntheticCity implements TravelTimes {
    private static final int PLACES = 400;
    private static final double RADIUS_METERS = 5_000;

    /** Streets are longer than the crow flies, and a small bus in town makes 30 km/h. */
    private static final double DETOUR = 1.3;

    private static final double METERS_PER_SECOND = 8.3;
    private static final double WALK_METERS_PER_SECOND = 1.2;
    private static final int ATTRACTIONS = 6;

    private final double[][] points;
    private final int[] seconds;

    SyntheticCity(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        points = new double[PLACES][];
        for (int i = 0; i < PLACES; i++) {
            points[i] = point(random, i);
        }
        seconds = new int[PLACES * PLACES];
        for (int from = 0; from < PLACES; from++) {
            for (int to = 0; to < PLACES; to++) {
                seconds[from * PLACES + to] = (int) Math.ceil(meters(from, to) * DETOUR / METERS_PER_SECOND);
            }
        }
    }

    /** Of ten places four lie in the centre, two in each of the smaller ones, two anywhere. */
    private static double[] point(SplittableRandom random, int number) {
        while (true) {
            double[] point = switch (number % 10) {
                case 0, 1, 2, 3 -> around(random, 0, 0, 1_300);
                case 4, 5 -> around(random, 3_200, 1_500, 700);
                case 6, 7 -> around(random, -2_400, -2_600, 700);
                default ->
                    new double[] {
                        random.nextDouble(-RADIUS_METERS, RADIUS_METERS),
                        random.nextDouble(-RADIUS_METERS, RADIUS_METERS)
                    };
            };
            if (Math.hypot(point[0], point[1]) <= RADIUS_METERS) {
                return point;
            }
        }
    }

    private static double[] around(SplittableRandom random, double x, double y, double spread) {
        return new double[] {x + spread * random.nextGaussian(), y + spread * random.nextGaussian()};
    }

    private double meters(int from, int to) {
        return Math.hypot(points[from][0] - points[to][0], points[from][1] - points[to][1]);
    }

    @Override
    public int placeCount() {
        return PLACES;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return leastSeconds(fromPlace, toPlace);
    }

    @Override
    public boolean dependOnDeparture() {
        return false;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return seconds[fromPlace * PLACES + toPlace];
    }

    /** The city with a fleet of small buses whose bases are spread over it. */
    SimulatedArea area(int vehicles) {
        VehicleType bus = new VehicleType(
                "small-bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1)));
        List<BasedVehicle> fleet = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            Vehicle vehicle = new Vehicle(new VehicleId("bus-%03d".formatted(i + 1)), "Bus " + (i + 1), bus);
            fleet.add(new BasedVehicle(vehicle, i * 7 % PLACES));
        }
        ServiceRules rules = ServiceRules.DEFAULT;
        return new SimulatedArea(
                this,
                rules,
                EngineLimits.DEFAULT,
                fleet,
                IntStream.range(0, PLACES)
                        .mapToObj(place -> walks(place, rules))
                        .toList(),
                IntStream.range(0, ATTRACTIONS)
                        .mapToObj(i -> new WeightedPlace(2 * i, ATTRACTIONS - i))
                        .toList(),
                Optional.of((from, to) -> (int) Math.round(meters(from, to) * DETOUR)));
    }

    private List<Access> walks(int place, ServiceRules rules) {
        return IntStream.range(0, PLACES)
                .mapToObj(stop -> {
                    int walk = (int) Math.round(30 + meters(place, stop) * DETOUR);
                    return new Access(stop, (int) Math.round(walk / WALK_METERS_PER_SECOND), walk);
                })
                .filter(access -> access.walkMeters() <= rules.walkMetersMax())
                .sorted(Comparator.comparingInt(Access::walkMeters).thenComparingInt(Access::place))
                .limit(rules.stopsPerEndMax())
                .toList();
    }
}
