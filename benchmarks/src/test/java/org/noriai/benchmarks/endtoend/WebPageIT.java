package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.people.SimulatedFleet;
import org.noriai.benchmarks.people.Tally;
import org.noriai.benchmarks.process.ServiceProcess;

/** The page in a real browser, on the packaged service with simulated drivers. */
class WebPageIT {
    private static final int MINUTES_MAX = 8;

    @TempDir
    Path folder;

    @Test
    void ridersUseThePage() throws Exception {
        try (ServiceProcess service = MonacoRegion.start(folder, 1);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget());
                SimulatedFleet fleet = SimulatedFleet.start(
                        connection,
                        EngineTime.of(connection),
                        service.settings().operatorTokenFile(),
                        1,
                        new Tally())) {
            assertThat(fleet.size()).isPositive();
            ProcessBuilder builder = new ProcessBuilder("npm", "run", "e2e")
                    .directory(MonacoRegion.PROJECT.root().resolve("rider-web").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("e2e.log").toFile());
            builder.environment().put("NORIAI_URL", service.url().toString());
            Process browserTests = builder.start();
            browserTests.getOutputStream().close();
            boolean ended = browserTests.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            if (!ended) {
                browserTests.descendants().forEach(ProcessHandle::destroyForcibly);
                browserTests.destroyForcibly().waitFor();
            }
            String log = Files.readString(folder.resolve("e2e.log"));
            // The runner's own closing lines belong into the build's output, not only into a report.
            System.out.println(log);
            assertThat(ended).as("the browser tests ended: %s", log).isTrue();
            assertThat(browserTests.exitValue()).as(log).isZero();
        }
    }
}
