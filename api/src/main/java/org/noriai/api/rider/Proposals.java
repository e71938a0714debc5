package org.noriai.api.rider;

import org.noriai.api.problem.ProblemException;
import org.noriai.api.v1.Proposal;
import org.noriai.api.view.Messages;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.TimeWindow;

/** Other times that riders are asked to agree to. A proposal's id says what is promised, so an answer is to that. */
final class Proposals {

    private Proposals() {}

    static Proposal view(PromiseProposal proposal) {
        return Proposal.newBuilder()
                .setProposalId(id(proposal.promise()))
                .setPickup(Messages.window(proposal.promise().pickup()))
                .setLatestArrival(Messages.timestamp(proposal.promise().latestDropoffSeconds()))
                .setAnswerBy(Messages.timestamp(proposal.answerBySeconds()))
                .setWhy(proposal.why())
                .build();
    }

    private static String id(Promise promise) {
        return "%d.%d.%d.%d"
                .formatted(
                        promise.pickup().startSeconds(),
                        promise.pickup().endSeconds(),
                        promise.latestDropoffSeconds(),
                        promise.rideSecondsMax());
    }

    /**
     * The promise that an id names.
     *
     * @throws ProblemException if it names none
     */
    static Promise promise(String id) {
        String[] parts = id.split("\\.", -1);
        try {
            if (parts.length == 4) {
                return new Promise(
                        new TimeWindow(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
            }
        } catch (IllegalArgumentException none) {
            // Said below, as for any other text.
        }
        throw ProblemException.notFound("proposal_id", id);
    }
}
