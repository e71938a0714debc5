package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.BookingCommand.AnswerProposal;
import org.noriai.dispatch.command.BookingCommand.NarrowPromise;
import org.noriai.dispatch.command.BookingCommand.ProposePromise;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.ProposalMade;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.event.BookingEvent.PromiseChanged;
import org.noriai.dispatch.event.BookingEvent.PromiseProposed;
import org.noriai.dispatch.event.BookingEvent.ProposalClosed;
import org.noriai.dispatch.event.BookingEvent.ProposalClosure;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.state.FleetState;

/**
 * The only ways in which a promise is ever changed: the rider agrees, or it becomes narrower. Either is decided by placing
 * the ride anew with the other promise, so that it is kept and nobody else's is broken.
 */
final class PromiseDecisions {

    private final InsertionSearch search;

    PromiseDecisions(InsertionSearch search) {
        this.search = search;
    }

    Decision propose(FleetState state, ProposePromise command, int now) {
        Optional<Decision> problem = notChangeable(state, command.ride());
        if (problem.isPresent()) {
            return problem.get();
        }
        Ride ride = state.getRide(command.ride());
        Optional<PromiseProposal> there = state.findProposal(ride.id());
        if (there.filter(known -> repeats(known, command)).isPresent()) {
            return Decision.nothing(new ProposalMade(there.get()));
        }
        if (command.promise().equals(ride.promise())) {
            return Decision.rejected(
                    Problem.CONFLICT, "promise", command.promise(), "That is what the rider was promised.");
        }
        if (command.answerBySeconds() <= now) {
            return Decision.rejected(
                    Problem.CONFLICT, "answer_by", command.answerBySeconds(), "The time to answer is over.");
        }
        if (search.placeAnywhere(state, ride, command.promise(), now).isEmpty()) {
            return infeasible(command.promise());
        }
        PromiseProposal proposal = new PromiseProposal(
                ride.id(), command.promise(), command.by(), command.why(), now, command.answerBySeconds());
        return new Decision(List.of(new PromiseProposed(now, proposal)), new ProposalMade(proposal));
    }

    private static boolean repeats(PromiseProposal known, ProposePromise command) {
        return known.promise().equals(command.promise())
                && known.by().equals(command.by())
                && known.why().equals(command.why())
                && known.answerBySeconds() == command.answerBySeconds();
    }

    Decision answer(FleetState state, AnswerProposal command, int now) {
        Optional<Ride> found = own(state, command.ride(), command.rider());
        if (found.isEmpty()) {
            return unknown(command.ride());
        }
        Ride ride = found.get();
        Optional<PromiseProposal> proposal = state.findProposal(ride.id());
        if (proposal.isEmpty()) {
            boolean answered = command.accepted() == ride.promise().equals(command.promise());
            return answered
                    ? Decision.nothing(new RideChanged(ride))
                    : Decision.rejected(
                            Problem.NOT_FOUND, "ride_id", ride.id(), "Nothing is proposed for that ride any more.");
        }
        if (!proposal.get().promise().equals(command.promise())) {
            return Decision.rejected(
                    Problem.STALE, "promise", command.promise(), "Something else is proposed by now; look again.");
        }
        boolean late = proposal.get().answerBySeconds() <= now;
        if (!command.accepted() || late) {
            ProposalClosure cause = late ? ProposalClosure.LAPSED : ProposalClosure.DECLINED;
            List<DispatchEvent> closing = List.of(new ProposalClosed(now, ride.id(), cause));
            return new Decision(
                    closing,
                    command.accepted()
                            ? Decision.rejected(
                                            Problem.OFFER_EXPIRED,
                                            "ride_id",
                                            ride.id(),
                                            "The proposal has lapsed; what was promised holds.")
                                    .outcome()
                            : new RideChanged(ride));
        }
        Optional<Decision> problem = notChangeable(state, ride.id());
        return problem.orElseGet(() -> change(
                state,
                ride,
                new PromiseChanged(
                        now,
                        ride.id(),
                        command.promise(),
                        PromiseConsent.RIDER_AGREED,
                        proposal.get().by(),
                        proposal.get().why()),
                now));
    }

