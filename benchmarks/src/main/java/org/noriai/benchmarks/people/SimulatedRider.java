package org.noriai.benchmarks.people;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.RegisterRiderResponse;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.WatchRideRequest;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/**
 * A rider with one wish: opens an account, asks, takes the first offer that suits, and follows the ride to its end.
 * Confined to its own thread.
 */
final class SimulatedRider {
    /** Offers that begin later than this after the wish do not suit; a refusal's hint may. */
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    /** A rider who cancels does so at most this long after booking. */
    private static final Duration CANCELS_WITHIN = Duration.ofMinutes(5);

    /** Wall time, as that for which offers are held. */
    private static final Duration THINKS_OVER = Duration.ofSeconds(10);

    private final ServiceConnection connection;
    private final EngineTime time;
    private final Wish wish;
    private final Tally tally;

    SimulatedRider(ServiceConnection connection, EngineTime time, Wish wish, Tally tally) {
        this.connection = connection;
        this.time = time;
        this.wish = wish;
        this.tally = tally;
    }

    /** From the wish to the end of the ride, or to where the rider gives up. */
    void travel() throws InterruptedException {
        RegisterRiderResponse account = Retry.untilAnswered(
                () -> connection.accounts().registerRider(RegisterRiderRequest.getDefaultInstance()));
        String token = account.getToken();
        tally.asked();
        Instant wanted = time.now().plus(wish.lead());
        Optional<Offer> offer = findOffer(token, wanted);
        if (offer.isEmpty()) {
            giveBack(token);
            tally.refused();
            return;
        }
        if (wish.declines()) {
            decline(token);
            return;
        }
        ConfirmOfferRequest confirm = ConfirmOfferRequest.newBuilder()
                .setOfferId(offer.get().getOfferId())
                .setIdempotencyKey("ride-of-" + account.getRiderId())
                .build();
        Ride ride = Retry.untilAnswered(() -> connection.bookings(token).confirmOffer(confirm));
        tally.booked();
        if (wish.cancels()) {
            cancel(token, ride);
            return;
        }
        follow(token, ride.getRideId());
    }

    private Optional<Offer> findOffer(String token, Instant wanted) throws InterruptedException {
        RequestOffersResponse answer = ask(token, wish.lead().isZero() ? Optional.empty() : Optional.of(wanted));
        if (answer.getOffersCount() == 0 && answer.getRefusal().hasNearestAfter()) {
            Instant after = EngineTime.instant(answer.getRefusal().getNearestAfter());
            if (after.isBefore(wanted.plus(PATIENCE))) {
                answer = ask(token, Optional.of(after));
            }
        }
        return answer.getOffersList().stream()
                .filter(o -> EngineTime.instant(o.getPickupWindow().getStart()).isBefore(wanted.plus(PATIENCE)))
                .findFirst();
    }

    private RequestOffersResponse ask(String token, Optional<Instant> when) throws InterruptedException {
        RequestOffersRequest.Builder request = RequestOffersRequest.newBuilder()
                .setOrigin(wish.origin())
                .setDestination(wish.destination())
                .setParty(wish.party());
        when.map(EngineTime::timestamp)
                .ifPresent(wish.arriveBy() ? request::setLatestArrival : request::setEarliestDeparture);
        return Retry.untilAnswered(() -> connection.bookings(token).requestOffers(request.build()));
    }

    /** Thinks it over and then walks. */
    private void decline(String token) throws InterruptedException {
        Thread.sleep(THINKS_OVER);
        giveBack(token);
        tally.declined();
    }

    /** So that others can have what was held. */
    private void giveBack(String token) throws InterruptedException {
        Retry.untilAnswered(() -> connection.bookings(token).releaseOffers(ReleaseOffersRequest.getDefaultInstance()));
    }

    private void cancel(String token, Ride ride) throws InterruptedException {
        Duration untilPickup = Duration.between(
                time.now(), EngineTime.instant(ride.getPromisedPickup().getStart()));
        Duration most = untilPickup.compareTo(CANCELS_WITHIN) < 0 ? untilPickup : CANCELS_WITHIN;
        time.sleepSeconds(Math.max(0, most.toMillis() / 1_000.0 * wish.cancelsAfter()));
        try {
            Retry.untilAnswered(() -> connection
                    .bookings(token)
                    .cancelRide(CancelRideRequest.newBuilder()
                            .setRideId(ride.getRideId())
                            .build()));
            tally.cancelled();
        } catch (StatusRuntimeException e) {
            // The vehicle was earlier than the rider's change of mind, so the rider travels.
            tally.refusedReport(e.getStatus());
            follow(token, ride.getRideId());
        }
    }

    private void follow(String token, String rideId) throws InterruptedException {
        WatchRideRequest request =
                WatchRideRequest.newBuilder().setRideId(rideId).build();
        Retry retry = new Retry();
        while (true) {
            try {
                var changes = connection.bookingStreams(token).watchRide(request);
                while (changes.hasNext()) {
                    retry.succeeded();
                    if (ended(changes.next())) {
                        return;
                    }
                }
            } catch (StatusRuntimeException e) {
                Retry.throwIfInterrupted(e);
                if (!Retry.isUnreachable(e)) {
                    throw e;
                }
            }
            retry.pause();
        }
    }

    private boolean ended(Ride ride) {
        return switch (ride.getStatus()) {
            case COMPLETED -> {
                tally.served(keptPromise(ride));
                yield true;
            }
            case MISSED -> {
                tally.missed();
                yield true;
            }
            case CANCELLED -> true;
            case CONFIRMED, VEHICLE_COMING, VEHICLE_WAITING, ON_BOARD -> false;
            case RIDE_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("A ride must have a known status, not " + ride.getStatus() + ".");
        };
    }

    /** Whether the vehicle was at the pickup stop within the promised window, and at the dropoff stop in time. */
    static boolean keptPromise(Ride ride) {
        Instant arrived =
                EngineTime.instant(ride.hasVehicleArrived() ? ride.getVehicleArrived() : ride.getEstimatedPickup());
        return !arrived.isAfter(EngineTime.instant(ride.getPromisedPickup().getEnd()))
                && !EngineTime.instant(ride.getEstimatedArrival())
                        .isAfter(EngineTime.instant(ride.getPromisedLatestArrival()));
    }
}
