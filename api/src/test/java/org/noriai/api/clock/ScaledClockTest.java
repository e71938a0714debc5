package org.noriai.api.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScaledClockTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void runsAsManyTimesFasterAsItIsTold() {
        ScaledClock clock = new ScaledClock(START, 10, nanos::get);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(clock.now()).isEqualTo(START.plusSeconds(60));
        assertThat(clock.nowSeconds()).isEqualTo(AreaTime.toSeconds(START) + 60);
        assertThat(clock.engineSeconds(Duration.ofSeconds(120))).isEqualTo(1200);
        assertThat(clock.wall(1200)).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void movesForwardToALogThatEndsLaterAndNeverBack() {
        ScaledClock clock = new ScaledClock(START, 1, nanos::get);
        clock.advanceTo(START.plusSeconds(500));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(500));
        clock.advanceTo(START.plusSeconds(100));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(500));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(clock.now()).isEqualTo(START.plusSeconds(501));
    }

    @Test
    void refusesASpeedThatIsNone() {
        for (double speed : new double[] {0, -1, Double.NaN, 1001}) {
            assertThatThrownBy(() -> new ScaledClock(START, speed, nanos::get))
                    .hasMessageContaining(String.valueOf(speed));
        }
    }
}
