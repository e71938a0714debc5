package org.noriai.benchmarks.people;

import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;

/** Riders who come one after the other, each in a thread of its own. Thread-safe; ends with {@link #close()}. */
public final class SimulatedRiders implements AutoCloseable {
    /** Riders at once, at most: whoever comes then waits until somebody is through. */
    private static final int AT_ONCE_MAX = 5_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final ServiceConnection connection;
    private final EngineTime time;
    private final Tally tally;
    private final double requestsPerHour;

    private SimulatedRiders(ServiceConnection connection, EngineTime time, Tally tally, double requestsPerHour) {
        this.connection = connection;
        this.time = time;
        this.tally = tally;
        this.requestsPerHour = requestsPerHour;
    }

    /**
     * Lets the first riders ask at once.
     *
     * @param requestsPerHour of engine time; 0 for as many as suit the area and the fleet
     */
    public static SimulatedRiders start(
            ServiceConnection connection,
            EngineTime time,
            ServiceArea area,
            int vehicles,
            double requestsPerHour,
            long seed,
            Tally tally) {
        double rate = requestsPerHour > 0 ? requestsPerHour : Demand.defaultRequestsPerHour(area, vehicles);
        SimulatedRiders riders = new SimulatedRiders(connection, time, tally, rate);
        Demand demand = new Demand(area, vehicles, rate, seed);
        riders.threads.execute(() -> riders.letCome(demand));
        return riders;
    }

    /** How often riders ask an hour of engine time. */
    public double requestsPerHour() {
        return requestsPerHour;
    }

    /** Nobody comes any more, and nobody follows a ride any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void letCome(Demand demand) {
        Instant start = time.now();
        try {
            while (true) {
                Wish wish = demand.next();
                time.sleepUntil(start.plus(wish.at()));
                places.acquire();
                threads.execute(() -> travel(wish));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void travel(Wish wish) {
        try {
            new SimulatedRider(connection, time, wish, tally).travel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StatusRuntimeException e) {
            tally.refusedReport(e.getStatus());
        } finally {
            places.release();
        }
    }
}
