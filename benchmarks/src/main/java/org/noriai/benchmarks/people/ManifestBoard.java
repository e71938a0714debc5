package org.noriai.benchmarks.people;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.noriai.api.v1.Manifest;
import org.noriai.benchmarks.client.EngineTime;

/** The newest manifest of one vehicle, which its stream writes and its driver reads and waits for. Thread-safe by its lock. */
final class ManifestBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Manifest> newest = Optional.empty();

    /** Puts up {@code manifest}, unless a later one is there. */
    void put(Manifest manifest) {
        lock.lock();
        try {
            if (newest.isEmpty() || !now(manifest).isBefore(now(newest.get()))) {
                newest = Optional.of(manifest);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what is up: what comes next is the truth, as after a restart of the service. */
    void clear() {
        lock.lock();
        try {
            newest = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** The newest manifest, waited for where there is none. */
    Manifest await() throws InterruptedException {
        lock.lock();
        try {
            while (newest.isEmpty()) {
                changed.await();
            }
            return newest.get();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until another manifest than {@code known} is up, at most {@code wallMillis}. */
    void awaitChange(Manifest known, long wallMillis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(wallMillis);
        lock.lock();
        try {
            while (left > 0 && (newest.isEmpty() || newest.get().equals(known))) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Instant now(Manifest manifest) {
        return EngineTime.instant(manifest.getNow());
    }
}
