package org.noriai.benchmarks.insertion;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.state.FleetState;

/**
 * One search for the exact best place of a request, all rules on, on fleets in the middle of their work. Each request is
 * timed by itself on one warm thread; the clock goes on by a second every 5,000 requests.
 */
public final class InsertionBench {
    private static final int REQUESTS = 20_000;
    private static final int REQUESTS_TO_WARM_UP = 20_000;

    /** As many as the writer has to take. The fleet stands still meanwhile, so a faster clock would make all of it late. */
    private static final int REQUESTS_PER_SECOND = 5_000;

    private static final int HALF_A_DAY_SECONDS = 5_400;
    private static final long SEED = 7;

    private InsertionBench() {}

    /** Times {@code count} requests of each kind, 20,000 if absent. */
    public static List<BenchResult> run(Optional<Integer> count) {
        int requests = count.orElse(REQUESTS);
        BigCity city = new BigCity(SEED, 30_000);
        BigCity town = new BigCity(SEED, 8_000);
        List<BenchResult> results = new ArrayList<>();
        BusyFleet fleet = now(city, 500);
        results.add(measure("insertion.500", city, fleet, 1, HALF_A_DAY_SECONDS, requests));
        results.add(allocation(city, fleet, requests));
        results.add(measure("insertion.500.walk5x5", city, fleet, 5, HALF_A_DAY_SECONDS, requests));
        int ahead = 13 * 86_400;
        BusyFleet planned = new BusyFleet(town, 16, 14, SEED).atTen().untilStops(60, ahead);
        results.add(measure("insertion.horizon", town, planned, 1, ahead, requests));
        results.add(measure("insertion.2000", city, now(city, 2_000), 1, HALF_A_DAY_SECONDS, requests));
        results.add(measure("insertion.10000", city, now(city, 10_000), 1, HALF_A_DAY_SECONDS, requests));
        return results;
    }

    private static BusyFleet now(BigCity city, int vehicles) {
        return new BusyFleet(city, vehicles, 1, SEED)
                .atTen()
                .untilStops(6, HALF_A_DAY_SECONDS)
                .underWay();
    }

    private static List<RideRequest> requests(BusyFleet fleet, int walks, int horizonSeconds) {
        List<RideRequest> requests = new ArrayList<>();
        for (int i = 0; i < 4_096; i++) {
            requests.add(fleet.request(walks, horizonSeconds));
        }
        return requests;
    }

    private static BenchResult measure(
            String name, BigCity city, BusyFleet fleet, int walks, int horizonSeconds, int count) {
        List<RideRequest> requests = requests(fleet, walks, horizonSeconds);
        InsertionSearch search = new InsertionSearch(city, fleet.book());
        FleetState state = fleet.state();
        int found = 0;
        Samples micros = new Samples();
        for (int i = -REQUESTS_TO_WARM_UP; i < count; i++) {
            RideRequest request = requests.get(Math.floorMod(i, requests.size()));
            int now = fleet.nowSeconds() + Math.max(0, i) / REQUESTS_PER_SECOND;
            long began = System.nanoTime();
            boolean room = search.find(state, request, now, Integer.MIN_VALUE, Integer.MAX_VALUE);
            long took = System.nanoTime() - began;
            if (i >= 0) {
                micros.add(took / 1e3);
                found += room ? 1 : 0;
            }
        }
        long stops = state.listShifts().stream()
                .mapToLong(shift -> shift.plan().stops().size())
                .sum();
        System.err.printf(
                Locale.ROOT, "  %s p50 %.1f p99 %.1f µs%n", name, micros.percentile(50), micros.percentile(99));
        return BenchResult.p99(
                name,
                "µs",
                micros,
                String.format(
                        Locale.ROOT,
                        "one warm thread, %d shifts with %.1f stops each, %d places, %d x %d stops within a walk, all rules "
                                + "on, %.0f %% found room",
                        state.listShifts().size(),
                        (double) stops / state.listShifts().size(),
                        city.placeCount(),
                        walks,
                        walks,
                        100.0 * found / count));
    }

    /** Bytes that a search allocates, the clock going on as above. */
    private static BenchResult allocation(BigCity city, BusyFleet fleet, int count) {
        List<RideRequest> requests = requests(fleet, 1, HALF_A_DAY_SECONDS);
        InsertionSearch search = new InsertionSearch(city, fleet.book());
        FleetState state = fleet.state();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < REQUESTS_TO_WARM_UP; i++) {
            RideRequest request = requests.get(random.nextInt(requests.size()));
            search.find(state, request, fleet.nowSeconds(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < count; i++) {
            RideRequest request = requests.get(i % requests.size());
            search.find(state, request, fleet.nowSeconds(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        return BenchResult.of(
                "insertion.allocation",
                "bytes/request",
                (double) bytes / count,
                count,
                "one warm thread, 500 shifts, bytes of all requests divided by their number");
    }
}
