package org.noriai.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(2, 0.5, nanos::get);

    @Test
    void allowsABurstAndThenSoManyASecond() {
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
        nanos.addAndGet(2_000_000_000L);
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
    }

    @Test
    void countsEachKeyForItself() {
        limit.allows("a");
        limit.allows("a");
        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void forgetsTheKeyThatWasUsedLongestAgo() {
        limit.allows("a");
        limit.allows("a");
        for (int i = 0; i < RateLimit.KEYS_MAX; i++) {
            limit.allows("key " + i);
        }
        assertThat(limit.allows("a")).isTrue();
    }

    @Test
    void saysWhenOneMoreIsAllowed() {
        limit.allows("a");
        limit.allows("a");
        nanos.addAndGet(500_000_000L);
        assertThat(limit.wait("a")).isEqualTo(Duration.ofMillis(1500));
        nanos.addAndGet(1_500_000_000L);
        assertThat(limit.wait("a")).isZero();
        assertThatThrownBy(() -> limit.admit("a", "calls")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
            assertThat(problem.retryAfter()).contains(Duration.ofSeconds(2));
        });
    }
}
