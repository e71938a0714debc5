package org.noriai.dispatch.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.command.BookingCommand.AgreeFare;
import org.noriai.dispatch.command.BookingCommand.ConfirmAtFare;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.event.BookingEvent.FareAgreed;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.HeldOffers;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/** From an offer to a promise, and back. */
final class BookingDecisions {

    private final PromiseForecast forecast;
    private final RuleBook book;

    BookingDecisions(PlanScheduler scheduler, RuleBook book) {
        this.book = book;
        this.forecast = new PromiseForecast(scheduler);
    }

    Decision confirm(FleetState state, ConfirmOffer command, int now) {
        Optional<RideId> booked = state.findBooking(command.rider(), command.idempotencyKey());
        if (booked.isPresent()) {
            return booked.get().equals(command.offer())
                    ? Decision.nothing(new RideChanged(state.getRide(command.offer())))
                    : Decision.rejected(
                            Problem.KEY_REUSED,
                            "idempotency_key",
                            command.idempotencyKey(),
                            "The idempotency key was used for another offer.");
        }
        Optional<Ride> offer =
                state.findRide(command.offer()).filter(ride -> ride.rider().equals(command.rider()));
        if (offer.isEmpty()) {
            return Decision.rejected(
                    Problem.NOT_FOUND, "offer_id", command.offer(), "There is no such offer, or it is no longer held.");
        }
        if (offer.get().status() != RideStatus.HELD) {
            return Decision.rejected(
                    Problem.ALREADY_CONFIRMED,
                    "offer_id",
                    command.offer(),
                    "The offer was confirmed before, with another idempotency key.");
        }
        return confirmHeld(state, command, offer.get(), now);
    }

    Decision confirmAt(FleetState state, ConfirmAtFare command, int now) {
        Decision confirmed = confirm(state, command.offer(), now);
        RideId ride = command.offer().offer();
        boolean assigned = confirmed.events().stream()
                .anyMatch(event -> event instanceof RideAssigned assignment
                        && assignment.ride().equals(ride));
        if (!assigned) {
            return confirmed;
        }
        List<DispatchEvent> events = new ArrayList<>(confirmed.events());
        events.add(new FareAgreed(now, ride, command.fare()));
        return new Decision(events, confirmed.outcome());
    }

    static Decision agree(FleetState state, AgreeFare command, int now) {
        boolean promised = state.findRide(command.ride())
                .filter(ride -> ride.status() != RideStatus.HELD)
                .isPresent();
        return promised
                ? new Decision(List.of(new FareAgreed(now, command.ride(), command.fare())), new DispatchOutcome.Done())
                : Decision.rejected(Problem.NOT_FOUND, "ride_id", command.ride(), "There is no such ride.");
    }

    private Decision confirmHeld(FleetState state, ConfirmOffer command, Ride offer, int now) {
        HeldOffers set = state.findHeldBy(command.rider())
                .filter(held -> held.offers().contains(offer.id()))
                .orElseThrow(() -> new IllegalStateException("The held offer %s is in no set.".formatted(offer.id())));
        boolean over = set.heldUntilSeconds() <= now;
        if (over || !keepable(state, offer, now)) {
            List<RideId> released = over ? set.offers() : List.of(offer.id());
            ReleaseCause cause = over ? ReleaseCause.EXPIRED : ReleaseCause.NOT_KEEPABLE;
            return new Decision(
                    List.of(new OffersReleased(now, released, cause)),
                    new Rejected(
                            Problem.OFFER_EXPIRED,
                            "offer_id",
                            command.offer().value(),
                            over
                                    ? "The offer is no longer held; ask again."
                                    : "The offer can't be kept any more, because its vehicle can't be there in time; ask again."));
        }
        if (ReturnLinks.outwardCancelled(state, offer)) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "outward",
                    offer.outward().orElseThrow(),
                    "The ride that this is the return of was cancelled; ask again without it.");
        }
        if (dayIsFull(state, offer)) {
            return Decision.nothing(
                    new Refused(RejectionReason.TOO_MANY_TRIPS, OptionalInt.empty(), OptionalInt.empty()));
        }
        List<DispatchEvent> events = new ArrayList<>();
        events.add(new RideAssigned(now, offer.id(), command.idempotencyKey()));
        List<RideId> others =
                set.offers().stream().filter(id -> !id.equals(offer.id())).toList();
        if (!others.isEmpty()) {
            events.add(new OffersReleased(now, others, ReleaseCause.ANOTHER_CHOSEN));
        }
        return new Decision(events, new RideChanged(state.applyAll(events).getRide(offer.id())));
    }

    /** Whether the rider has been promised as many trips on that day meanwhile as one may have. */
    private boolean dayIsFull(FleetState state, Ride offer) {
        ServiceRules rules = book.rules(offer.pickup().place(), offer.riderClass());
        LocalDate day = book.calendar().day(offer.promise().pickup().startSeconds());
        return RiderBounds.trips(state, offer.rider(), book.calendar(), day) >= rules.tripsPerDayMax();
    }

    /**
     * Whether, as the vehicle goes now, the offer would be kept and make nobody late who was promised before. An empty
     * vehicle waits for what is held, so time has passed since the offer was planned.
     */
    private boolean keepable(FleetState state, Ride offer, int now) {
        ShiftState shift = state.getShift(offer.shift());
        Map<RideId, Integer> late =
                forecast.lateSeconds(state, PromiseForecast.promisedAnd(state, shift, offer.id()), now);
        if (late.values().stream().allMatch(seconds -> seconds == 0)) {
            return true;
        }
        Map<RideId, Integer> lateAnyway = forecast.lateSeconds(state, PromiseForecast.promisedOnly(state, shift), now);
        return late.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= lateAnyway.getOrDefault(entry.getKey(), 0));
    }

    Decision cancel(FleetState state, CancelRide command, int now) {
        Optional<Ride> found = state.findRide(command.ride())
                .filter(ride -> ride.rider().equals(command.rider()))
                .filter(ride -> ride.status() != RideStatus.HELD);
        if (found.isEmpty()) {
            return ReturnDecisions.cancel(state, command, now);
        }
        Ride ride = found.get();
        return switch (ride.status()) {
            case CONFIRMED -> cancelled(state, List.of(new RideCancelled(now, ride.id())), ride, command, now);
            case CANCELLED -> cancelled(state, List.of(), ride, command, now);
            case ABOARD, COMPLETED, MISSED, HELD ->
                Decision.rejected(
                        Problem.CONFLICT,
                        "ride_id",
                        command.ride(),
                        "The ride is %s and can't be cancelled any more.".formatted(ride.status()));
        };
    }

    private static Decision cancelled(
            FleetState state, List<DispatchEvent> itself, Ride ride, CancelRide command, int now) {
        List<DispatchEvent> events = new ArrayList<>(itself);
        if (command.withReturns()) {
            events.addAll(ReturnLinks.cancelled(state, ride, now));
        }
        FleetState after = state.applyAll(events);
        return new Decision(events, new RideChanged(after.getRide(ride.id()), ReturnLinks.standing(after, ride)));
    }
}
