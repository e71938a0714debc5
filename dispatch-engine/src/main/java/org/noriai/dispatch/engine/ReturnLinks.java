package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.event.BookingEvent.ReturnClosed;
import org.noriai.dispatch.event.BookingEvent.ReturnClosure;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.state.FleetState;

/**
 * What ties a return to its outward. Where the outward is missed or cancelled alone the return stands: the rider may have
 * come by other means, and who wants neither says so.
 */
final class ReturnLinks {

    private ReturnLinks() {}

    /** What is wrong with the outward that a request names: it must be the rider's own, and take place or have done so. */
    static Optional<Decision> problem(FleetState state, RideRequest request) {
        if (request.outward().isEmpty()) {
            return Optional.empty();
        }
        RideId id = request.outward().get();
        Optional<Ride> outward = state.findRide(id)
                .filter(ride -> ride.rider().equals(request.rider()))
                .filter(ride -> ride.status() != RideStatus.HELD);
        if (outward.isEmpty()) {
            return Optional.of(
                    Decision.rejected(Problem.NOT_FOUND, "outward", id, "There is no such ride to return from."));
        }
        return switch (outward.get().status()) {
            case CONFIRMED, ABOARD, COMPLETED -> Optional.empty();
            case HELD, CANCELLED, MISSED ->
                Optional.of(Decision.rejected(
                        Problem.CONFLICT,
                        "outward",
                        id,
                        "The ride to return from is %s.".formatted(outward.get().status())));
        };
    }

    /** Whether the ride is the return of one that was given up. */
    static boolean outwardCancelled(FleetState state, Ride ride) {
        return ride.outward()
                .flatMap(state::findRide)
                .filter(outward -> outward.status() == RideStatus.CANCELLED)
                .isPresent();
    }

    /** Its returns, promised or open, that still stand. */
    static List<RideId> standing(FleetState state, Ride outward) {
        List<RideId> returns = new ArrayList<>(promised(state, outward));
        returns.addAll(open(state, outward));
        return returns;
    }

    /** Gives up all of its returns that still stand. */
    static List<DispatchEvent> cancelled(FleetState state, Ride outward, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        promised(state, outward).forEach(id -> events.add(new RideCancelled(now, id)));
        open(state, outward).forEach(id -> events.add(new ReturnClosed(now, id, ReturnClosure.CANCELLED)));
        return events;
    }

    private static List<RideId> promised(FleetState state, Ride outward) {
        return state.listRidesOf(outward.rider()).stream()
                .filter(ride -> ride.status() == RideStatus.CONFIRMED)
                .filter(ride -> ride.outward().filter(outward.id()::equals).isPresent())
                .map(Ride::id)
                .toList();
    }

    private static List<RideId> open(FleetState state, Ride outward) {
        RiderId rider = outward.rider();
        return state.listOpenReturnsOf(rider).stream()
                .filter(one ->
                        one.request().outward().filter(outward.id()::equals).isPresent())
                .map(OpenReturn::id)
                .toList();
    }
}
