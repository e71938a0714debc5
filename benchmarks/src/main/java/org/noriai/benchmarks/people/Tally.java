package org.noriai.benchmarks.people;

import io.grpc.Status;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of the simulated riders' wishes. Thread-safe: counters only. */
public final class Tally {
    /** Different reports' refusals that are told, so that a fault shows and a log does not fill. */
    private static final int REFUSALS_TOLD_MAX = 20;

    private final LongAdder asked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder declined = new LongAdder();
    private final LongAdder booked = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder served = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder rests = new LongAdder();
    private final LongAdder arrivals = new LongAdder();
    private final Set<String> refusalsTold = ConcurrentHashMap.newKeySet();

    void asked() {
        asked.increment();
    }

    void refused() {
        refused.increment();
    }

    void declined() {
        declined.increment();
    }

    void booked() {
        booked.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    /** A ride ended at its dropoff stop. */
    void served(boolean promiseKept) {
        served.increment();
        (promiseKept ? kept : broken).increment();
    }

    void missed() {
        missed.increment();
    }

    /** A driver's break is over. */
    void rested() {
        rests.increment();
    }

    void arrived() {
        arrivals.increment();
    }

    /** The service refused what a tablet or a rider sent; told once for each different reason. */
    void refusedReport(Status status) {
        String reason = status.getCode() + " " + status.getDescription();
        if (refusalsTold.size() < REFUSALS_TOLD_MAX && refusalsTold.add(reason)) {
            System.err.println("people: the service refused a call: " + reason);
        }
    }

    /** Rides that ended at their dropoff stop. */
    public long servedCount() {
        return served.sum();
    }

    /** Rides that were confirmed. */
    public long bookedCount() {
        return booked.sum();
    }

    /** Rides that ended at their dropoff stop without the promise kept. */
    public long brokenCount() {
        return broken.sum();
    }

    /** Breaks of drivers that are over. */
    public long restedCount() {
        return rests.sum();
    }

    /** One line to read. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%d asked, %d booked, %d served (promises %d kept, %d broken), %d refused, %d declined, %d cancelled, %d missed, %d breaks taken",
                asked.sum(),
                booked.sum(),
                served.sum(),
                kept.sum(),
                broken.sum(),
                refused.sum(),
                declined.sum(),
                cancelled.sum(),
                missed.sum(),
                rests.sum());
    }
}
