package org.noriai.api.booking;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.noriai.api.v1.RefusalReason;

/** Refusals that the engine never saw, because there is no stop near one of the ends. Thread-safe. */
public final class RefusalCount {

    private final Map<RefusalReason, LongAdder> counts = new EnumMap<>(RefusalReason.class);

    /** Nothing is counted yet. */
    public RefusalCount() {
        for (RefusalReason reason : RefusalReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void add(RefusalReason reason) {
        LongAdder adder = counts.get(reason);
        if (adder != null) {
            adder.increment();
        }
    }

    /** How many for this reason. */
    public long count(RefusalReason reason) {
        LongAdder adder = counts.get(reason);
        return adder == null ? 0 : adder.sum();
    }

    /** How many in all. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
