package org.noriai.benchmarks.writer;

import java.util.List;
import java.util.function.Consumer;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.spi.EventLog;

/** A log in memory that begins with events and counts those that follow: what a disk costs is left out. */
final class MemoryLog implements EventLog {
    private final List<DispatchEvent> before;
    private long sequence;

    MemoryLog(List<DispatchEvent> before) {
        this.before = before;
    }

    @Override
    public long replay(Consumer<DispatchEvent> consumer) {
        before.forEach(consumer);
        sequence = before.size();
        return sequence;
    }

    @Override
    public long append(long expectedSequence, List<List<DispatchEvent>> batches) {
        if (expectedSequence != sequence) {
            throw new EventLogException("The log ends with %d, not %d.".formatted(sequence, expectedSequence));
        }
        for (List<DispatchEvent> batch : batches) {
            sequence += batch.size();
        }
        return sequence;
    }
}
