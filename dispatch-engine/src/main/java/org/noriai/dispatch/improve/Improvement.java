package org.noriai.dispatch.improve;

import java.util.List;
import org.noriai.dispatch.command.DispatchCommand;

/**
 * Better plans, checked against the state they were made from.
 *
 * @param plans those that change, all or none
 * @param costBefore of the plans as they are, in units of {@link PlanChecker}
 * @param costAfter of the plans as proposed
 * @param improver who found them
 */
public record Improvement(List<DispatchCommand.Proposal> plans, long costBefore, long costAfter, String improver) {

    /** Copies the list and checks that it is an improvement. */
    public Improvement {
        plans = List.copyOf(plans);
        if (plans.isEmpty() || costAfter >= costBefore) {
            throw new IllegalArgumentException("%d plans that cost %d instead of %d are no improvement by %s."
                    .formatted(plans.size(), costAfter, costBefore, improver));
        }
    }
}
