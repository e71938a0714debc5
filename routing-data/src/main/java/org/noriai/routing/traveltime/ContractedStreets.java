package org.noriai.routing.traveltime;

import org.noriai.routing.hierarchy.Hierarchy;
import org.noriai.routing.hierarchy.HierarchyBuilder;
import org.noriai.routing.street.TurnGraph;

/**
 * The streets with the times of a moment, ready to be searched. Immutable.
 *
 * @param turns of the streets
 * @param hierarchy of the same turns
 */
public record ContractedStreets(TurnGraph turns, Hierarchy hierarchy) {

    /** Checks that they belong together. */
    public ContractedStreets {
        if (turns.keyCount() != hierarchy.nodeCount()) {
            throw new IllegalArgumentException("The streets have %d directed edges, their hierarchy %d."
                    .formatted(turns.keyCount(), hierarchy.nodeCount()));
        }
    }

    /** Contracts streets. */
    public static ContractedStreets of(TurnGraph turns) {
        return new ContractedStreets(turns, HierarchyBuilder.build(turns.arcs()));
    }

    /** The same streets with other times, contracted in the same order. */
    public ContractedStreets with(TurnGraph changed) {
        return new ContractedStreets(changed, HierarchyBuilder.rebuild(changed.arcs(), hierarchy));
    }
}
