package org.noriai.dispatch.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.ReleaseOffers;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.model.TravelWish.DepartAfter;
import org.noriai.dispatch.simulation.Happening.OffersExpire;
import org.noriai.dispatch.simulation.Happening.RiderAsks;
import org.noriai.dispatch.simulation.Happening.RiderCancels;
import org.noriai.dispatch.simulation.Happening.RiderConfirms;
import org.noriai.dispatch.simulation.Wish.Channel;
import org.noriai.dispatch.simulation.Wish.Fate;

/** Riders who ask, think, take the offer that suits them best or none, cancel or stay away. Confined to one thread. */
final class SimulatedRiders {

    /** How long offers are held. */
    static final int HELD_SECONDS = 120;

    /** A rider whose offer was lost, or who is told of another time, asks so many times in all at most. */
    private static final int ATTEMPTS_MAX = 3;

    private final SimulatedArea area;
    private final int counterOfferSecondsMax;
    private final SimulatedService service;
    private final DayLedger ledger;
    private final Agenda agenda;
    private final Map<RideId, Wish> booked = new HashMap<>();

    SimulatedRiders(SimulatedArea area, Scenario scenario, SimulatedService service, DayLedger ledger, Agenda agenda) {
        this.area = area;
        this.counterOfferSecondsMax = scenario.counterOfferSecondsMax();
        this.service = service;
        this.ledger = ledger;
        this.agenda = agenda;
    }

    /** Whether the rider of a booked ride is at the stop when the vehicle comes. */
    boolean comes(RideId ride) {
        Wish wish = booked.get(ride);
        return wish == null || wish.fate() != Fate.STAYS_AWAY;
    }

    void ask(RiderAsks asked, int now) {
        Wish wish = asked.wish();
        if (asked.attempt() == 0) {
            ledger.asked(wish);
        }
        OfferSetId set = new OfferSetId("s%d-%d".formatted(wish.number(), asked.attempt()));
        DispatchOutcome outcome =
                service.say(new RequestOffers(now, set, request(wish), "h" + wish.number(), now + HELD_SECONDS));
        switch (outcome) {
            case Offered offered -> choose(asked, offered, now);
            case Refused refused -> refused(asked, refused, now);
            case DispatchOutcome.Done ignored -> throw unexpected(outcome);
            case DispatchOutcome.RideChanged ignored -> throw unexpected(outcome);
            case DispatchOutcome.ShiftChanged ignored -> throw unexpected(outcome);
            case DispatchOutcome.Repaired ignored -> throw unexpected(outcome);
            case DispatchOutcome.Rejected ignored -> throw unexpected(outcome);
            case DispatchOutcome.OfBooking ignored -> throw unexpected(outcome);
            case DispatchOutcome.Instructed ignored -> throw unexpected(outcome);
        }
    }

    /** The one place that makes a request of a wish. */
    private RideRequest request(Wish wish) {
        int dwell = area.rules().dwellSeconds(wish.party());
        return new RideRequest(
                rider(wish),
                wish.party(),
                area.walks().get(wish.fromPlace()),
                area.walks().get(wish.toPlace()),
                wish.wish(),
                dwell,
                dwell);
    }

    private void choose(RiderAsks asked, Offered offered, int now) {
        Wish wish = asked.wish();
        Comparator<Ride> latestFirst =
                Comparator.comparing(offer -> -offer.promise().pickup().startSeconds());
        Comparator<Ride> earliestFirst =
                Comparator.comparing(offer -> offer.promise().pickup().startSeconds());
        List<Ride> offers = offered.offers();
        Optional<Ride> best = offers.stream()
                .filter(offer ->
                        offSeconds(wish, offer, offered.estimatedArrivals().get(offers.indexOf(offer)))
                                <= wish.patienceSeconds())
                .min(wish.wish() instanceof ArriveBy ? latestFirst : earliestFirst);
        if (best.isPresent()) {
            agenda.add(
                    now + wish.thinkSeconds(),
                    new RiderConfirms(asked, best.get().id()));
            return;
        }
        ledger.declined(wish);
        if (wish.channel() == Channel.TELEPHONE) {
            service.say(new ReleaseOffers(now, rider(wish)));
        } else {
            // Who asked on the web closes the page.
            agenda.add(offered.heldUntilSeconds(), new OffersExpire());
        }
    }

