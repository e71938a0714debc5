package org.noriai.benchmarks.day;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.dispatch.simulation.FiguresOfMerit;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.SimulatedArea;
import org.noriai.dispatch.simulation.SimulatedDay;
import org.noriai.dispatch.simulation.Simulation;

/**
 * How long a simulated service day takes on one core: 1,000 requests, 16 vehicles, insertion only, the virtual clock, riders
 * and drivers included. Every day has another seed. Undisturbed days must break no promise at all, disturbed ones none
 * by the software.
 */
public final class DayBench {
    private static final int VEHICLES = 16;
    private static final int REQUESTS = 1_000;
    private static final int DAYS = 15;
    private static final int DAYS_TO_WARM_UP = 8;
    private static final long CITY_SEED = 2026;

    private DayBench() {}

    /** Simulates {@code count} days, 15 if absent. */
    public static List<BenchResult> run(Optional<Integer> count) {
        int days = count.orElse(DAYS);
        SimulatedArea city = new SyntheticCity(CITY_SEED).area(VEHICLES);
        Scenario undisturbed = Scenario.DEFAULT.withRequests(REQUESTS).undisturbed();
        Scenario disturbed = Scenario.DEFAULT.withRequests(REQUESTS);
        for (int seed = 1; seed <= DAYS_TO_WARM_UP; seed++) {
            Simulation.run(city, undisturbed, -seed);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Samples wall = new Samples();
        Samples cpu = new Samples();
        int broken = 0;
        int requests = 0;
        int accepted = 0;
        double ridesPerVehicleHour = 0;
        for (int seed = 1; seed <= days; seed++) {
            long cpuBegan = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            SimulatedDay day = Simulation.run(city, undisturbed, seed);
            wall.add((System.nanoTime() - began) / 1e9);
            cpu.add((threads.getCurrentThreadCpuTime() - cpuBegan) / 1e9);
            FiguresOfMerit figures = day.figures();
            broken += figures.promisesBroken();
            requests += figures.requests();
            accepted += figures.accepted();
            ridesPerVehicleHour += figures.ridesPerVehicleHour() / days;
        }
        int worldBroke = 0;
        for (int seed = 1; seed <= days; seed++) {
            FiguresOfMerit figures = Simulation.run(city, disturbed, seed).figures();
            broken += figures.promisesBrokenBySoftware();
            worldBroke += figures.promisesBroken() - figures.promisesBrokenBySoftware();
        }
        String conditions = String.format(
                Locale.ROOT,
                "wall time of one thread, warm JVM, median of %d days; CPU time of the thread %.3f s; %d requests, %d "
                        + "vehicles, insertion only, up to %d stops per end, synthetic city of %d places; %.1f %% "
                        + "accepted, %.2f rides per vehicle-hour",
                days,
                cpu.percentile(50),
                REQUESTS,
                VEHICLES,
                city.rules().stopsPerEndMax(),
                city.times().placeCount(),
                100.0 * accepted / requests,
                ridesPerVehicleHour);
        return List.of(
                new BenchResult(
                        "day.seconds",
                        "s",
                        wall.percentile(50),
                        OptionalDouble.of(wall.percentile(50)),
                        OptionalDouble.of(wall.percentile(99)),
                        days,
                        conditions),
                BenchResult.of(
                        "day.promises.broken",
                        "count",
                        broken,
                        2L * days,
                        "all of %d undisturbed days, by the software of %d disturbed days; there the world broke %d"
                                .formatted(days, days, worldBroke)));
    }
}
