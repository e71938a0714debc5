package org.noriai.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Regions;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;
import org.noriai.benchmarks.report.BenchResult;

/** Everything that may happen to a service and its disk, and what is left of what was acknowledged. */
public final class CrashBench {
    private static final int KILLS = 200;
    private static final int DAMAGED_PER_KILL = 5;
    private static final int VEHICLES = 8;

    /** A Monday at 10. */
    private static final Instant MORNING = Instant.parse("2026-11-23T10:00:00Z");

    private CrashBench() {}

    /**
     * Kills, damages, fills, and restarts.
     *
     * @param count how many kills, where given; the other counts go with it
     */
    public static List<BenchResult> run(ProjectFolder project, Optional<Path> data, Optional<Integer> count)
            throws IOException, InterruptedException {
        int kills = count.orElse(KILLS);
        Path region = new Regions(project, project.root().resolve(".cache/regions-of-benchmarks"))
                .bundle(project.monaco(), Optional.of(VEHICLES));
        Path folder = Files.createTempDirectory("noriai-crash");
        List<BenchResult> results = new ArrayList<>();
        try {
            ServiceSettings settings =
                    ServiceProcess.settings(region, folder.resolve("service"), 1, Optional.of(MORNING));
            Files.createDirectories(folder.resolve("service"));
            Kills.Outcome outcome = Kills.run(project, settings, kills, 1);
            results.add(broken(
                    "crash.sqlite.lost",
                    outcome.faults(),
                    kills,
                    "kills by SIGKILL under 50 bookings/s, each with 100 calls at once under one key, before and after; "
                            + outcome.summary()));
            DamagedStores damaged = new DamagedStores(
                    StoreJudge.of(settings), settings.data(), Files.createDirectories(folder.resolve("damage")));
            damaged.run(DAMAGED_PER_KILL * kills);
            results.add(broken(
                    "crash.sqlite.damage",
                    damaged.faults(),
                    2 * DAMAGED_PER_KILL * kills,
                    "half cut at a random offset, half with a flipped byte; " + damaged.summary()));
            results.add(broken(
                    "crash.sqlite.full",
                    FullDisk.run(project, region, folder, MORNING),
                    1,
                    "a data folder that is full, and then is not"));
            results.add(Restart.run(
                    project,
                    data.map(from -> from.resolve("osm/heidelberg.osm.pbf"))
                            .filter(Files::isReadable)
                            .orElse(project.monaco())));
        } finally {
            Regions.deleteFolder(folder);
        }
        return results;
    }

    private static BenchResult broken(String name, List<String> faults, int count, String conditions) {
        faults.stream().limit(20).forEach(fault -> System.err.println("bench: " + name + ": " + fault));
        return BenchResult.of(name, "count", faults.size(), count, conditions);
    }
}
