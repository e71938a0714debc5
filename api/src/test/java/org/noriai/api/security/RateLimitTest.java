package org.noriai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

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
}
