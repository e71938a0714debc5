package org.noriai.dispatch.engine;

import java.util.List;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.spi.EventLog;

/** Makes what is written together with a decision's events or not at all: the answer to keep, rows to look up, notices. */
@FunctionalInterface
public interface Enclosing {

    /** Events only. */
    Enclosing NOTHING = (outcome, change) -> List.of();

    /**
     * What to write.
     *
     * @param outcome what will be answered
     * @param change what was decided; not yet durable, and perhaps never
     */
    List<EventLog.Enclosure> enclose(DispatchOutcome outcome, Publication change);
}
