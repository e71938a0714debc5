package org.noriai.api.configure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.v1.RefusalReason;
import org.noriai.dispatch.engine.EngineMetrics;
import org.noriai.dispatch.engine.EngineMetrics.Counter;

/** Shows what the engine has counted as {@code noriai_…}; called now and then, since new counters come up. */
final class ServiceMetrics {

    private final MeterRegistry registry;
    private final EngineMetrics engine;
    private final Set<Counter> known = ConcurrentHashMap.newKeySet();

    ServiceMetrics(MeterRegistry registry, EngineMetrics engine, RefusalCount refusals) {
        this.registry = registry;
        this.engine = engine;
        for (RefusalReason reason :
                new RefusalReason[] {RefusalReason.NO_STOP_NEAR_ORIGIN, RefusalReason.NO_STOP_NEAR_DESTINATION}) {
            FunctionCounter.builder("noriai.refused", refusals, counts -> counts.count(reason))
                    .tag("kind", reason.name())
                    .register(registry);
        }
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder("noriai." + name, value).register(registry);
    }

    /** Registers what has been counted for the first time since. */
    void refresh() {
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
