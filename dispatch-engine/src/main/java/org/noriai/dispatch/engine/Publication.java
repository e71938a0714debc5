package org.noriai.dispatch.engine;

import java.util.List;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.state.FleetState;

/**
 * A durable change that readers may now see.
 *
 * @param before the state before it
 * @param after the state after it
 * @param events what happened between, in order
 */
public record Publication(FleetState before, FleetState after, List<DispatchEvent> events) {

    /** Copies the events. */
    public Publication {
        events = List.copyOf(events);
    }
}
