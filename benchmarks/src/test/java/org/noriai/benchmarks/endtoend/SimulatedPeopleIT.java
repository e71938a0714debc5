package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.people.SimulatedFleet;
import org.noriai.benchmarks.people.SimulatedRiders;
import org.noriai.benchmarks.people.Tally;
import org.noriai.benchmarks.process.ServiceProcess;

/** Simulated riders and drivers on the packaged service, with the clock well ahead of the wall's. */
class SimulatedPeopleIT {
    private static final double SPEED = 30;
    private static final int RIDES = 10;
    private static final int PATIENCE_WALL_SECONDS = 180;

    @TempDir
    Path folder;

    @Test
    void ridersAreServedAndPromisesKept() throws Exception {
        try (ServiceProcess service = MonacoRegion.start(folder, SPEED);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget())) {
            ServiceArea area = connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            EngineTime time = EngineTime.of(area);
            Tally tally = new Tally();
            try (SimulatedFleet fleet = SimulatedFleet.start(
                            connection, time, service.settings().operatorTokenFile(), 1, tally);
                    SimulatedRiders riders = SimulatedRiders.start(connection, time, area, fleet.size(), 0, 1, tally)) {
                assertThat(riders.requestsPerHour()).isGreaterThanOrEqualTo(60);
                await("half of the vehicles are under way", () -> fleet.moving() * 2 >= fleet.size());
                await(RIDES + " rides are served", () -> tally.servedCount() >= RIDES);
            }
            assertThat(tally.brokenCount()).isZero();
            FeedMessage feed = FeedMessage.parseFrom(
                    service.get("/gtfs-rt/vehicle-positions.pb").body());
            assertThat(feed.getEntityCount()).isPositive();
        }
    }

    /** Waits generously: how fast it is depends on the machine, that it happens does not. */
    private static void await(String what, BooleanSupplier wanted) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(PATIENCE_WALL_SECONDS);
        while (!wanted.getAsBoolean() && Instant.now().isBefore(until)) {
            Thread.sleep(100);
        }
        assertThat(wanted.getAsBoolean()).as(what).isTrue();
    }
}
