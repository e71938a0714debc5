package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.spi.EventLog;

/** A log that keeps its events in memory, and fails when told to. Thread-safe. */
final class MemoryEventLog implements EventLog {

    private final List<DispatchEvent> events = new ArrayList<>();
    private int failures;

    synchronized void failNext(int count) {
        failures = count;
    }

    synchronized List<DispatchEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized long replay(Consumer<DispatchEvent> consumer) {
        events.forEach(consumer);
        return events.size();
    }

    @Override
    public synchronized long append(long expectedSequence, List<List<DispatchEvent>> batches) {
        if (failures > 0) {
            failures--;
            throw new EventLogException("The disk is full.");
        }
        if (expectedSequence != events.size()) {
            throw new EventLogException(
                    "Expected the sequence %d, the log ends with %d.".formatted(expectedSequence, events.size()));
        }
        batches.forEach(events::addAll);
        return events.size();
    }
}
