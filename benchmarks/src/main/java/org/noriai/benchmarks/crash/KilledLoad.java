package org.noriai.benchmarks.crash;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.load.JourneysAhead;
import org.noriai.benchmarks.load.LoadRider;

/** Riders who book at a rate until the service is gone. Thread-safe. */
final class KilledLoad {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<LoadRider> riders;
    private final List<JourneysAhead> journeys;
    private final double perSecond;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new java.util.ArrayList<>();
    private volatile boolean over;

    /**
     * Riders and the journeys of each.
     *
     * @param perSecond how often all together book
     */
    KilledLoad(List<LoadRider> riders, List<JourneysAhead> journeys, double perSecond) {
        this.riders = riders;
        this.journeys = journeys;
        this.perSecond = perSecond;
    }

    void start(String name) {
        long start = System.nanoTime();
        for (int i = 0; i < riders.size(); i++) {
            int number = i;
            long gap = (long) (riders.size() / perSecond * NANOS_PER_SECOND);
            threads.add(Thread.ofVirtual()
                    .start(() -> book(number, name + "-" + number, start + gap * number / riders.size(), gap)));
        }
    }

    private void book(int number, String name, long first, long gap) {
        long due = first;
        for (int i = 0; !over; i++) {
            LockSupport.parkNanos(due - System.nanoTime());
            due += gap;
            try {
                Optional<Attempt> attempt = offered(number, name + "-" + i);
                if (attempt.isPresent()) {
                    attempts.add(attempt.get());
                    attempt.get().answer = Optional.of(attempt.get().confirm());
                }
            } catch (StatusRuntimeException failed) {
                if (!Retry.isUnreachable(failed)) {
                    faults.add("A booking under load was answered by " + failed.getStatus() + ".");
                }
            }
        }
    }

    private Optional<Attempt> offered(int number, String key) {
        RequestOffersResponse answer =
                riders.get(number).ask(journeys.get(number).next());
        List<String> offers =
                answer.getOffersList().stream().map(Offer::getOfferId).toList();
        return offers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Attempt(riders.get(number), key, offers.getFirst(), offers.subList(1, offers.size())));
    }

    /** Ends; everything that was tried. */
    List<Attempt> end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(attempts);
    }

    /** Answers that no service in order gives. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
