package org.noriai.api.web.contract;

import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * A streaming call as server-sent events (WHATWG HTML, 9.2): each message a {@code data:} line, a comment as a heartbeat
 * while nothing happens.
 *
 * <p>The next message is asked for only when the client has room for it, so a slow client holds back its own stream and
 * nothing piles up. Thread-safe: one lock, held for a few instructions.
 */
final class EventStream extends ClientCall.Listener<Message> {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final ClientCall<Message, Message> call;
    private final Function<Message, String> json;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<EventStream> opened = new CompletableFuture<>();

    private @Nullable Message first;
    private @Nullable FluxSink<byte[]> sink;
    private boolean waitsForRoom;
    private boolean closed;

    private EventStream(
            ClientCall<Message, Message> call, Function<Message, String> json, ScheduledExecutorService timer) {
        this.call = call;
        this.json = json;
        this.timer = timer;
    }

    /**
     * Makes the call.
     *
     * @return completes with the first message; fails with {@link StatusRuntimeException} if the call is refused
     */
    static CompletableFuture<EventStream> open(
            ClientCall<Message, Message> call,
            Metadata headers,
            Message request,
            Function<Message, String> json,
            ScheduledExecutorService timer) {
        EventStream stream = new EventStream(call, json, timer);
        call.start(stream, headers);
        call.sendMessage(request);
        call.halfClose();
        call.request(1);
        return stream.opened;
    }

    /** The events; to be subscribed to once. */
    Publisher<byte[]> events() {
        return Flux.create(this::attach);
    }

    private void attach(FluxSink<byte[]> target) {
        ScheduledFuture<?> beat = timer.scheduleAtFixedRate(
                () -> beat(target), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        target.onDispose(() -> {
            beat.cancel(false);
            call.cancel("The HTTP client has gone.", null);
        });
        target.onRequest(room -> more());
        synchronized (this) {
            sink = target;
            if (first != null) {
                emit(target, first);
                first = null;
            }
            if (closed) {
                target.complete();
            }
        }
    }

    private static void beat(FluxSink<byte[]> target) {
        if (target.requestedFromDownstream() > 0) {
            target.next(COMMENT);
        }
    }

    @Override
    public synchronized void onMessage(Message message) {
        if (sink == null) {
            first = message;
            opened.complete(this);
        } else {
            emit(sink, message);
        }
    }

    private void emit(FluxSink<byte[]> target, Message message) {
        waitsForRoom = true;
        target.next(("data: " + json.apply(message) + "\n\n").getBytes(StandardCharsets.UTF_8));
        if (target.requestedFromDownstream() > 0) {
            more();
        }
    }

    private synchronized void more() {
        if (waitsForRoom) {
            waitsForRoom = false;
            call.request(1);
        }
    }

    @Override
    public synchronized void onClose(Status status, Metadata trailers) {
        closed = true;
        if (status.isOk()) {
            opened.complete(this);
        } else {
            opened.completeExceptionally(new StatusRuntimeException(status, trailers));
        }
        if (sink != null) {
            sink.complete();
        }
    }
}
