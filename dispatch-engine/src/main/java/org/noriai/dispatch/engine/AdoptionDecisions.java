package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.improve.PlanChecker;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Whether plans that were found elsewhere take the place of those there are: only if these have not changed since, every
 * promise is kept by the checker's own reckoning, and they cost less now.
 */
final class AdoptionDecisions {

    private final PlanChecker checker;

    AdoptionDecisions(TravelTimes times, OperatingRules rules) {
        this.checker = new PlanChecker(times, rules);
    }

    Decision adopt(FleetState state, AdoptPlans command, int now) {
        for (Proposal proposal : command.plans()) {
            Optional<ShiftState> there = state.findShift(proposal.basis().shift());
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
        Optional<RideId> pinned = command.plans().stream()
                .flatMap(proposal -> proposal.stops().stream()
                        .map(stop -> state.getRide(stop.ride()))
                        .filter(ride -> !ride.shift().equals(proposal.basis().shift())
                                && state.standingOf(ride).pinned()))
                .map(Ride::id)
                .findFirst();
        if (pinned.isPresent()) {
            return Decision.rejected(
                    Problem.INFEASIBLE, "plans", pinned.get(), "A person has chosen the vehicle of that ride.");
        }
        return switch (checker.check(state, command.plans(), now)) {
            case PlanChecker.Verdict.Wrong wrong ->
                Decision.rejected(Problem.INFEASIBLE, "plans", command.improver(), wrong.problem());
            case PlanChecker.Verdict.Right right ->
                right.costAfter() < right.costBefore()
                        ? replace(command, now)
                        : Decision.rejected(
                                Problem.NOT_BETTER,
                                "plans",
                                command.improver(),
                                "The plans cost %d, those there are %d."
                                        .formatted(right.costAfter(), right.costBefore()));
        };
    }

    private static Decision replace(AdoptPlans command, int now) {
        List<RoutePlan> plans = new ArrayList<>();
        for (Proposal proposal : command.plans()) {
            plans.add(proposal.basis().next(proposal.stops(), proposal.breaks()));
        }
        return new Decision(List.of(new PlansReplaced(now, PlanCause.IMPROVEMENT, plans)), new DispatchOutcome.Done());
    }
}
