package org.noriai.api.booking;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fare.Pricing;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.store.CallKey;
import org.noriai.dispatch.command.BookingCommand.AnswerProposal;
import org.noriai.dispatch.command.BookingCommand.ConfirmAtFare;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ReleaseOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.state.FleetState;

/** Confirms, finds and cancels rides, each for the rider whose it is. Thread-safe. */
public final class RideBookings {

    private static final int ID_LENGTH_MAX = 64;
    private static final int KEY_LENGTH_MAX = 64;

    private final Dispatch dispatch;
    private final Pricing pricing;
    private final KeyedCalls calls;

    /** How a ride is shown to whom it concerns. */
    @FunctionalInterface
    public interface View<M extends Message> {

        /** Shows a ride of a state. */
        M view(FleetState state, Ride ride);
    }

    /** Asks the engine, once for each key. */
    public RideBookings(Dispatch dispatch, KeyedCalls calls, Pricing pricing) {
        this.pricing = pricing;
        this.dispatch = dispatch;
        this.calls = calls;
    }

    /**
     * Makes a held offer a promise; the same key again gives the same answer.
     *
     * @param caller whose key it is: the rider, or who books for them
     * @param rider whose ride it becomes
     * @param view how the ride is shown in the answer
     * @throws ProblemException if that can't be done
     */
    public <M extends Message> M confirm(
            String caller, RiderId rider, String offerId, String key, Parser<M> parser, View<M> view) {
        List<FieldProblem> problems = new ArrayList<>();
        if (offerId.isBlank() || offerId.length() > ID_LENGTH_MAX) {
            problems.add(
                    FieldProblem.of("offer_id", offerId, "must have 1 to %d characters.".formatted(ID_LENGTH_MAX)));
        }
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            problems.add(FieldProblem.of(
                    "idempotency_key", key, "must have 1 to %d visible ASCII characters.".formatted(KEY_LENGTH_MAX)));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        RideId offer = new RideId(offerId);
        Optional<Fare> fare = pricing.ofOffer(offer);
        String asked = rider.value() + "\n" + offerId;
        return calls.once(
                new CallKey(caller, "ConfirmOffer", key),
                KeyedCalls.Keeping.PERSON,
                ByteString.copyFromUtf8(asked),
                parser,
                at -> {
                    ConfirmOffer confirm = new ConfirmOffer(at, offer, rider, key);
                    return fare.<DispatchCommand>map(price -> new ConfirmAtFare(confirm, price))
                            .orElse(confirm);
                },
                (outcome, state) -> {
                    Ride ride = ride(outcome);
                    return view.view(state, state.findRide(ride.id()).orElse(ride));
                });
    }

    /**
     * A ride of this rider, not one that is merely held.
     *
     * @throws ProblemException if there is none, or it is another rider's, which looks the same
     */
    public Ride find(RiderId rider, String rideId) {
        return findOwn(rider, rideId).orElseThrow(() -> ProblemException.notFound("ride_id", rideId));
    }

    private Optional<Ride> findOwn(RiderId rider, String rideId) {
        if (rideId.isBlank() || rideId.length() > ID_LENGTH_MAX) {
            return Optional.empty();
        }
        return dispatch.state()
                .findRide(new RideId(rideId))
                .filter(ride -> ride.rider().equals(rider) && ride.status() != RideStatus.HELD);
    }

    /** Gives back the offers that the rider holds, if any. */
    public void release(RiderId rider) {
        dispatch.ask(at -> new ReleaseOffers(at, rider));
    }

    /**
     * Gives up a ride before boarding.
     *
     * @throws ProblemException if that can't be done
     */
    public Ride cancel(RiderId rider, String rideId) {
        RideId ride = find(rider, rideId).id();
        return ride(dispatch.ask(at -> new CancelRide(at, ride, rider)));
    }

    /**
     * Answers whether another promise will do.
     *
     * @param promise as the rider saw it
     * @throws ProblemException if nothing of the kind is proposed
     */
    public Ride answer(RiderId rider, String rideId, Promise promise, boolean accepted) {
        RideId ride = find(rider, rideId).id();
        return ride(dispatch.ask(at -> new AnswerProposal(at, ride, rider, promise, accepted)));
    }

    private static Ride ride(DispatchOutcome outcome) {
        if (outcome instanceof DispatchOutcome.RideChanged changed) {
            return changed.ride();
        }
        throw new IllegalStateException(
                "A booking was answered by %s.".formatted(outcome.getClass().getSimpleName()));
    }

    /** How many rides are promised or under way. */
    public static long open(FleetState state) {
        return state.listRides().stream()
                .filter(ride -> ride.status() == RideStatus.CONFIRMED || ride.status() == RideStatus.ABOARD)
                .count();
    }
}
