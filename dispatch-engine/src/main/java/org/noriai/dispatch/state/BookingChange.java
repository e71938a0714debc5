package org.noriai.dispatch.state;

import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.BookingEvent.OccurrenceRefused;
import org.noriai.dispatch.event.BookingEvent.PromiseChanged;
import org.noriai.dispatch.event.BookingEvent.PromiseProposed;
import org.noriai.dispatch.event.BookingEvent.ProposalClosed;
import org.noriai.dispatch.event.BookingEvent.ReturnClosed;
import org.noriai.dispatch.event.BookingEvent.ReturnOpened;
import org.noriai.dispatch.event.BookingEvent.RidePrepared;
import org.noriai.dispatch.event.BookingEvent.StandingOrderEnded;
import org.noriai.dispatch.event.BookingEvent.StandingOrderPlaced;
import org.noriai.dispatch.model.OpenReturn.Status;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.state.StandingOrderState.Occurrence;

/** One event's effect on what was booked; its effect on rides and plans is that of {@link StateChange}. */
final class BookingChange {

    private BookingChange() {}

    static Bookings of(FleetState before, Bookings bookings, BookingEvent event) {
        return switch (event) {
            case RidePrepared prepared -> prepare(bookings, prepared);
            case ReturnOpened opened -> bookings.withReturns(bookings.returns().opened(opened.openReturn()));
            case ReturnClosed closed ->
                bookings.withReturns(bookings.returns()
                        .closed(
                                closed.ride(),
                                switch (closed.cause()) {
                                    case CANCELLED -> Status.CANCELLED;
                                    case LAPSED -> Status.LAPSED;
                                }));
            case StandingOrderPlaced placed -> place(before, bookings, placed.order());
            case StandingOrderEnded ended ->
                bookings.withOrder(order(bookings, ended.order()).end());
            case OccurrenceRefused refused ->
                bookings.withOrder(order(bookings, refused.order())
                        .with(new Occurrence(
                                refused.day(),
                                Optional.empty(),
                                Optional.of(refused.reason()),
                                refused.dayEndSeconds())));
            case BookingEvent.FareAgreed _ -> bookings;
            case PromiseProposed proposed -> bookings.withProposal(proposed.proposal());
            case ProposalClosed closed -> bookings.withoutProposal(closed.ride());
            case PromiseChanged changed ->
                bookings.withLedger(bookings.ledger().changed(changed)).withoutProposal(changed.ride());
        };
    }

    private static Bookings prepare(Bookings bookings, RidePrepared prepared) {
        RideId id = prepared.ride().id();
        return switch (prepared.origin()) {
            case RideOrigin.CalledReturn ignored ->
                bookings.withReturns(bookings.returns().closed(id, Status.CALLED));
            case RideOrigin.Occurrence due ->
                bookings.withOrder(order(bookings, due.order())
                        .with(new Occurrence(
                                due.day(),
                                Optional.of(id),
                                Optional.empty(),
                                prepared.ride().promise().latestDropoffSeconds())));
        };
    }

    /** The order as it is now. Days stay whose ride still stands, and those that the rider gave up singly if nothing else changed. */
    private static Bookings place(FleetState before, Bookings bookings, StandingOrder order) {
        Optional<StandingOrderState> there = bookings.orders().find(order.id());
        if (there.isEmpty()) {
            return bookings.withOrder(new StandingOrderState(order, 1, false, List.of()));
        }
        boolean same = order.sameTripAs(there.get().order());
        return bookings.withOrder(there.get()
                .replacedBy(
                        order,
                        one -> stands(before, one) || (one.ride().isPresent() && same && order.runsOn(one.day()))));
    }

    private static boolean stands(FleetState state, Occurrence occurrence) {
        return occurrence
                .ride()
                .flatMap(state::findRide)
                .filter(ride -> ride.status() != RideStatus.CANCELLED)
                .isPresent();
    }

    private static StandingOrderState order(Bookings bookings, StandingOrderId id) {
        return bookings.orders()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("There is no standing order %s.".formatted(id)));
    }
}
