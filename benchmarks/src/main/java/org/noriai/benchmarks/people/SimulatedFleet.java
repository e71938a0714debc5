package org.noriai.benchmarks.people;

import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.noriai.api.v1.ListVehiclesRequest;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.VehicleView;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/** A simulated driver with a tablet for each vehicle of the service. Thread-safe; ends with {@link #close()}. */
public final class SimulatedFleet implements AutoCloseable {
    private static final long MOVING_REPORT_WALL_MILLIS = 1_000;

    /** A position older than 90 s of engine time is not published, so a fast clock asks for more reports. */
    private static final double REPORT_ENGINE_SECONDS_MAX = 30;

    private static final int STANDING_REPORT_EVERY = 5;

    /** One vehicle and who drives it. Immutable. */
    private record Crew(String vehicleId, Tablet tablet, SimulatedDriver driver) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Crew> crews = new ArrayList<>();
    private final EngineTime time;

    private SimulatedFleet(EngineTime time) {
        this.time = time;
    }

    /**
     * Begins a shift on every vehicle; returns when all drivers are at work.
     *
     * @param operatorTokenFile holds the operator's token, which each tablet is registered with
     * @param seed of the drivers' small differences
     */
    public static SimulatedFleet start(
            ServiceConnection connection, EngineTime time, Path operatorTokenFile, long seed, Tally tally)
            throws InterruptedException {
        SimulatedFleet fleet = new SimulatedFleet(time);
        List<VehicleView> vehicles = Retry.untilAnswered(() -> connection
                        .operators(Tablet.readToken(operatorTokenFile))
                        .listVehicles(ListVehiclesRequest.getDefaultInstance()))
                .getVehiclesList();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (VehicleView vehicle : vehicles) {
            Tablet tablet = new Tablet(connection, operatorTokenFile, vehicle.getVehicleId(), time);
            tablet.register();
            SimulatedDriver driver = new SimulatedDriver(tablet, time, seeds.nextLong(), tally);
            fleet.crews.add(new Crew(vehicle.getVehicleId(), tablet, driver));
        }
        for (Crew crew : fleet.crews) {
            fleet.begin("manifest of " + crew.vehicleId(), crew.tablet()::watch);
            fleet.begin("driver of " + crew.vehicleId(), crew.driver()::work);
            fleet.begin("positions of " + crew.vehicleId(), () -> fleet.reportPositions(crew));
        }
        return fleet;
    }

    /** How many vehicles there are. */
    public int size() {
        return crews.size();
    }

    /** How many of them move at this moment. */
    public int moving() {
        Instant now = time.now();
        return (int) crews.stream()
                .filter(crew -> crew.driver().drive().filter(d -> d.moving(now)).isPresent())
                .count();
    }

    /** Sends every driver home: the service sees the connections end. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void reportPositions(Crew crew) throws InterruptedException {
        long pause = Math.max(
                100, Math.min(MOVING_REPORT_WALL_MILLIS, Math.round(REPORT_ENGINE_SECONDS_MAX * 1_000 / time.speed())));
        long round = 0;
        boolean moved = false;
        while (true) {
            Instant now = time.now();
            var drive = crew.driver().drive();
            boolean moving = drive.filter(d -> d.moving(now)).isPresent();
            if (drive.isPresent() && (moving || moved || round % STANDING_REPORT_EVERY == 0)) {
                Position position = drive.get().position(now);
                try {
                    crew.tablet().reportPositions(List.of(position));
                } catch (StatusRuntimeException e) {
                    // The next position makes good for this one; only the end of this thread matters here.
                    Retry.throwIfInterrupted(e);
                }
            }
            moved = moving;
            round++;
            Thread.sleep(Duration.ofMillis(pause));
        }
    }

    private void begin(String name, Work work) {
        var unused = threads.submit(() -> {
            Thread.currentThread().setName(name);
            try {
                work.run();
            } catch (InterruptedException e) {
                // The fleet was closed, which is how every one of these ends.
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!threads.isShutdown()) {
                    System.err.println("people: the " + name + " stopped: " + e);
                    e.printStackTrace();
                }
            }
        });
    }

    /** What a thread does until it is interrupted. */
    private interface Work {
        void run() throws InterruptedException;
    }
}
