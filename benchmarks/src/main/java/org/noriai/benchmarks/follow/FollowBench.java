package org.noriai.benchmarks.follow;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.people.Journeys;
import org.noriai.benchmarks.people.SimulatedFleet;
import org.noriai.benchmarks.people.Tally;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;

/**
 * Follows rides on the embedded region from outside: a few riders at a time, each of whom books again after the last ride,
 * until enough rides have ended.
 */
public final class FollowBench {
    private static final int COUNT = 100;
    private static final double SPEED = 20;
    private static final int VEHICLES = 4;

    /** At once, so that vehicles are shared and promises stand in each other's way. */
    private static final int RIDERS_AT_ONCE = 16;

    private static final double PAUSE_ENGINE_SECONDS = 60;
    private static final long SEED = 100;

    private final Stage stage;
    private final EngineTime time;
    private final FeedWatch feeds;
    private final Journeys journeys;
    private final int wanted;
    private final Queue<FollowedRide> rides = new ConcurrentLinkedQueue<>();

    private FollowBench(Stage stage, ServiceArea area, FeedWatch feeds, int wanted) {
        this.stage = stage;
        this.time = EngineTime.of(area);
        this.feeds = feeds;
        this.journeys = new Journeys(area, SEED);
        this.wanted = wanted;
    }

    /**
     * Follows rides.
     *
     * @param count rides followed to their end, where given
     * @param speed engine seconds in one wall second, where given
     */
    public static List<BenchResult> run(ProjectFolder project, Optional<Integer> count, Optional<Double> speed)
            throws IOException, InterruptedException {
        double faster = speed.orElse(SPEED);
        int wanted = count.orElse(COUNT);
        try (Stage stage = Stage.set(project, project.monaco(), Optional.of(VEHICLES), faster);
                FeedWatch feeds = FeedWatch.start(stage.service())) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            FollowBench bench = new FollowBench(stage, area, feeds, wanted);
            try (SimulatedFleet fleet = SimulatedFleet.start(
                    stage.connection(),
                    bench.time,
                    stage.service().settings().operatorTokenFile(),
                    SEED,
                    new Tally())) {
                bench.follow();
                String conditions = "embedded region, %d vehicles, %d riders at once, speed %.0f"
                        .formatted(fleet.size(), RIDERS_AT_ONCE, faster);
                return bench.results(conditions);
            }
        }
    }

    private void follow() throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < RIDERS_AT_ONCE; i++) {
                threads.execute(this::travelAgainAndAgain);
            }
            int told = 0;
            while (rides.size() < wanted) {
                Thread.sleep(1_000);
                if (rides.size() >= told + 10) {
                    told = rides.size();
                    System.err.println("follow: " + told + " of " + wanted + " rides");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void travelAgainAndAgain() {
        try {
            while (rides.size() < wanted) {
                new Follower(stage.connection(), feeds).travel(nextJourney()).ifPresent(rides::add);
                time.sleepSeconds(PAUSE_ENGINE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized RequestOffersRequest nextJourney() {
        return journeys.next();
    }

    private List<BenchResult> results(String conditions) {
        Samples intoWindow = new Samples();
        rides.stream().filter(FollowedRide::served).forEach(ride -> intoWindow.add((double) ride.secondsIntoWindow()));
        rides.stream().filter(FollowedRide::late).forEach(FollowBench::tell);
        int count = rides.size();
        return List.of(
                BenchResult.of(
                        "follow.promises.broken", "count", count(FollowedRide::brokenWithoutCause), count, conditions),
                BenchResult.of("follow.promises.late", "count", count(FollowedRide::late), count, conditions),
                BenchResult.of("follow.served", "count", count(FollowedRide::served), count, conditions),
                BenchResult.of(
                        "follow.unseen",
                        "count",
                        count(ride -> ride.served() && !ride.seenAtStop()),
                        count,
                        conditions),
                BenchResult.p99("follow.pickup.into.window", "s", intoWindow, conditions));
    }

    private double count(Predicate<FollowedRide> wanted) {
        return rides.stream().filter(wanted).toList().size();
    }

    private static void tell(FollowedRide ride) {
        System.err.printf(
                "follow: ride %s was late: %d s into its window of %d s, cause '%s'%n",
                ride.booked().getRideId(),
                ride.secondsIntoWindow(),
                ride.booked().getPromisedPickup().getEnd().getSeconds()
                        - ride.booked().getPromisedPickup().getStart().getSeconds(),
                ride.ended().getCause());
    }
}
