package org.noriai.dispatch.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.ReturnChanged;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.event.BookingEvent.ReturnClosed;
import org.noriai.dispatch.event.BookingEvent.ReturnClosure;
import org.noriai.dispatch.event.BookingEvent.ReturnOpened;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.state.FleetState;

/** Returns whose time is not known yet: registered, called for, given up. */
final class ReturnDecisions {

    private final OfferSearch search;
    private final NearestTimes nearest;
    private final RuleBook book;

    ReturnDecisions(OfferSearch search, NearestTimes nearest, RuleBook book) {
        this.search = search;
        this.nearest = nearest;
        this.book = book;
    }

    Decision open(FleetState state, OpenReturnRide command, int now) {
        RideRequest request = command.request();
        TimeWindow window = book.calendar().window(command.day());
        Optional<OpenReturn> there = state.findReturn(command.ride());
        if (there.isPresent() || state.findRide(command.ride()).isPresent()) {
            return there.filter(
                            one -> one.request().equals(request) && one.window().equals(window))
                    .map(one -> Decision.nothing(new ReturnChanged(one)))
                    .orElseGet(() -> Decision.rejected(
                            Problem.KEY_REUSED, "ride_id", command.ride(), "The id was used for another ride."));
        }
        if (window.endSeconds() < now) {
            return Decision.rejected(Problem.CONFLICT, "day", command.day(), "That day is over.");
        }
        Optional<Decision> problem = ReturnLinks.problem(state, request);
        if (problem.isPresent()) {
            return problem.get();
        }
        ServiceRules rules = rulesOf(request);
        RiderBounds bounds = RiderBounds.of(state, request, book.calendar(), rules.tripsPerDayMax());
        if (bounds.pickup().startSeconds() > window.endSeconds()) {
            return Decision.rejected(
                    Problem.CONFLICT, "day", command.day(), "The ride to return from ends after that day.");
        }
        if (window.startSeconds() > (long) now + rules.horizonSeconds()) {
            return refused(RejectionReason.BEYOND_BOOKING_HORIZON);
        }
        if (bounds.fullDays().contains(window)) {
            return refused(RejectionReason.TOO_MANY_TRIPS);
        }
        OpenReturn opened = new OpenReturn(command.ride(), request, command.day(), window, OpenReturn.Status.OPEN);
        return new Decision(List.of(new ReturnOpened(now, opened)), new ReturnChanged(opened));
    }

    Decision call(FleetState state, CallReturn command, int now) {
        Optional<OpenReturn> found = state.findReturn(command.ride())
                .filter(one -> one.request().rider().equals(command.rider()));
        if (found.isEmpty()) {
            return Decision.rejected(Problem.NOT_FOUND, "ride_id", command.ride(), "There is no such return.");
        }
        OpenReturn called = found.get();
        return switch (called.status()) {
            case OPEN -> callOpen(state, called, now);
            case CALLED ->
                state.findRide(called.id())
                        .map(ride -> Decision.nothing(new RideChanged(ride)))
                        .orElseGet(() -> over(called));
            case CANCELLED, LAPSED -> over(called);
        };
    }

    private Decision callOpen(FleetState state, OpenReturn called, int now) {
        if (!called.window().contains(now)) {
            return Decision.rejected(
                    Problem.CONFLICT, "at", now, "The return can be called for on %s only.".formatted(called.day()));
        }
        RideRequest request = called.request().withWish(new TravelWish.DepartAfter(now));
        RiderBounds bounds = RiderBounds.of(
                state, request, book.calendar(), rulesOf(request).tripsPerDayMax(), Optional.of(called.id()));
        return switch (search.search(state, request, bounds, now)) {
            case InsertionOutcome.Found found -> {
                List<DispatchEvent> events = Placement.promised(
                        state,
                        called.id(),
                        request,
                        found.best(),
                        new RideOrigin.CalledReturn(),
                        "return-" + called.id(),
                        book,
                        now);
                Ride ride = state.applyAll(events).getRide(called.id());
                yield new Decision(events, new RideChanged(ride));
            }
            case InsertionOutcome.None none ->
                Decision.nothing(nearest.refuse(state, request, bounds, none.reason(), now));
        };
    }

    private static Decision over(OpenReturn one) {
        return Decision.rejected(Problem.CONFLICT, "ride_id", one.id(), "The return is %s.".formatted(one.status()));
    }

    /** Gives up a return that is no ride yet. */
    static Decision cancel(FleetState state, CancelRide command, int now) {
        Optional<OpenReturn> found = state.findReturn(command.ride())
                .filter(one -> one.request().rider().equals(command.rider()));
        if (found.isEmpty()) {
            return Decision.rejected(Problem.NOT_FOUND, "ride_id", command.ride(), "There is no such ride.");
        }
        OpenReturn one = found.get();
        return switch (one.status()) {
            case OPEN ->
                new Decision(
                        List.of(new ReturnClosed(now, one.id(), ReturnClosure.CANCELLED)),
                        new ReturnChanged(one.with(OpenReturn.Status.CANCELLED)));
            case CANCELLED -> Decision.nothing(new ReturnChanged(one));
            case CALLED, LAPSED -> over(one);
        };
    }

    private ServiceRules rulesOf(RideRequest request) {
        return book.rules(request.pickups().getFirst().place(), request.riderClass());
    }

    private static Decision refused(RejectionReason reason) {
        return Decision.nothing(new Refused(reason, OptionalInt.empty(), OptionalInt.empty()));
    }
}
