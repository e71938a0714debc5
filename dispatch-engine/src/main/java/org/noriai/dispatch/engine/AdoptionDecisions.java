package org.noriai.dispatch.engine;

import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;

/** Whether plans that were found elsewhere take the place of those there are. */
final class AdoptionDecisions {

    AdoptionDecisions(TravelTimes times) {}

    Decision adopt(FleetState state, AdoptPlans command, int now) {
        for (Proposal proposal : command.plans()) {
            var there = state.findShift(proposal.basis().shift());
            if (there.isEmpty()
                    || there.get().plan().version() != proposal.basis().version()) {
                return Decision.rejected(
                        Problem.STALE,
                        "plans.basis",
                        proposal.basis().shift(),
                        "The plan of shift %s has changed since version %d."
                                .formatted(
                                        proposal.basis().shift(),
                                        proposal.basis().version()));
            }
        }
        return Decision.rejected(Problem.NOT_BETTER, "plans", command.improver(), "nothing");
    }
}
