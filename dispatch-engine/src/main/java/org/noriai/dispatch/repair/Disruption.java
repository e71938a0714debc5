package org.noriai.dispatch.repair;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.ShiftId;

/**
 * What the world did to the plans of a state that knows of it already.
 *
 * @param cause what happened
 * @param slowed shifts whose times have changed: what can't be kept there is to be found
 * @param homeless promised rides, not on board, that can't stay where they are planned
 */
public record Disruption(BreachCause cause, Set<ShiftId> slowed, Set<RideId> homeless) {

    /** Copies the sets in their order. */
    public Disruption {
        slowed = Collections.unmodifiableSet(new LinkedHashSet<>(slowed));
        homeless = Collections.unmodifiableSet(new LinkedHashSet<>(homeless));
    }
}
