package org.noriai.api.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.v1.RefusalReason;
import org.noriai.dispatch.engine.EngineMetrics;
import org.noriai.dispatch.engine.EngineMetrics.Counter;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseRecord;

/**
 * Shows what the engine has counted as {@code noriai_<name>_total}, its parts by the label {@code kind}, and the state of
 * this Java process. Thread-safe.
 */
public final class ServiceMetrics {

    private final MeterRegistry registry;
    private final EngineMetrics engine;
    private final Set<Counter> known = ConcurrentHashMap.newKeySet();

    /** Shows these figures. */
    public ServiceMetrics(MeterRegistry registry, EngineMetrics engine, RefusalCount refusals) {
        this.registry = registry;
        this.engine = engine;
        for (RefusalReason reason :
                new RefusalReason[] {RefusalReason.NO_STOP_NEAR_ORIGIN, RefusalReason.NO_STOP_NEAR_DESTINATION}) {
            FunctionCounter.builder("noriai.refused", refusals, counts -> counts.count(reason))
                    .tag("kind", reason.name())
                    .register(registry);
        }
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Shows how long writes of the log take, as {@code noriai_commit_seconds}. */
    public ServiceMetrics commits(EngineMetrics measured) {
        Timer timer = Timer.builder("noriai.commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100))
                .register(registry);
        measured.onCommit(nanos -> timer.record(nanos, TimeUnit.NANOSECONDS));
        return this;
    }

    /** Shows how many promises stand in which way, as {@code noriai_promises_standing}. */
    public ServiceMetrics promises(Supplier<FleetState> state) {
        for (PromiseRecord.Standing standing : PromiseRecord.Standing.values()) {
            Gauge.builder(
                            "noriai.promises.standing",
                            () -> state.get().promiseLedger().list().stream()
                                    .filter(record -> record.standing() == standing)
                                    .count())
                    .tag("kind", standing.name())
                    .register(registry);
        }
        return this;
    }

    /** Shows a figure that goes up and down, as {@code noriai_<name>}. */
    public ServiceMetrics gauge(String name, Supplier<Number> value) {
        Gauge.builder("noriai." + name, value).register(registry);
        return this;
    }

    /** Shows what has been counted for the first time since; to be called now and then. */
    public void refresh() {
        for (Counter counter : engine.counts().keySet()) {
            if (known.add(counter)) {
                FunctionCounter.builder(
                                "noriai." + counter.name(),
                                engine,
                                counts -> counts.count(counter.name(), counter.label()))
                        .tag("kind", counter.label())
                        .register(registry);
            }
        }
    }
}
