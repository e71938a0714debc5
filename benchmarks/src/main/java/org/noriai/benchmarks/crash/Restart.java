package org.noriai.benchmarks.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.load.BookingLoad;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;

/** How long a service that was killed takes until it serves again, with many rides booked and a long log behind it. */
final class Restart {
    private static final int VEHICLES = 50;
    private static final int RIDERS = 16;
    private static final int RIDES = 10_000;
    private static final int EVENTS = 100_000;
    private static final double SECONDS_AT_ONCE = 10;
    private static final int TURNS_MAX = 60;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String EVENTS_METRIC = "noriai_log_events ";

    private Restart() {}

    static BenchResult run(ProjectFolder project, Path osm) throws IOException, InterruptedException {
        try (Stage stage = Stage.set(project, osm, Optional.of(VEHICLES), 1)) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            int rides;
            long events = 0;
            try (BookingLoad load = new BookingLoad(stage.service().grpcTarget(), area, RIDERS, RIDES, 77)) {
                for (int turn = 0; turn < TURNS_MAX && (events < EVENTS || load.booked() < RIDES); turn++) {
                    load.run(SECONDS_AT_ONCE, 0, true);
                    events = events(stage.service());
                }
                rides = load.booked();
            }
            stage.service().kill();
            long start = System.nanoTime();
            try (ServiceProcess again =
                    ServiceProcess.start(project, stage.service().settings())) {
                double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
                return BenchResult.of(
                        "crash.restart",
                        "s",
                        seconds,
                        1,
                        "from the start of the process to serving, after SIGKILL; %s, %d rides booked, %d events%s"
                                .formatted(osm.getFileName(), rides, events, replayed(again)));
            }
        }
    }

    private static long events(ServiceProcess service) throws IOException, InterruptedException {
        String metrics = new String(service.get("/metrics").body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith(EVENTS_METRIC))
                .map(line -> (long) Double.parseDouble(line.substring(EVENTS_METRIC.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service does not tell how many events it has."));
    }

    private static String replayed(ServiceProcess service) {
        List<String> lines = service.log()
                .lines()
                .filter(line -> line.contains("Replayed "))
                .map(line -> ", r" + line.substring(line.indexOf("Replayed ") + 1))
                .toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
