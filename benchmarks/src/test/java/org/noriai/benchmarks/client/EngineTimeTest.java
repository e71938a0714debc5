package org.noriai.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineTimeTest {
    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void waitsAreShorterWhereTheEngineIsFaster() {
        EngineTime time = new EngineTime(EIGHT, 60);
        assertThat(time.wallMillisUntil(EIGHT.plusSeconds(3_600))).isBetween(1L, 60_000L);
        assertThat(time.wallMillisUntil(EIGHT.minusSeconds(1))).isZero();
    }

    @Test
    void takesOverATimeThatIsClearlyAnother() {
        EngineTime time = new EngineTime(EIGHT, 1);
        Instant nextDay = EIGHT.plusSeconds(86_400);
        time.observe(nextDay);
        assertThat(time.now()).isAfterOrEqualTo(nextDay);
        time.observe(EIGHT);
        assertThat(time.now()).isBefore(nextDay);
    }

    @Test
    void sleepsUntilTheEngineIsThere() throws InterruptedException {
        EngineTime time = new EngineTime(EIGHT, 1_000);
        time.sleepSeconds(20);
        assertThat(time.now()).isAfterOrEqualTo(EIGHT.plusSeconds(20));
    }

    @Test
    void timestampsKeepTheirNanoseconds() {
        Instant instant = EIGHT.plusNanos(123_456_789);
        assertThat(EngineTime.instant(EngineTime.timestamp(instant))).isEqualTo(instant);
    }

    @Test
    void speedOfNothingIsRefused() {
        assertThatThrownBy(() -> new EngineTime(EIGHT, 0)).hasMessageContaining("speed must be above 0, not 0.0");
        assertThatThrownBy(() -> new EngineTime(EIGHT, Double.NaN)).hasMessageContaining("NaN");
    }
}
