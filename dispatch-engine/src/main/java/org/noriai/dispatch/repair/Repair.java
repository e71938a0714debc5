package org.noriai.dispatch.repair;

import java.util.List;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.event.DispatchEvent;

/**
 * What a repair leads to.
 *
 * @param events in order
 * @param outcome what to tell
 */
public record Repair(List<DispatchEvent> events, Repaired outcome) {

    /** Copies the events. */
    public Repair {
        events = List.copyOf(events);
    }

    static Repair nothing() {
        return new Repair(List.of(), Repaired.NOTHING);
    }
}
