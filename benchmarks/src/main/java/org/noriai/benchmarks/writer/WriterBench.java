package org.noriai.benchmarks.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.noriai.benchmarks.insertion.BigCity;
import org.noriai.benchmarks.insertion.BusyFleet;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.engine.ServiceAreaEngine;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;

/**
 * Requests for offers through the writer of an area with 2,000 vehicles in the middle of their work, events appended to
 * memory. Of every request that is offered something, the first offer is confirmed; to keep the plans as long as they are,
 * the oldest ride so confirmed is cancelled then. So each request stands for three commands.
 */
public final class WriterBench {
    private static final int VEHICLES = 2_000;
    private static final int REQUESTS = 60_000;
    private static final int REQUESTS_TO_WARM_UP = 30_000;
    private static final int IN_FLIGHT = 64;
    private static final int WISHES_WITHIN_SECONDS = 5_400;
    private static final int RIDES_KEPT = 500;
    private static final int REQUESTS_PER_SECOND = 5_000;
    private static final long SEED = 7;

    private final ServiceAreaEngine engine;
    private final List<RideRequest> requests;
    private final int startSeconds;
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final Deque<RideId> confirmed = new ArrayDeque<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final LongAdder offered = new LongAdder();
    private final Samples millis = new Samples();

    private WriterBench(ServiceAreaEngine engine, List<RideRequest> requests, int startSeconds) {
        this.engine = engine;
        this.requests = requests;
        this.startSeconds = startSeconds;
    }

    /** Sends {@code count} requests, 60,000 if absent. */
    public static List<BenchResult> run(Optional<Integer> count) throws InterruptedException {
        int measured = count.orElse(REQUESTS);
        BigCity city = new BigCity(SEED, 30_000);
        BusyFleet fleet = new BusyFleet(city, VEHICLES, 1, SEED)
                .atTen()
                .untilStops(6, WISHES_WITHIN_SECONDS)
                .underWay();
        List<RideRequest> requests = new ArrayList<>();
        for (int i = 0; i < 16_384; i++) {
            requests.add(fleet.request(1, WISHES_WITHIN_SECONDS));
        }
        try (ServiceAreaEngine engine = ServiceAreaEngine.open(
                city, fleet.book(), new MemoryLog(fleet.events()), fleet::nowSeconds, EngineLimits.DEFAULT)) {
            WriterBench bench = new WriterBench(engine, requests, fleet.nowSeconds());
            bench.send(REQUESTS_TO_WARM_UP, false);
            long before = bench.offered.sum();
            long began = System.nanoTime();
            bench.send(measured, true);
            double seconds = (System.nanoTime() - began) / 1e9;
            return List.of(bench.result(measured, seconds, bench.offered.sum() - before));
        }
    }

    private BenchResult result(int measured, double seconds, long offeredSomething) {
        return new BenchResult(
                "writer.2000",
                "requests/s",
                measured / seconds,
                OptionalDouble.of(millis.percentile(50)),
                OptionalDouble.of(millis.percentile(99)),
                measured,
                String.format(
                        Locale.ROOT,
                        "%d vehicles with 6 stops each, one offer a request, %d requests under way at once, improvement running beside; "
                                + "each request also confirms and a ride is cancelled; %.0f %% were offered something; p50 and p99 "
                                + "are ms until the offer",
                        VEHICLES,
                        IN_FLIGHT,
                        100.0 * offeredSomething / measured));
    }

    private void send(int count, boolean timed) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            free.acquire();
            ask(timed);
        }
        free.acquire(IN_FLIGHT);
        free.release(IN_FLIGHT);
    }

    private void ask(boolean timed) {
        int number = sent.getAndIncrement();
        int now = startSeconds + number / REQUESTS_PER_SECOND;
        RideRequest request = requests.get(number % requests.size());
        RideRequest own = new RideRequest(
                new RiderId("w" + number),
                request.party(),
                request.pickups(),
                request.dropoffs(),
                request.wish(),
                request.pickupDwellSeconds(),
                request.dropoffDwellSeconds(),
                request.riderClass(),
                request.outward());
        long began = System.nanoTime();
        CompletableFuture<DispatchOutcome> answer =
                engine.submit(new RequestOffers(now, new OfferSetId("w" + number), own, "holder-" + number, now + 120));
        answer.whenComplete((outcome, failure) -> {
            if (timed) {
                synchronized (millis) {
                    millis.add((System.nanoTime() - began) / 1e6);
                }
            }
            if (outcome instanceof Offered offers) {
                offered.increment();
                confirm(now, offers.offers().getFirst().id(), own.rider());
            } else {
                free.release();
            }
        });
    }

    private void confirm(int now, RideId offer, RiderId rider) {
        engine.submit(new ConfirmOffer(now, offer, rider, "key")).whenComplete((outcome, failure) -> {
            RideId oldest = null;
            if (outcome instanceof RideChanged ride) {
                synchronized (confirmed) {
                    confirmed.addLast(ride.ride().id());
                    oldest = confirmed.size() > RIDES_KEPT ? confirmed.removeFirst() : null;
                }
            }
            if (oldest == null) {
                free.release();
            } else {
                RiderId theirs =
                        new RiderId(oldest.value().substring(0, oldest.value().indexOf('-')));
                engine.submit(new CancelRide(now, oldest, theirs)).whenComplete((cancelled, failed) -> free.release());
            }
        });
    }
}
