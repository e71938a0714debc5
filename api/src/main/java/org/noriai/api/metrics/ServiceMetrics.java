package org.noriai.api.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.v1.RefusalReason;
import org.noriai.dispatch.engine.EngineMetrics;
import org.noriai.dispatch.engine.EngineMetrics.Counter;

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
