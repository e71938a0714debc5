package org.noriai.api.metrics;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long calls take, by method and status, over gRPC and HTTP alike: {@code noriai_calls_seconds}; of a stream, how long
 * it lasted. A call that the client gave up counts with the status {@code CANCELLED}. Thread-safe.
 */
public final class CallMetrics implements ServerInterceptor {

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger unary = new AtomicInteger();

    private record Key(String method, Status.Code code) {}

    /** Counts here. */
    public CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How many calls are under way, streams included. */
    public int open() {
        return open.get();
    }

    /** How many calls with one answer are under way. */
    public int openWithOneAnswer() {
        return unary.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        long start = System.nanoTime();
        String method = call.getMethodDescriptor().getFullMethodName();
        open.incrementAndGet();
        boolean one = call.getMethodDescriptor().getType() == MethodDescriptor.MethodType.UNARY;
        if (one) {
            unary.incrementAndGet();
        }
        AtomicBoolean ended = new AtomicBoolean();
        ServerCall<Q, A> measured = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                super.close(status, trailers);
                ended(ended, one, method, status.getCode(), start);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(measured, headers)) {
            @Override
            public void onCancel() {
                super.onCancel();
                ended(ended, one, method, Status.Code.CANCELLED, start);
            }
        };
    }

    private void ended(AtomicBoolean ended, boolean one, String method, Status.Code code, long start) {
        if (ended.getAndSet(true)) {
            return;
        }
        open.decrementAndGet();
        if (one) {
            unary.decrementAndGet();
        }
        timers.computeIfAbsent(new Key(method, code), this::timer)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("noriai.calls")
                .tag("method", key.method())
                .tag("status", key.code().name())
                .serviceLevelObjectives(
                        Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(registry);
    }
}
