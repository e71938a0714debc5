package org.noriai.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    @Test
    void percentilesAreThoseOfTheNearestRank() {
        Samples samples = new Samples();
        for (int i = 100; i >= 1; i--) {
            samples.add(i);
        }
        assertThat(samples.percentile(50)).isEqualTo(50);
        assertThat(samples.percentile(99)).isEqualTo(99);
        assertThat(samples.percentile(100)).isEqualTo(100);
        assertThat(samples.percentile(0.1)).isEqualTo(1);
        assertThatThrownBy(() -> new Samples().percentile(50)).hasMessageContaining("0 values");
    }

    @Test
    void samplesGrowBeyondTheirFirstSize() {
        Samples samples = new Samples();
        for (int i = 0; i < 5_000; i++) {
            samples.add(i);
        }
        assertThat(samples.count()).isEqualTo(5_000);
        assertThat(samples.percentile(100)).isEqualTo(4_999);
    }

    @Test
    void jsonHasTheMachineAndEveryResult() {
        Samples samples = new Samples();
        samples.add(3);
        BenchReport report = new BenchReport(
                Path.of("."),
                List.of(
                        BenchResult.p99("booking.offer", "ms", samples, "one client"),
                        BenchResult.of("follow.promises.broken", "count", 0, 100, "embedded")));
        JsonObject json = JsonParser.parseString(report.json()).getAsJsonObject();
        assertThat(json.keySet()).contains("commit", "cpu", "cores", "jdk", "load1", "results");
        JsonObject offer = json.getAsJsonArray("results").get(0).getAsJsonObject();
        assertThat(offer.get("value").getAsDouble()).isEqualTo(3);
        assertThat(offer.get("p99").getAsDouble()).isEqualTo(3);
        assertThat(offer.get("count").getAsInt()).isEqualTo(1);
        JsonObject broken = json.getAsJsonArray("results").get(1).getAsJsonObject();
        assertThat(broken.has("p99")).isFalse();
        assertThat(broken.get("conditions").getAsString()).isEqualTo("embedded");
        assertThat(report.table()).contains("booking.offer", "follow.promises.broken", "one client");
    }
}
