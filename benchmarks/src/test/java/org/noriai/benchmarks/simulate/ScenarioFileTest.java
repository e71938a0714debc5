package org.noriai.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.UnusableScenarioException;

class ScenarioFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNotSaidIsAsUsual() throws IOException {
        assertThat(read("{}")).isEqualTo(Scenario.DEFAULT);
        Scenario scenario = read("{\"requests\": 300, \"driveNoise\": 0, \"partySeatWeights\": [3, 1]}");
        assertThat(scenario.requests()).isEqualTo(300);
        assertThat(scenario.driveNoise()).isZero();
        assertThat(scenario.partySeatWeights()).isEqualTo(List.of(3.0, 1.0));
        assertThat(scenario.shareAhead()).isEqualTo(Scenario.DEFAULT.shareAhead());
    }

    @Test
    void everyProblemIsToldAtOnceWithFieldAndValue() {
        assertThatThrownBy(() ->
                        read("{\"requests\": 1.5, \"shareAhed\": 1, \"driveNoise\": \"x\", \"hourWeights\": [1, \"y\"],"
                                + " \"shareTelephone\": 2, \"daysAheadMax\": 0}"))
                .isInstanceOfSatisfying(
                        UnusableScenarioException.class,
                        unusable -> assertThat(unusable.problems())
                                .containsExactlyInAnyOrder(
                                        "requests must be a whole number, not 1.5.",
                                        "shareAhed is no field of a scenario, its value is 1.",
                                        "driveNoise must be a number, not \"x\".",
                                        "hourWeights must be a list of numbers, not [1,\"y\"].",
                                        "shareTelephone must be from 0.0 to 1.0, not 2.0.",
                                        "daysAheadMax must be from 1 to 14, not 0."));
    }

    @Test
    void whatIsNoObjectIsTold() {
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("must hold one JSON object");
        assertThatThrownBy(() -> read("{\"requests\": ")).hasMessageContaining("is no JSON");
    }

    private Scenario read(String json) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenario.json"), json), Scenario.DEFAULT);
    }
}
