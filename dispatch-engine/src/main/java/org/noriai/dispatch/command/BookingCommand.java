package org.noriai.dispatch.command;

import java.time.LocalDate;
import java.util.Optional;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;

/** What can be asked about bookings beside the way from a wish over an offer to a ride. */
public sealed interface BookingCommand extends DispatchCommand.OfBooking {

    /**
     * Registers a return whose time is not known yet. It holds no place; the rider calls when it is time.
     *
     * @param atSeconds now
     * @param ride a new id, for life; the same again gives the same answer
     * @param request what is wanted; the time of its wish says nothing
     * @param day on which the rider may call
     */
    record OpenReturnRide(int atSeconds, RideId ride, RideRequest request, LocalDate day) implements BookingCommand {}

    /**
     * The rider is ready to be fetched: the open return becomes a ride that departs from now on, or is refused with the
     * nearest time and stays open.
     *
     * @param atSeconds now
     * @param ride which
     * @param rider who calls; must be the one it was registered for
     */
    record CallReturn(int atSeconds, RideId ride, RiderId rider) implements BookingCommand {}

    /**
     * Places a standing order, or puts it in the place of one of the same id. Rides of that one whose pickup is still to
     * come are given up unless it makes the same on that day.
     *
     * @param atSeconds now
     * @param order as it is to be
     */
    record PlaceStandingOrder(int atSeconds, StandingOrder order) implements BookingCommand {}

    /**
     * Ends a standing order and gives up those of its rides whose pickup is still to come.
     *
     * @param atSeconds now
     * @param order which
     * @param rider who asks; must be the one whose it is
     */
    record EndStandingOrder(int atSeconds, StandingOrderId order, RiderId rider) implements BookingCommand {}

    /**
     * Makes the rides of standing orders as far ahead as rides can be booked; those that could not be promised before are
     * tried again. To be asked at least once a day, and again at once while the outcome says where to go on.
     *
     * @param atSeconds now
     * @param from the order to begin with, as the last outcome said; with the first if empty
     */
    record ExtendStandingOrders(int atSeconds, Optional<StandingOrderId> from) implements BookingCommand {}

    /**
     * Asks a rider to agree to another promise, after checking that it could be kept. It takes the place of what was
     * proposed for the ride before.
     *
     * @param atSeconds now
     * @param ride which; not yet on board
     * @param promise instead of the present one
     * @param by who proposes, as an opaque key
     * @param why in words for the rider
     * @param answerBySeconds it lapses then
     */
    record ProposePromise(int atSeconds, RideId ride, Promise promise, String by, String why, int answerBySeconds)
            implements BookingCommand {}

    /**
     * The rider's answer to a proposal. If it is yes, the promise is changed and the plan with it, in one decision.
     *
     * @param atSeconds now
     * @param ride which
     * @param rider who answers; must be the one it was promised to
     * @param promise the one that was proposed, as the rider saw it
     * @param accepted whether the rider agrees
     */
    record AnswerProposal(int atSeconds, RideId ride, RiderId rider, Promise promise, boolean accepted)
            implements BookingCommand {}

    /**
     * Makes a held offer a promise, at a fare that is recorded in the same decision.
     *
     * @param offer what is confirmed; its time counts
     * @param fare as it was shown with the offer
     */
    record ConfirmAtFare(DispatchCommand.ConfirmOffer offer, Fare fare) implements BookingCommand {
        @Override
        public int atSeconds() {
            return offer.atSeconds();
        }
    }

    /**
     * Records what a promised ride costs that was not chosen among offers.
     *
     * @param atSeconds now
     * @param ride which
     * @param fare what it costs
     */
    record AgreeFare(int atSeconds, RideId ride, Fare fare) implements BookingCommand {}

    /**
     * Makes a promise narrower, for which nobody has to be asked, after checking that it can be kept.
     *
     * @param atSeconds now
     * @param ride which; not yet on board
     * @param promise no bound of it wider than before
     * @param by who wants it, as an opaque key
     * @param why in words for the rider
     */
    record NarrowPromise(int atSeconds, RideId ride, Promise promise, String by, String why)
            implements BookingCommand {}
}
