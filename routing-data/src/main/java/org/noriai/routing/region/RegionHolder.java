package org.noriai.routing.region;

import java.io.IOException;

/**
 * The region in use. Who reads it takes a lease; when another takes its place, the old one is closed as soon as the last
 * of its leases has ended. Thread-safe by its monitor, which is never held while a region is opened.
 */
public final class RegionHolder implements AutoCloseable {

    private Held current;
    private boolean closed;

    /** A region and how many need it: the holder while it is the present one, and each lease. */
    private static final class Held {
        private final RegionBundle region;
        private int users = 1;

        Held(RegionBundle region) {
            this.region = region;
        }
    }

    /** The use of a region until it is closed; closing it twice is as good as once. */
    public final class Lease implements AutoCloseable {

        private final Held held;
        private boolean ended;

        private Lease(Held held) {
            this.held = held;
        }

        /** The region, open as long as this lease is. */
        public RegionBundle region() {
            return held.region;
        }

        @Override
        public void close() throws IOException {
            synchronized (RegionHolder.this) {
                if (ended) {
                    return;
                }
                ended = true;
            }
            release(held);
        }
    }

    /** Holds this region, and closes it at last. */
    public RegionHolder(RegionBundle first) {
        this.current = new Held(first);
    }

    /**
     * Takes a lease of the present region.
     *
     * @throws IllegalStateException if the holder is closed
     */
    public synchronized Lease lease() {
        if (closed) {
            throw new IllegalStateException("The region is closed.");
        }
        current.users++;
        return new Lease(current);
    }

    /**
     * Puts another region in the place of the present one; leases taken from now on are of it.
     *
     * @throws IOException if the old one is needed by nobody and can't be closed
     */
    public void swap(RegionBundle next) throws IOException {
        Held old;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The region is closed.");
            }
            old = current;
            current = new Held(next);
        }
        release(old);
    }

    /**
     * Takes the last swap back: the region of a lease that was taken before it is the present one again.
     *
     * @throws IOException if the other is needed by nobody and can't be closed
     */
    public void restore(Lease before) throws IOException {
        Held other;
        synchronized (this) {
            if (closed || before.ended) {
                throw new IllegalStateException("The region is closed.");
            }
            other = current;
            current = before.held;
            current.users++;
        }
        release(other);
    }

    /** The present one ends with its last lease; there are no new ones. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        release(current);
    }

    private void release(Held held) throws IOException {
        synchronized (this) {
            if (--held.users > 0) {
                return;
            }
        }
        held.region.close();
    }
}
