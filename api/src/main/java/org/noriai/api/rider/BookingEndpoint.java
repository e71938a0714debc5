package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.Optional;
import org.noriai.api.booking.Nearest;
import org.noriai.api.booking.OfferRequests;
import org.noriai.api.booking.ReturnRequests;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.ChangeStream.Change;
import org.noriai.api.fanout.Subscription;
import org.noriai.api.fare.FareViews;
import org.noriai.api.fare.Pricing;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.security.Caller;
import org.noriai.api.v1.AnswerProposalRequest;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.CallReturnRequest;
import org.noriai.api.v1.CallReturnResponse;
import org.noriai.api.v1.CancelReturnRequest;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetReceiptRequest;
import org.noriai.api.v1.GetReturnRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.OpenReturnRequest;
import org.noriai.api.v1.OpenReturnView;
import org.noriai.api.v1.Receipt;
import org.noriai.api.v1.Refusal;
import org.noriai.api.v1.RefusalReason;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.ReleaseOffersResponse;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.ReturnStatus;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.WatchRideRequest;
import org.noriai.api.view.Answers;
import org.noriai.api.view.LatestStream;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.state.FleetState;

/** {@code BookingService}: from a wish to a promise. Thread-safe. */
public final class BookingEndpoint extends BookingServiceGrpc.BookingServiceImplBase {

    private final Dispatch dispatch;
    private final OfferRequests offers;
    private final RideBookings bookings;
    private final ChangeStream changes;
    private final StopCatalog stops;
    private final RideViews rides;
    private final RefusalMessages refusals;
    private final Pricing pricing;
    private final ReturnRequests returns;
    private final String issuer;

    /** Serves with these. */
    public BookingEndpoint(
            Dispatch dispatch,
            OfferRequests offers,
            RideBookings bookings,
            ChangeStream changes,
            StopCatalog stops,
            RideViews rides,
            Pricing pricing,
            ReturnRequests returns,
            String issuer,
            Locale language) {
        this.pricing = pricing;
        this.returns = returns;
        this.issuer = issuer;
        this.dispatch = dispatch;
        this.offers = offers;
        this.bookings = bookings;
        this.changes = changes;
        this.stops = stops;
        this.rides = rides;
        this.refusals = new RefusalMessages(language);
    }

    @Override
    public void requestOffers(RequestOffersRequest request, StreamObserver<RequestOffersResponse> observer) {
        Answers.one(observer, () -> response(offers.request(Caller.current(), request)));
    }

    @Override
    public void releaseOffers(ReleaseOffersRequest request, StreamObserver<ReleaseOffersResponse> observer) {
        Answers.one(observer, () -> {
            bookings.release(Caller.current().rider());
            return ReleaseOffersResponse.getDefaultInstance();
        });
    }

    @Override
    public void confirmOffer(ConfirmOfferRequest request, StreamObserver<Ride> observer) {
        Answers.one(observer, () -> {
            RiderId rider = Caller.current().rider();
            return bookings.confirm(
                    "rider:" + rider.value(),
                    rider,
                    request.getOfferId(),
                    request.getIdempotencyKey(),
                    Ride.parser(),
                    rides::view);
        });
    }

    @Override
    public void getRide(GetRideRequest request, StreamObserver<Ride> observer) {
        Answers.one(observer, () -> view(bookings.find(Caller.current().rider(), request.getRideId())));
    }

    @Override
    public void cancelRide(CancelRideRequest request, StreamObserver<Ride> observer) {
        Answers.one(observer, () -> view(bookings.cancel(Caller.current().rider(), request.getRideId())));
    }

    @Override
    public void getReceipt(GetReceiptRequest request, StreamObserver<Receipt> observer) {
        Answers.one(observer, () -> {
            org.noriai.dispatch.model.Ride ride = bookings.find(Caller.current().rider(), request.getRideId());
            Ride view = view(ride);
            if (!view.getFare().getSettled()) {
                throw new ProblemException(
                        ProblemKind.CONFLICT,
                        view.hasFare() ? "The ride has not ended; there is no receipt yet." : "The ride has no fare.");
            }
            Receipt.Builder receipt = Receipt.newBuilder()
                    .setReceiptNumber("R-" + ride.id().value())
                    .setRideId(ride.id().value())
                    .setIssuer(issuer)
                    .setIssued(Messages.timestamp(dispatch.clock().now()))
                    .setPickupName(view.getPickup().getStop().getName())
                    .setDropoffName(view.getDropoff().getStop().getName())
                    .setFare(view.getFare());
            ride.boardedSeconds().ifPresent(at -> receipt.setBoarded(Messages.timestamp(at)));
            ride.endedSeconds().ifPresent(at -> receipt.setEnded(Messages.timestamp(at)));
            return receipt.build();
        });
    }

    @Override
    public void openReturn(OpenReturnRequest request, StreamObserver<OpenReturnView> observer) {
        Answers.one(observer, () -> view(returns.open(Caller.current().rider(), request)));
    }

    @Override
    public void getReturn(GetReturnRequest request, StreamObserver<OpenReturnView> observer) {
        Answers.one(observer, () -> view(returns.find(Caller.current().rider(), request.getReturnId())));
    }

    @Override
    public void cancelReturn(CancelReturnRequest request, StreamObserver<OpenReturnView> observer) {
        Answers.one(observer, () -> view(returns.cancel(Caller.current().rider(), request.getReturnId())));
    }

