package org.noriai.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Regions;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;

/** The embedded region, imported once for all of these tests, on a Monday morning. */
final class MonacoRegion {
    /** 10 o'clock in Monaco, a Monday. */
    static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

    static final ProjectFolder PROJECT = ProjectFolder.find();

    private static final int VEHICLES = 3;

    private MonacoRegion() {}

    static Path bundle() throws IOException, InterruptedException {
        return new Regions(PROJECT, PROJECT.root().resolve("benchmarks/target/regions"))
                .bundle(PROJECT.monaco(), Optional.of(VEHICLES));
    }

    /** A service on an empty store in {@code folder}, with engine time {@code speed} times as fast as the wall clock. */
    static ServiceSettings settings(Path folder, double speed) throws IOException, InterruptedException {
        return ServiceProcess.settings(bundle(), folder, speed, Optional.of(MORNING));
    }

    static ServiceProcess start(Path folder, double speed) throws IOException, InterruptedException {
        return ServiceProcess.start(PROJECT, settings(folder, speed));
    }
}
