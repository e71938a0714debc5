package org.noriai.dispatch.simulation;

import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.TravelWish;

/**
 * What a simulated rider wants and how the rider takes what comes.
 *
 * @param number counts the wishes, from 0
 * @param askSeconds when the rider asks, in seconds since the area's epoch
 * @param fromPlace where the rider is
 * @param toPlace where the rider wants to be
 * @param party who travels
 * @param wish when
 * @param channel how the rider asks
 * @param thinkSeconds how long the rider thinks about an offer
 * @param patienceSeconds how far off the wish the rider takes an offer
 * @param takesCounterOffer whether the rider, when refused, asks again for the nearest time that would do
 * @param fate what the rider does once it is booked
 * @param cancelsAfter the part of the time between booking and pickup after which a rider who cancels does so
 */
record Wish(
        int number,
        int askSeconds,
        int fromPlace,
        int toPlace,
        Party party,
        TravelWish wish,
        Channel channel,
        int thinkSeconds,
        int patienceSeconds,
        boolean takesCounterOffer,
        Fate fate,
        double cancelsAfter) {

    /** How a rider asks. */
    enum Channel {
        /** By telephone, at the desk. */
        TELEPHONE,
        /** On the web. */
        WEB
    }

    /** What a rider does once a ride is booked. */
    enum Fate {
        /** Comes and travels. */
        TRAVELS,
        /** Cancels before the pickup. */
        CANCELS,
        /** Says nothing and does not come. */
        STAYS_AWAY
    }

    boolean wheelchair() {
        return party.wheelchairs() > 0;
    }

    Wish withWish(TravelWish other) {
        return new Wish(
                number,
                askSeconds,
                fromPlace,
                toPlace,
                party,
                other,
                channel,
                thinkSeconds,
                patienceSeconds,
                takesCounterOffer,
                fate,
                cancelsAfter);
    }
}