    @Override
    public void callReturn(CallReturnRequest request, StreamObserver<CallReturnResponse> observer) {
        Answers.one(observer, () -> switch (returns.call(Caller.current().rider(), request.getReturnId())) {
            case DispatchOutcome.RideChanged changed ->
                CallReturnResponse.newBuilder().setRide(view(changed.ride())).build();
            case DispatchOutcome.Refused refused ->
                CallReturnResponse.newBuilder()
                        .setRefusal(refusal(
                                OfferRequests.reason(refused),
                                new Nearest(refused.nearestBeforeSeconds(), refused.nearestAfterSeconds())))
                        .build();
            default -> throw new IllegalStateException("A call for a return had another outcome.");
        });
    }

    private OpenReturnView view(OpenReturn open) {
        OpenReturnView.Builder view = OpenReturnView.newBuilder()
                .setReturnId(open.id().value())
                .setStatus(
                        switch (open.status()) {
                            case OPEN -> ReturnStatus.OPEN;
                            case CALLED -> ReturnStatus.CALLED;
                            case CANCELLED -> ReturnStatus.GIVEN_UP;
                            case LAPSED -> ReturnStatus.LAPSED;
                        })
                .setDay(open.day().toString())
                .setParty(Messages.party(open.request().party()))
                .setPickup(stops.call(open.request().pickups().getFirst()))
                .setDropoff(stops.call(open.request().dropoffs().getFirst()));
        open.request().outward().ifPresent(outward -> view.setReturnOfRideId(outward.value()));
        return view.build();
    }

    @Override
    public void answerProposal(AnswerProposalRequest request, StreamObserver<Ride> observer) {
        Answers.one(
                observer,
                () -> view(bookings.answer(
                        Caller.current().rider(),
                        request.getRideId(),
                        Proposals.promise(request.getProposalId()),
                        request.getAccepted())));
    }

    @Override
    public void watchRide(WatchRideRequest request, StreamObserver<Ride> observer) {
        Subscription listening = new Subscription();
        LatestStream<Ride> stream = LatestStream.open(observer, ride -> ride, gone -> listening.end());
        try {
            RideId id =
                    bookings.find(Caller.current().rider(), request.getRideId()).id();
            listening.began(changes.listen(change -> tell(change, id, stream, listening)));
            tell(dispatch.state(), id, stream, listening);
        } catch (RuntimeException failure) {
            stream.fail(failure);
        }
    }

    private void tell(Change change, RideId id, LatestStream<Ride> stream, Subscription listening) {
        FleetState state = dispatch.state();
        boolean concerns = change.tick()
                || state.findRide(id)
                        .map(ride -> change.shifts().contains(ride.shift()))
                        .orElse(true);
        if (concerns) {
            tell(state, id, stream, listening);
        }
    }

    private void tell(FleetState state, RideId id, LatestStream<Ride> stream, Subscription listening) {
        Optional<org.noriai.dispatch.model.Ride> ride = state.findRide(id);
        if (stream.gone() || ride.isEmpty()) {
            // A ride is forgotten a day after it has ended; then its streams have ended too.
            listening.end();
        } else if (ride.get().status().planned()) {
            stream.offer(rides.view(state, ride.get()));
        } else {
            listening.end();
            stream.finish(rides.view(state, ride.get()));
        }
    }

    private Ride view(org.noriai.dispatch.model.Ride ride) {
        FleetState state = dispatch.state();
        return rides.view(state, state.findRide(ride.id()).orElse(ride));
    }

    private RequestOffersResponse response(OfferRequests.Result result) {
        RequestOffersResponse.Builder response = RequestOffersResponse.newBuilder();
        switch (result) {
            case OfferRequests.Result.Held held -> {
                for (int i = 0; i < held.offers().size(); i++) {
                    response.addOffers(
                            offer(held.offers().get(i), held.estimatedArrivals().get(i)));
                }
                response.setHeldUntil(Messages.timestamp(held.heldUntilSeconds()))
                        .setHeldMillis(held.held().toMillis());
            }
            case OfferRequests.Result.None none -> {
                response.setRefusal(refusal(none.reason(), none.nearest()));
            }
        }
        return response.build();
    }

    private Refusal refusal(RefusalReason reason, Nearest nearest) {
        Refusal.Builder refusal = Refusal.newBuilder().setReason(reason).setMessage(refusals.message(reason));
        nearest.beforeSeconds().ifPresent(at -> refusal.setNearestBefore(Messages.timestamp(at)));
        nearest.afterSeconds().ifPresent(at -> refusal.setNearestAfter(Messages.timestamp(at)));
        return refusal.build();
    }

    private Offer offer(org.noriai.dispatch.model.Ride offer, int estimatedArrivalSeconds) {
        Offer.Builder view = Offer.newBuilder()
                .setOfferId(offer.id().value())
                .setPickup(stops.call(offer.pickup()))
                .setPickupWindow(Messages.window(offer.promise().pickup()))
                .setDropoff(stops.call(offer.dropoff()))
                .setEstimatedArrival(Messages.timestamp(estimatedArrivalSeconds))
                .setLatestArrival(Messages.timestamp(offer.promise().latestDropoffSeconds()));
        pricing.find(offer.id()).ifPresent(fare -> view.setFare(FareViews.view(fare, Optional.empty())));
        return view.build();
    }
}
