package org.noriai.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleOptionsTest {
    @TempDir
    Path folder;

    @Test
    void readsAllOptions() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        PeopleOptions options = PeopleOptions.parse(
                "--target",
                "127.0.0.1:7",
                "--operator-token-file",
                token.toString(),
                "--seed",
                "5",
                "--requests-per-hour",
                "90");
        assertThat(options).isEqualTo(new PeopleOptions("127.0.0.1:7", token, 90, 5));
    }

    @Test
    void namesEveryProblemAtOnceWithItsValue() {
        assertThatThrownBy(() -> PeopleOptions.parse("--seed", "x", "--requests-per-hour", "0", "--target", "here"))
                .hasMessageContaining("--seed must be a whole number, not 'x'")
                .hasMessageContaining("--requests-per-hour must be a number above 0 and up to 1000000, not '0'")
                .hasMessageContaining("--target must be HOST:PORT, not 'here'");
    }

    @Test
    void unknownOptionAndMissingValueAreProblems() {
        assertThatThrownBy(() -> PeopleOptions.parse("--foo", "1")).hasMessageContaining("'--foo'");
        assertThatThrownBy(() -> PeopleOptions.parse("--seed")).hasMessageContaining("--seed needs a value");
        assertThatThrownBy(PeopleOptions::parse).hasMessageContaining("--operator-token-file FILE must be given");
    }
}
