package org.noriai.api.view;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream of which only the latest value counts: while the client has no room, newer values replace those that wait.
 * Thread-safe: one lock, held while a value is handed to the transport, which does not block.
 *
 * @param <A> what is sent
 */
public final class LatestStream<A> {

    private final ServerCallStreamObserver<A> observer;
    private final Function<A, Object> essence;
    private @Nullable A waiting;
    private @Nullable Object sent;
    private boolean ended;

    private LatestStream(ServerCallStreamObserver<A> observer, Function<A, Object> essence) {
        this.observer = observer;
        this.essence = essence;
    }

    /**
     * Opens it on a call that has just begun.
     *
     * @param essence what has to differ from the value sent before, so that a value is worth sending
     * @param gone called with this stream when the client has gone or the stream has ended
     */
    public static <A> LatestStream<A> open(
            StreamObserver<A> observer, Function<A, Object> essence, Consumer<LatestStream<A>> gone) {
        LatestStream<A> stream = new LatestStream<>((ServerCallStreamObserver<A>) observer, essence);
        stream.observer.setOnReadyHandler(stream::flush);
        stream.observer.setOnCancelHandler(() -> gone.accept(stream));
        stream.observer.setOnCloseHandler(() -> gone.accept(stream));
        return stream;
    }

    /** Sends the value, now or when there is room, unless it says nothing new. */
    public synchronized void offer(A value) {
        waiting = value;
        flush();
    }

    /** Whether nobody listens any more. */
    public synchronized boolean gone() {
        return ended || observer.isCancelled();
    }

    /** Sends the value as the last one, and ends. */
    public synchronized void finish(A value) {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onNext(value);
            observer.onCompleted();
        }
    }

    /** Ends with what went wrong. */
    public synchronized void fail(RuntimeException failure) {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onError(Answers.status(failure));
        }
    }

    private synchronized void flush() {
        A next = waiting;
        if (next == null || ended || !observer.isReady() || observer.isCancelled()) {
            return;
        }
        waiting = null;
        Object nextEssence = essence.apply(next);
        if (!nextEssence.equals(sent)) {
            sent = nextEssence;
            observer.onNext(next);
        }
    }
}