    /** How far an offer is off the wish: a later pickup, or an earlier arrival, than would have been best. */
    private static int offSeconds(Wish wish, Ride offer, int arrivalSeconds) {
        return switch (wish.wish()) {
            case DepartAfter depart ->
                offer.promise().pickup().startSeconds()
                        - depart.earliestSeconds()
                        - offer.pickup().walkSeconds();
            case ArriveBy arrive ->
                arrive.latestSeconds() - arrivalSeconds - offer.dropoff().walkSeconds();
        };
    }

    private void refused(RiderAsks asked, Refused refused, int now) {
        Wish wish = asked.wish();
        OptionalInt nearest = nearest(wish, refused);
        boolean asksAgain = wish.takesCounterOffer() && nearest.isPresent() && asked.attempt() + 1 < ATTEMPTS_MAX;
        if (asksAgain) {
            Wish other = wish.withWish(wish.wish().at(nearest.getAsInt()));
            agenda.add(now + wish.thinkSeconds(), new RiderAsks(other, asked.attempt() + 1, true));
        } else {
            ledger.refused(wish, refused.reason());
        }
    }

    private OptionalInt nearest(Wish wish, Refused refused) {
        int wished = wish.wish().seconds();
        int before = Math.abs(wished - refused.nearestBeforeSeconds().orElse(Integer.MAX_VALUE / 2));
        int after = Math.abs(refused.nearestAfterSeconds().orElse(Integer.MAX_VALUE / 2) - wished);
        if (Math.min(before, after) > counterOfferSecondsMax) {
            return OptionalInt.empty();
        }
        return after <= before ? refused.nearestAfterSeconds() : refused.nearestBeforeSeconds();
    }

    void confirm(RiderConfirms confirms, int now) {
        RiderAsks asked = confirms.asked();
        Wish wish = asked.wish();
        String key = "k%d-%d".formatted(wish.number(), asked.attempt());
        DispatchOutcome outcome = service.say(new ConfirmOffer(now, confirms.offer(), rider(wish), key));
        if (outcome instanceof RideChanged changed) {
            booked.put(changed.ride().id(), wish);
            ledger.accepted(wish, changed.ride(), asked.counterOffer());
            if (wish.fate() == Fate.CANCELS) {
                int left = changed.ride().promise().pickup().startSeconds() - now;
                int cancels = now + (int) Math.max(0, left * wish.cancelsAfter());
                agenda.add(cancels, new RiderCancels(wish, changed.ride().id()));
            }
        } else if (asked.attempt() + 1 < ATTEMPTS_MAX) {
            // A vehicle came late, and the offer could not be kept any more.
            agenda.add(now, new RiderAsks(wish, asked.attempt() + 1, asked.counterOffer()));
        } else {
            ledger.lost(wish);
        }
    }

    void cancel(RiderCancels cancels, int now) {
        DispatchOutcome outcome = service.say(new CancelRide(now, cancels.ride(), rider(cancels.wish())));
        // Who is on board already travels.
        if (outcome instanceof RideChanged) {
            ledger.cancelled(cancels.ride());
        }
    }

    void expire(int now) {
        service.say(new ExpireOffers(now));
    }

    private static RiderId rider(Wish wish) {
        return new RiderId("r" + wish.number());
    }

    private static IllegalStateException unexpected(DispatchOutcome outcome) {
        return new IllegalStateException("A request for offers was answered with %s.".formatted(outcome));
    }
}
