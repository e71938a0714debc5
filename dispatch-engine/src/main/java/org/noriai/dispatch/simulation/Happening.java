package org.noriai.dispatch.simulation;

import org.noriai.dispatch.model.RideId;

/** What is going to happen at a moment of a simulated day. */
sealed interface Happening {

    /**
     * A rider asks for offers.
     *
     * @param wish what for
     * @param attempt 0 the first time
     * @param counterOffer whether the wish is a time that the service named
     */
    record RiderAsks(Wish wish, int attempt, boolean counterOffer) implements Happening {}

    /**
     * A rider takes an offer.
     *
     * @param asked what was asked
     * @param offer which
     */
    record RiderConfirms(RiderAsks asked, RideId offer) implements Happening {}

    /**
     * A rider gives up a booked ride.
     *
     * @param wish whose
     * @param ride which
     */
    record RiderCancels(Wish wish, RideId ride) implements Happening {}

    /** Offers that nobody took are released. */
    record OffersExpire() implements Happening {}

    /**
     * A driver does what is due.
     *
     * @param driver index of the vehicle in the fleet
     * @param turn which of the driver's turns; one that another has taken the place of is left out
     */
    record DriverActs(int driver, int turn) implements Happening {}

    /**
     * A driver's shift is over; the driver goes home once nobody relies on the vehicle.
     *
     * @param driver index of the vehicle in the fleet
     */
    record ShiftIsOver(int driver) implements Happening {}
}
