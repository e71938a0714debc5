package org.noriai.benchmarks.follow;

import com.google.transit.realtime.GtfsRealtime.Position;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.RegisterRiderResponse;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.WatchRideRequest;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/** One rider who books over the public API and writes down what was promised and what came. Confined to one thread. */
final class Follower {
    /** A vehicle this near to its stop on the feed stands there: stops lie on the kerb, positions come once a second. */
    private static final double AT_STOP_DEGREES = 0.0012;

    private final ServiceConnection connection;
    private final FeedWatch feeds;

    private boolean promiseChanged;
    private boolean seenAtStop;
    private boolean delayInFeed;

    Follower(ServiceConnection connection, FeedWatch feeds) {
        this.connection = connection;
        this.feeds = feeds;
    }

    /** Books {@code request} and follows the ride to its end; empty where there is no offer. */
    Optional<FollowedRide> travel(RequestOffersRequest request) throws InterruptedException {
        RegisterRiderResponse account = Retry.untilAnswered(
                () -> connection.accounts().registerRider(RegisterRiderRequest.getDefaultInstance()));
        RequestOffersResponse answer = Retry.untilAnswered(
                () -> connection.bookings(account.getToken()).requestOffers(request));
        if (answer.getOffersCount() == 0) {
            return Optional.empty();
        }
        ConfirmOfferRequest confirm = ConfirmOfferRequest.newBuilder()
                .setOfferId(answer.getOffers(0).getOfferId())
                .setIdempotencyKey("follow-" + account.getRiderId())
                .build();
        Ride booked = Retry.untilAnswered(
                () -> connection.bookings(account.getToken()).confirmOffer(confirm));
        Ride ended = follow(account.getToken(), booked);
        return Optional.of(new FollowedRide(booked, ended, promiseChanged, seenAtStop, delayInFeed));
    }

    private Ride follow(String token, Ride booked) throws InterruptedException {
        WatchRideRequest request =
                WatchRideRequest.newBuilder().setRideId(booked.getRideId()).build();
        Retry retry = new Retry();
        while (true) {
            try {
                var changes = connection.bookingStreams(token).watchRide(request);
                while (changes.hasNext()) {
                    Ride ride = changes.next();
                    look(booked, ride);
                    if (ended(ride.getStatus())) {
                        return ride;
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

    private void look(Ride booked, Ride ride) {
        promiseChanged |= !ride.getPromisedPickup().equals(booked.getPromisedPickup())
                || !ride.getPromisedLatestArrival().equals(booked.getPromisedLatestArrival());
        String vehicleId = ride.getVehicle().getVehicleId();
        if (ride.getStatus() == RideStatus.VEHICLE_WAITING || ride.getStatus() == RideStatus.ON_BOARD) {
            seenAtStop |= feeds.findVehicle(vehicleId)
                    .filter(vehicle -> near(
                            vehicle.getPosition(), ride.getPickup().getStop().getLocation()))
                    .isPresent();
        }
        if (ride.getStatus() == RideStatus.VEHICLE_COMING || ride.getStatus() == RideStatus.CONFIRMED) {
            delayInFeed |= feeds.tellsDelay(
                    vehicleId,
                    ride.getPickup().getStop().getStopId(),
                    booked.getPromisedPickup().getEnd().getSeconds());
        }
    }

    private static boolean near(Position position, LatLng stop) {
        return Math.abs(position.getLatitude() - stop.getLatitude()) < AT_STOP_DEGREES
                && Math.abs(position.getLongitude() - stop.getLongitude()) < AT_STOP_DEGREES;
    }

    private static boolean ended(RideStatus status) {
        return switch (status) {
            case COMPLETED, CANCELLED, MISSED -> true;
            case CONFIRMED, VEHICLE_COMING, VEHICLE_WAITING, ON_BOARD, RIDE_STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
