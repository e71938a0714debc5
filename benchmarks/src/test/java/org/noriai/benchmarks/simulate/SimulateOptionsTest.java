package org.noriai.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SimulateOptionsTest {
    @Test
    void aRegionIsEnough() {
        SimulateOptions options = SimulateOptions.parse("--region", "town");
        assertThat(options.region()).isEqualTo(Path.of("town"));
        assertThat(options.seed()).isEqualTo(1);
        assertThat(options.vehicles()).isEqualTo(OptionalInt.empty());
        assertThat(options.scenario()).isEmpty();
    }

    @Test
    void everyProblemIsTold() {
        assertThatThrownBy(() -> SimulateOptions.parse(
                        "--seed", "x", "--vehicles", "0", "--requests", "1e3", "--fast", "yes", "--json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "--seed must be a whole number from 0 to 2147483647, not 'x'.",
                        "--vehicles must be a whole number from 1 to 10000, not '0'.",
                        "--requests must be a whole number from 0 to 1000000, not '1e3'.",
                        "no option '--fast'",
                        "--json needs a value.",
                        "--region is missing.");
    }
}
