package org.noriai.dispatch.engine;

import java.util.List;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.event.DispatchEvent;

/**
 * What a command leads to.
 *
 * @param events what happens, in order; empty if nothing does
 * @param outcome what the caller hears once the events are durable
 */
public record Decision(List<DispatchEvent> events, DispatchOutcome outcome) {

    /** Copies the events. */
    public Decision {
        events = List.copyOf(events);
    }

    static Decision nothing(DispatchOutcome outcome) {
        return new Decision(List.of(), outcome);
    }

    static Decision rejected(Problem problem, String field, Object value, String message) {
        return nothing(new Rejected(problem, field, value.toString(), message));
    }
}
