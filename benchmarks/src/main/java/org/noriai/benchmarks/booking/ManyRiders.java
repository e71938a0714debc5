package org.noriai.benchmarks.booking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.load.BookingLoad;
import org.noriai.benchmarks.load.LoadFigures;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;

/**
 * Sixteen riders, each from an address of their own, who book for the next two weeks as fast as they are answered and
 * cancel each ride once so many more are booked; then they only ask.
 */
final class ManyRiders {
    private static final int RIDERS = 16;
    private static final int VEHICLES = 50;
    private static final int RIDES_KEPT = 4_000;
    private static final double FILL_SECONDS = 30;
    private static final double SECONDS = 30;
    private static final long SEED = 4_712;

    private ManyRiders() {}

    static List<BenchResult> run(ProjectFolder project, Path osm) throws IOException, InterruptedException {
        try (Stage stage = Stage.set(project, osm, Optional.of(VEHICLES), 1)) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            try (BookingLoad load = new BookingLoad(stage.service().grpcTarget(), area, RIDERS, RIDES_KEPT, SEED)) {
                load.run(FILL_SECONDS, 0, true);
                LoadFigures books = load.run(SECONDS, 0, true);
                LoadFigures asks = load.run(SECONDS, 0, false);
                String where = "gRPC, %d clients, %s, %d vehicles, %d rides booked over 13 days"
                        .formatted(RIDERS, osm.getFileName(), VEHICLES, load.booked());
                return List.of(
                        BenchResult.rate(
                                "booking.confirm.rate",
                                books.confirmationsPerSecond(),
                                books.confirmations(),
                                "%s, each after its request (p99 %.0f ms) and with the cancelling of another, %.1f %% accepted; p50 and p99 in ms"
                                        .formatted(where, books.offers().percentile(99), books.acceptedPercent())),
                        BenchResult.rate(
                                "booking.offer.rate",
                                asks.offersPerSecond(),
                                asks.offers(),
                                "%s, %.1f %% accepted; p50 and p99 in ms".formatted(where, asks.acceptedPercent())));
            }
        }
    }
}