    Decision narrow(FleetState state, NarrowPromise command, int now) {
        Optional<Decision> problem = notChangeable(state, command.ride());
        if (problem.isPresent()) {
            return problem.get();
        }
        Ride ride = state.getRide(command.ride());
        if (command.promise().equals(ride.promise())) {
            return Decision.nothing(new RideChanged(ride));
        }
        if (!command.promise().narrows(ride.promise())) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "promise",
                    command.promise(),
                    "It is not narrower than what was promised; the rider has to be asked.");
        }
        PromiseChanged changed = new PromiseChanged(
                now, ride.id(), command.promise(), PromiseConsent.NARROWER, command.by(), command.why());
        return change(state, ride, changed, now);
    }

    /** Changes the promise and puts the ride where it is kept. */
    private Decision change(FleetState state, Ride ride, PromiseChanged changed, int now) {
        Optional<Insertion> place = search.placeAnywhere(state, ride, changed.promise(), now);
        if (place.isEmpty()) {
            return infeasible(changed.promise());
        }
        List<DispatchEvent> events = new ArrayList<>();
        events.add(changed);
        FleetState after = state.apply(changed);
        List<RoutePlan> plans = plans(after, ride, place.get());
        if (!plans.isEmpty()) {
            events.add(new PlansReplaced(now, PlanCause.REPAIR, plans));
        }
        return new Decision(events, new RideChanged(state.applyAll(events).getRide(ride.id())));
    }

    /** The plans with the ride where it is placed; none if it stays where it is. */
    private static List<RoutePlan> plans(FleetState state, Ride ride, Insertion place) {
        RoutePlan old = state.getShift(ride.shift()).plan();
        RoutePlan there = state.getShift(place.shift()).plan();
        RoutePlan longer = place.planWith(there, ride.id());
        if (place.shift().equals(ride.shift())) {
            boolean stays =
                    longer.stops().equals(old.stops()) && longer.breaks().equals(old.breaks());
            return stays ? List.of() : List.of(longer);
        }
        RoutePlan shorter = old.next(old.stops().stream()
                .filter(stop -> !stop.ride().equals(ride.id()))
                .toList());
        return List.of(shorter, longer);
    }

    /** Why the ride's promise can't be changed, if so: who is being fetched or on board has to rely on it. */
    private static Optional<Decision> notChangeable(FleetState state, RideId id) {
        Optional<Ride> ride = state.findRide(id).filter(known -> known.status() != RideStatus.HELD);
        if (ride.isEmpty()) {
            return Optional.of(unknown(id));
        }
        if (ride.get().status() != RideStatus.CONFIRMED) {
            return Optional.of(Decision.rejected(
                    Problem.CONFLICT,
                    "ride_id",
                    id,
                    "The ride is %s; what was promised is settled."
                            .formatted(ride.get().status())));
        }
        return ride.get().vehicleArrivedSeconds().isPresent()
                ? Optional.of(
                        Decision.rejected(Problem.CONFLICT, "ride_id", id, "The vehicle is at the pickup already."))
                : Optional.empty();
    }

    private static Optional<Ride> own(FleetState state, RideId id, RiderId rider) {
        return state.findRide(id)
                .filter(ride -> ride.rider().equals(rider))
                .filter(ride -> ride.status() != RideStatus.HELD);
    }

    private static Decision unknown(RideId id) {
        return Decision.rejected(Problem.NOT_FOUND, "ride_id", id, "There is no such ride.");
    }

    private static Decision infeasible(Promise promise) {
        return Decision.rejected(
                Problem.INFEASIBLE, "promise", promise, "It could not be kept without breaking what others rely on.");
    }
}
