package org.noriai.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.load.BookingLoad;
import org.noriai.benchmarks.load.LoadFigures;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;

/**
 * Riders book and cancel at half of the rate that the service has to manage, in turns of a minute; after each turn the heap
 * in use after a collection, and the open descriptors, are read from outside.
 */
public final class SoakBench {
    private static final double MINUTES = 20;
    private static final double BOOKINGS_PER_SECOND = 150;
    private static final int RIDERS = 16;
    private static final int VEHICLES = 50;
    private static final int RIDES_KEPT = 4_000;
    private static final double FILL_SECONDS = 30;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double KILOBYTES_PER_MEGABYTE = 1_024;
    private static final int QUARTERS = 4;
    private static final long SEED = 4_713;

    private SoakBench() {}

    /** Measures on Heidelberg where real data is there, and on the embedded region otherwise. */
    public static List<BenchResult> run(ProjectFolder project, Optional<Path> data, Optional<Double> minutes)
            throws IOException, InterruptedException {
        Path osm = data.map(folder -> folder.resolve("osm/heidelberg.osm.pbf"))
                .filter(Files::isReadable)
                .orElse(project.monaco());
        int turns = (int) Math.max(QUARTERS, Math.round(minutes.orElse(MINUTES)));
        double turnSeconds = minutes.orElse(MINUTES) * SECONDS_PER_MINUTE / turns;
        List<LoadFigures> figures = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        List<Double> descriptors = new ArrayList<>();
        double beganPerSecond;
        try (Stage stage = Stage.set(project, osm, Optional.of(VEHICLES), 1)) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            try (BookingLoad load = new BookingLoad(stage.service().grpcTarget(), area, RIDERS, RIDES_KEPT, SEED)) {
                load.run(FILL_SECONDS, 0, true);
                double confirmed = 0;
                for (int i = 0; i < turns; i++) {
                    figures.add(load.run(turnSeconds, BOOKINGS_PER_SECOND, true));
                    confirmed += figures.getLast().confirmationsPerSecond() / turns;
                    heap.add(heapMegabytes(stage.service()));
                    descriptors.add((double) descriptors(stage.service()));
                    System.err.printf(
                            "bench: soak: turn %d of %d, heap %.0f MB, %.0f descriptors%n",
                            i + 1, turns, heap.getLast(), descriptors.getLast());
                }
                beganPerSecond = confirmed;
            }
        }
        double turnsPerHour = MINUTES_PER_HOUR * SECONDS_PER_MINUTE / turnSeconds;
        // The first quarter fills caches.
        double slope = slope(heap.subList(turns / QUARTERS, turns)) * turnsPerHour;
        double first = p99(figures.subList(0, turns / QUARTERS));
        double last = p99(figures.subList(turns - turns / QUARTERS, turns));
        String conditions = "%.0f bookings/s for %.1f min, %s, %d vehicles, %.1f %% accepted"
                .formatted(
                        beganPerSecond,
                        turns * turnSeconds / SECONDS_PER_MINUTE,
                        osm.getFileName(),
                        VEHICLES,
                        figures.getLast().acceptedPercent());
        return List.of(
                BenchResult.of(
                        "soak.heap.slope",
                        "MB/h",
                        slope,
                        turns,
                        "%s; heap after a collection, %.0f to %.0f MB, all but the first quarter"
                                .formatted(conditions, heap.get(turns / QUARTERS), heap.getLast())),
                BenchResult.of(
                        "soak.descriptors.slope",
                        "1/h",
                        slope(descriptors.subList(turns / QUARTERS, turns)) * turnsPerHour,
                        turns,
                        conditions),
                BenchResult.of(
                        "soak.p99.ratio",
                        "",
                        last / first,
                        turns,
                        "%s; p99 of confirming %.0f ms in the first quarter, %.0f ms in the last"
                                .formatted(conditions, first, last)));
    }

    private static double p99(List<LoadFigures> turns) {
        Samples all = new Samples();
        turns.forEach(turn -> all.addAll(turn.confirmations()));
        return all.percentile(99);
    }

    /** Least squares, by turn. */
    static double slope(List<Double> values) {
        double meanX = (values.size() - 1) / 2.0;
        double meanY =
                values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.size(); i++) {
            above += (i - meanX) * (values.get(i) - meanY);
            below += (i - meanX) * (i - meanX);
        }
        return below == 0 ? 0 : above / below;
    }

    /** What is reachable: counting the live objects collects first. */
    private static double heapMegabytes(ServiceProcess service) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        jcmd(jcmd, service, "GC.run");
        String info = jcmd(jcmd, service, "GC.heap_info");
        int used = info.indexOf("used ");
        int end = info.indexOf('K', used);
        if (used < 0 || end < 0) {
            throw new IOException("jcmd does not tell the heap in use: " + info);
        }
        return Long.parseLong(info.substring(used + "used ".length(), end).strip()) / KILOBYTES_PER_MEGABYTE;
    }

    private static String jcmd(Path program, ServiceProcess service, String command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), Long.toString(service.pid()), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("jcmd failed: " + output);
        }
        return output;
    }

    private static long descriptors(ServiceProcess service) throws IOException {
        Path folder = Path.of("/proc", Long.toString(service.pid()), "fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(folder)) {
            return open.count();
        }
    }
}
