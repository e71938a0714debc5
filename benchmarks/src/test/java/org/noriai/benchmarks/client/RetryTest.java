package org.noriai.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void triesAgainWhileTheServiceIsAway() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        String answer = Retry.untilAnswered(() -> {
            if (calls.incrementAndGet() < 3) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return "here";
        });
        assertThat(answer).isEqualTo("here");
        assertThat(calls).hasValue(3);
    }

    @Test
    void anAnswerThatIsAnErrorIsAnAnswer() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> Retry.untilAnswered(() -> {
                    calls.incrementAndGet();
                    throw Status.FAILED_PRECONDITION.asRuntimeException();
                }))
                .isInstanceOf(StatusRuntimeException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void interruptedCallerIsToldSo() {
        StatusRuntimeException cancelled =
                Status.CANCELLED.withCause(new InterruptedException()).asRuntimeException();
        assertThatThrownBy(() -> Retry.throwIfInterrupted(cancelled)).isInstanceOf(InterruptedException.class);
    }
}
