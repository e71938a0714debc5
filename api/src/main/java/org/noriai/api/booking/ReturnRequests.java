package org.noriai.api.booking;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fare.Pricing;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.security.Digests;
import org.noriai.api.v1.OpenReturnRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.dispatch.command.BookingCommand.AgreeFare;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;

/** Returns whose time is not known when they are registered: the rider calls when it is time. Thread-safe. */
public final class ReturnRequests {

    private static final int DIGITS = 24;
    private static final int ID_LENGTH_MAX = 64;

    private final Dispatch dispatch;
    private final OfferRequests requests;
    private final Pricing pricing;

    /** Prepares walks as requests for offers do. */
    public ReturnRequests(Dispatch dispatch, OfferRequests requests, Pricing pricing) {
        this.dispatch = dispatch;
        this.requests = requests;
        this.pricing = pricing;
    }

    /**
     * Registers a return; the same key again gives the same one.
     *
     * @throws ProblemException with everything that is wrong, or why it can't be registered
     */
    public OpenReturn open(RiderId rider, OpenReturnRequest request) {
        RequestOffersRequest trip = RequestOffersRequest.newBuilder()
                .mergeFrom(trip(request))
                .setRiderClass(request.getRiderClass())
                .setReturnOfRideId(request.getReturnOfRideId())
                .build();
        List<FieldProblem> problems = new ArrayList<>(requests.problems(rider, trip));
        Optional<LocalDate> day = day(request.getDay(), problems);
        String key = request.getIdempotencyKey();
        if (key.isEmpty() || key.length() > ID_LENGTH_MAX || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            problems.add(FieldProblem.of(
                    "idempotency_key", key, "must have 1 to %d visible ASCII characters.".formatted(ID_LENGTH_MAX)));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        RideId id = new RideId(id(rider, key));
        RideRequest prepared = switch (requests.prepare(rider, trip)) {
            case OfferRequests.Prepared.Ready ready -> ready.request();
            case OfferRequests.Prepared.No no -> throw notNow(no.reason().name());
        };
        return returned(dispatch.ask(at -> new OpenReturnRide(at, id, prepared, day.orElseThrow())));
    }

    private static RequestOffersRequest trip(OpenReturnRequest request) {
        RequestOffersRequest.Builder trip = RequestOffersRequest.newBuilder();
        if (request.hasOrigin()) {
            trip.setOrigin(request.getOrigin());
        }
        if (request.hasDestination()) {
            trip.setDestination(request.getDestination());
        }
        return trip.setParty(request.getParty()).build();
    }

    private static Optional<LocalDate> day(String text, List<FieldProblem> problems) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            problems.add(FieldProblem.of("day", text, "must be a day as 2026-11-26."));
            return Optional.empty();
        }
    }

    private static String id(RiderId rider, String key) {
        byte[] digest = Digests.sha256((rider.value() + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return "return-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    /**
     * The rider's return.
     *
     * @throws ProblemException if there is none, or it is another rider's, which looks the same
     */
    public OpenReturn find(RiderId rider, String id) {
        return Optional.of(id)
                .filter(known -> !known.isBlank() && known.length() <= ID_LENGTH_MAX)
                .flatMap(known -> dispatch.state().findReturn(new RideId(known)))
                .filter(known -> known.request().rider().equals(rider))
                .orElseThrow(() -> ProblemException.notFound("return_id", id));
    }

    /**
     * The rider is ready.
     *
     * @return the ride, or why there is none for now
     */
    public DispatchOutcome call(RiderId rider, String id) {
        RideId ride = find(rider, id).id();
        DispatchOutcome outcome = dispatch.ask(at -> new CallReturn(at, ride, rider));
        if (outcome instanceof DispatchOutcome.RideChanged changed
                && pricing.find(ride).isEmpty()) {
            agree(changed.ride());
        }
        return outcome;
    }

    private void agree(Ride ride) {
        Optional<Fare> fare = pricing.ofPromised(ride);
        fare.ifPresent(price -> dispatch.ask(at -> new AgreeFare(at, ride.id(), price)));
    }

    /** Gives up a return that was not called for. */
    public OpenReturn cancel(RiderId rider, String id) {
        OpenReturn open = find(rider, id);
        if (open.status() == OpenReturn.Status.CALLED) {
            throw new ProblemException(ProblemKind.CONFLICT, "The return is a ride by now; cancel that.");
        }
        return returned(dispatch.ask(at -> new CancelRide(at, open.id(), rider)));
    }

    private static OpenReturn returned(DispatchOutcome outcome) {
        return switch (outcome) {
            case DispatchOutcome.ReturnChanged changed -> changed.openReturn();
            case DispatchOutcome.Refused refused ->
                throw notNow(refused.reason().name());
            default ->
                throw new IllegalStateException("A return was answered by %s."
                        .formatted(outcome.getClass().getSimpleName()));
        };
    }

    private static ProblemException notNow(String reason) {
        return new ProblemException(ProblemKind.CONFLICT, "The return can't be registered: %s.".formatted(reason));
    }
}
