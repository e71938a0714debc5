package org.noriai.api.fanout;

import org.jspecify.annotations.Nullable;

/** A listening that ends once, even if it is ended before it has begun. Thread-safe: one lock. */
public final class Subscription {

    private @Nullable Runnable stop;
    private boolean ended;

    /** It has begun; this ends it. */
    public synchronized void began(Runnable stopping) {
        stop = stopping;
        if (ended) {
            stopping.run();
        }
    }

    /** Ends it. */
    public synchronized void end() {
        ended = true;
        if (stop != null) {
            stop.run();
        }
    }
}
