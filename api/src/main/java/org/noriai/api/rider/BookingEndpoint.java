package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.Optional;
import org.noriai.api.booking.OfferRequests;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.ChangeStream.Change;
import org.noriai.api.fanout.Subscription;
import org.noriai.api.security.Caller;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.Refusal;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.ReleaseOffersResponse;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.WatchRideRequest;
import org.noriai.api.view.Answers;
import org.noriai.api.view.LatestStream;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.dispatch.model.RideId;
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

    /** Serves with these. */
    public BookingEndpoint(
            Dispatch dispatch,
            OfferRequests offers,
            RideBookings bookings,
            ChangeStream changes,
            StopCatalog stops,
            RideViews rides,
            Locale language) {
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
        Answers.one(
                observer,
                () -> view(
                        bookings.confirm(Caller.current().rider(), request.getOfferId(), request.getIdempotencyKey())));
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
                Refusal.Builder refusal = response.getRefusalBuilder()
                        .setReason(none.reason())
                        .setMessage(refusals.message(none.reason()));
                none.nearest().beforeSeconds().ifPresent(at -> refusal.setNearestBefore(Messages.timestamp(at)));
                none.nearest().afterSeconds().ifPresent(at -> refusal.setNearestAfter(Messages.timestamp(at)));
            }
        }
        return response.build();
    }

    private Offer offer(org.noriai.dispatch.model.Ride offer, int estimatedArrivalSeconds) {
        return Offer.newBuilder()
                .setOfferId(offer.id().value())
                .setPickup(stops.call(offer.pickup()))
                .setPickupWindow(Messages.window(offer.promise().pickup()))
                .setDropoff(stops.call(offer.dropoff()))
                .setEstimatedArrival(Messages.timestamp(estimatedArrivalSeconds))
                .setLatestArrival(Messages.timestamp(offer.promise().latestDropoffSeconds()))
                .build();
    }
}
