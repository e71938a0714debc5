package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes decisions durable in groups, then shows the state and answers.
 *
 * <p>After a failed write the generation grows: what was decided on the state that was lost carries the old one and fails.
 * Appended to by the writer only; read by anybody.
 */
final class DurableLog {

    private static final Logger LOG = LoggerFactory.getLogger(DurableLog.class);

    private final EventLog eventLog;
    private final int batchMax;
    private final EngineMetrics metrics;
    private final BlockingQueue<Pending> pending;
    private final List<Consumer<Publication>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private long sequence;
    private volatile FleetState durable;
    private final AtomicLong generation = new AtomicLong();
    private volatile boolean closing;

    /**
     * A decision that waits for the disk.
     *
     * @param generation of the state it was made from
     * @param events to be appended
     * @param enclosures to be written with them
     * @param before the state it was made from
     * @param after the state with its events
     * @param outcome to be answered
     * @param answer whom
     */
    record Pending(
            long generation,
            List<DispatchEvent> events,
            List<EventLog.Enclosure> enclosures,
            FleetState before,
            FleetState after,
            DispatchOutcome outcome,
            CompletableFuture<DispatchOutcome> answer) {}

    private DurableLog(EventLog eventLog, EngineLimits limits, EngineMetrics metrics, FleetState state, long sequence) {
        this.eventLog = eventLog;
        this.batchMax = limits.logBatchMax();
        this.metrics = metrics;
        this.pending = new ArrayBlockingQueue<>(limits.commandQueue());
        this.durable = state;
        this.sequence = sequence;
        this.thread = Thread.ofPlatform().name("area-log").daemon().unstarted(this::run);
    }

    /** Reads the events after those that {@code start} was folded from. */
    static DurableLog open(EventLog eventLog, EngineLimits limits, EngineMetrics metrics, FleetState start) {
        FleetState[] state = {start};
        long sequence = eventLog.replayAfter(start.version(), event -> state[0] = state[0].apply(event));
        state[0].checkInvariants();
        return new DurableLog(eventLog, limits, metrics, state[0], sequence);
    }

    void start() {
        thread.start();
    }

    boolean works() {
        return thread.isAlive();
    }

    FleetState durable() {
        return durable;
    }

    long generation() {
        return generation.get();
    }

    AutoCloseable listen(Consumer<Publication> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Waits while too many decisions wait for the disk; that holds up the writer, whose queue then says so. */
    void append(Pending decision) {
        try {
            pending.put(decision);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            decision.answer().completeExceptionally(new EngineFailedException("The engine was interrupted."));
        }
    }

    private void run() {
        List<Pending> batch = new ArrayList<>();
        while (!(closing && pending.isEmpty())) {
            batch.clear();
            try {
                Pending first = pending.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
            } catch (InterruptedException interrupted) {
                closing = true;
                continue;
            }
            pending.drainTo(batch, batchMax - 1);
            write(batch);
        }
    }

    private void write(List<Pending> batch) {
        List<Pending> valid = new ArrayList<>(batch.size());
        for (Pending decision : batch) {
            if (decision.generation() == generation.get()) {
                valid.add(decision);
            } else {
                fail(decision, "A write before this one failed; nothing was changed.", null);
            }
        }
        List<List<DispatchEvent>> events = valid.stream()
                .map(Pending::events)
                .filter(list -> !list.isEmpty())
                .toList();
        try {
            if (!events.isEmpty()) {
                long began = System.nanoTime();
                sequence = eventLog.append(
                        sequence,
                        events,
                        valid.stream()
                                .flatMap(decision -> decision.enclosures().stream())
                                .toList());
                metrics.timeCommit(System.nanoTime() - began);
            }
        } catch (RuntimeException failure) {
            LOG.error("{} decisions could not be made durable.", valid.size(), failure);
            metrics.add("log.failures", "");
            generation.incrementAndGet();
            valid.forEach(decision -> fail(decision, "The decision could not be made durable.", failure));
            return;
        }
        valid.forEach(this::publish);
    }

    private void publish(Pending decision) {
        durable = decision.after();
        metrics.countOutcome(decision.outcome());
        if (!decision.events().isEmpty()) {
            Publication publication = new Publication(decision.before(), decision.after(), decision.events());
            metrics.countPublished(publication);
            for (Consumer<Publication> listener : listeners) {
                try {
                    listener.accept(publication);
                } catch (RuntimeException failure) {
                    LOG.error("A listener failed.", failure);
                }
            }
        }
        decision.answer().complete(decision.outcome());
    }

    private static void fail(Pending decision, String message, @Nullable Throwable cause) {
        decision.answer()
                .completeExceptionally(
                        cause == null ? new EngineFailedException(message) : new EngineFailedException(message, cause));
    }

    void close() {
        closing = true;
        ServiceAreaEngine.join(thread);
    }
}
