package org.noriai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
    @Test
    void withoutANameAllAreRun() {
        assertThat(BenchOptions.parse().names()).containsExactly(BenchName.values());
        assertThat(BenchOptions.parse("follow").names()).containsExactly(BenchName.FOLLOW);
    }

    @Test
    void readsItsOptions() {
        BenchOptions options = BenchOptions.parse("booking", "--json", "out.json", "--count", "7", "--speed", "2.5");
        assertThat(options.json()).isEqualTo(Optional.of(Path.of("out.json")));
        assertThat(options.count()).isEqualTo(Optional.of(7));
        assertThat(options.speed()).isEqualTo(Optional.of(2.5));
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThatThrownBy(() -> BenchOptions.parse("nix", "--count", "0", "--fast", "1", "--json"))
                .hasMessageContaining("'nix'")
                .hasMessageContaining("--count must be a number above 0, not '0'")
                .hasMessageContaining("'--fast'")
                .hasMessageContaining("--json needs a value");
    }
}
