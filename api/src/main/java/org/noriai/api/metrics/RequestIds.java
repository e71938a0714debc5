package org.noriai.api.metrics;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives every call an id, or takes the one it came with ({@code x-request-id}), tells it in the answer's headers, and has it
 * written with every log line of the call. Calls that failed by a fault of ours, or took long, have a line of their own;
 * nothing of what was asked is in it. Thread-safe.
 */
public final class RequestIds implements ServerInterceptor {

    /** The id of a call. */
    public static final Metadata.Key<String> HEADER = Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    /** What it is called in log lines. */
    static final String IN_LOG = "request";

    private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);
    private static final Pattern USABLE = Pattern.compile("[0-9A-Za-z._-]{1,64}");
    private static final int BYTES = 8;
    private static final long SLOW_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String id = id(headers.get(HEADER));
        String method = call.getMethodDescriptor().getFullMethodName();
        boolean one = call.getMethodDescriptor().getType().serverSendsOneMessage();
        long start = System.nanoTime();
        ServerCall<Q, A> told = new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata answer) {
                answer.put(HEADER, id);
                super.sendHeaders(answer);
            }

            @Override
            public void close(Status status, Metadata trailers) {
                note(method, status, System.nanoTime() - start, one);
                super.close(status, trailers);
            }
        };
        ServerCall.Listener<Q> listener;
        try (MDC.MDCCloseable _ = MDC.putCloseable(IN_LOG, id)) {
            listener = next.startCall(told, headers);
        }
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onMessage(Q message) {
                try (MDC.MDCCloseable _ = MDC.putCloseable(IN_LOG, id)) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onHalfClose() {
                try (MDC.MDCCloseable _ = MDC.putCloseable(IN_LOG, id)) {
                    super.onHalfClose();
                }
            }
        };
    }

    private static void note(String method, Status status, long nanos, boolean one) {
        boolean ours = switch (status.getCode()) {
            case INTERNAL, UNKNOWN, DATA_LOSS -> true;
            default -> false;
        };
        if (ours || (one && nanos > SLOW_NANOS)) {
            LOG.warn("{} was answered by {} after {} ms.", method, status.getCode(), nanos / NANOS_PER_MILLI);
        }
    }

    private static String id(@Nullable String given) {
        if (given != null && USABLE.matcher(given).matches()) {
            return given;
        }
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
