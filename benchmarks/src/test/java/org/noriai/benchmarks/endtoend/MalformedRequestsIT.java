package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.benchmarks.fuzz.FuzzBench;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.report.BenchResult;

/** What nobody should send is answered with a typed error, never by a failure of the service. */
class MalformedRequestsIT {

    private static final int EACH = 40;

    @TempDir
    Path folder;

    @Test
    void everyMethodAnswersMalformedRequestsWithTypedErrors() throws Exception {
        try (ServiceProcess service = MonacoRegion.start(folder, 1)) {
            List<BenchResult> results = FuzzBench.run(service, EACH);
            BenchResult failures = results.getFirst();
            assertThat(failures.count()).isGreaterThan(40 * EACH);
            assertThat(failures.value())
                    .as("see the lines above that begin with fuzz:")
                    .isZero();
        }
    }
}
