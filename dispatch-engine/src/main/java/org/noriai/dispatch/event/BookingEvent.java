package org.noriai.dispatch.event;

import java.time.LocalDate;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;

/** What happened to what was booked, beside the way from an offer to a ride. Immutable and for ever, as all events. */
public sealed interface BookingEvent extends DispatchEvent.OfBooking {

    /**
     * A ride takes a place that was not shown as an offer; {@link PlansReplaced} beside it says where, and {@link
     * RideAssigned} makes it a promise. A called return is a ride from now on.
     *
     * @param atSeconds when
     * @param ride not yet promised, in no set of offers
     * @param origin where it comes from
     */
    record RidePrepared(int atSeconds, Ride ride, RideOrigin origin) implements BookingEvent {}

    /**
     * A return was registered whose time is not known yet.
     *
     * @param atSeconds when
     * @param openReturn the return
     */
    record ReturnOpened(int atSeconds, OpenReturn openReturn) implements BookingEvent {}

    /**
     * An open return can't be called for any more.
     *
     * @param atSeconds when
     * @param ride which
     * @param cause why
     */
    record ReturnClosed(int atSeconds, RideId ride, ReturnClosure cause) implements BookingEvent {}

    /** Why an open return can't be called for any more. */
    enum ReturnClosure {
        /** The rider gave it up. */
        CANCELLED,
        /** Its day is over. */
        LAPSED
    }

    /**
     * A standing order was placed, or took the place of what it was. Rides of it that are no longer due are told of by
     * {@link RideCancelled}.
     *
     * @param atSeconds when
     * @param order as it is now
     */
    record StandingOrderPlaced(int atSeconds, StandingOrder order) implements BookingEvent {}

    /**
     * A standing order makes no more rides.
     *
     * @param atSeconds when
     * @param order which
     */
    record StandingOrderEnded(int atSeconds, StandingOrderId order) implements BookingEvent {}

    /**
     * A ride of a standing order can't be promised for now; it is tried again until its day is over.
     *
     * @param atSeconds when
     * @param order which
     * @param day on which it is due
     * @param reason why not
     * @param dayEndSeconds when that day ends, in seconds since the area's epoch
     */
    record OccurrenceRefused(
            int atSeconds, StandingOrderId order, LocalDate day, RejectionReason reason, int dayEndSeconds)
            implements BookingEvent {}

    /**
     * A rider is asked to agree to another promise, instead of what was proposed for the ride before.
     *
     * @param atSeconds when
     * @param proposal the proposal
     */
    record PromiseProposed(int atSeconds, PromiseProposal proposal) implements BookingEvent {}

    /**
     * A proposal is off; the promise is what it was.
     *
     * @param atSeconds when
     * @param ride for which
     * @param cause why
     */
    record ProposalClosed(int atSeconds, RideId ride, ProposalClosure cause) implements BookingEvent {}

    /** Why a proposal is off. */
    enum ProposalClosure {
        /** The rider said no. */
        DECLINED,
        /** Nobody answered in time. */
        LAPSED
    }

    /**
     * A ride costs so much; it is what its rider was told, whatever fares are by then.
     *
     * @param atSeconds when
     * @param ride which
     * @param fare what it costs
     */
    record FareAgreed(int atSeconds, RideId ride, Fare fare) implements BookingEvent {}

    /**
     * A promise was changed; a proposal for the ride is settled. Nothing else ever changes one.
     *
     * @param atSeconds when
     * @param ride which
     * @param promise as it is now
     * @param consent why it may be
     * @param by who proposed it, as an opaque key
     * @param why in words for the rider
     */
    record PromiseChanged(int atSeconds, RideId ride, Promise promise, PromiseConsent consent, String by, String why)
            implements BookingEvent {}
}
