package org.noriai.dispatch.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks all invariants of every so many states, on a thread of its own: states are immutable, so the writer need not wait.
 * What the writer has just changed it checks itself. A state that is not sound is counted and told; thread-safe.
 */
final class InvariantWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantWatch.class);

    /** Between two checks, at the least, and so many times as long as the one before took: a twentieth of a processor. */
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);

    private static final int PAUSE_FOR_EACH = 20;

    private final int every;
    private final EngineMetrics metrics;
    private final Thread thread;
    private int changes;
    private @Nullable FleetState due;
    private boolean closing;

    InvariantWatch(int every, EngineMetrics metrics) {
        this.every = every;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform()
                .name("area-invariants")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** One more state; a check that is still waiting is of the newest. */
    synchronized void noteChange(FleetState state) {
        if (++changes >= every) {
            changes = 0;
            due = state;
            notifyAll();
        }
    }

    private void run() {
        try {
            Optional<FleetState> state = take();
            while (state.isPresent()) {
                long began = System.nanoTime();
                check(state.get());
                Duration pause = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PAUSE_FOR_EACH);
                Thread.sleep(pause.compareTo(PAUSE_MIN) > 0 ? pause : PAUSE_MIN);
                state = take();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(FleetState state) {
        try {
            state.checkInvariants();
            metrics.add("invariants.checked", "");
        } catch (IllegalStateException broken) {
            metrics.add("invariants.broken", "");
            LOG.error("The state after {} events is not sound.", state.version(), broken);
        }
    }

    private synchronized Optional<FleetState> take() throws InterruptedException {
        while (due == null && !closing) {
            wait();
        }
        Optional<FleetState> taken = Optional.ofNullable(due);
        due = null;
        return taken;
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        thread.interrupt();
        ServiceAreaEngine.join(thread);
    }
}
