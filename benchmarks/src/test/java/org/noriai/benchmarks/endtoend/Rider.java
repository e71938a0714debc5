package org.noriai.benchmarks.endtoend;

import org.noriai.api.v1.BookingServiceGrpc.BookingServiceBlockingStub;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.RegisterRiderResponse;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.ServiceConnection;

/** A rider with an account, who calls as an app would. */
record Rider(String id, String token) {
    static Rider register(ServiceConnection connection) {
        RegisterRiderResponse account = connection.accounts().registerRider(RegisterRiderRequest.getDefaultInstance());
        return new Rider(account.getRiderId(), account.getToken());
    }

    BookingServiceBlockingStub booking(ServiceConnection connection) {
        return connection.bookings(token);
    }

    RequestOffersResponse ask(ServiceConnection connection) {
        return booking(connection).requestOffers(farTrip(connection).build());
    }

    Ride confirm(ServiceConnection connection, Offer offer, String key) {
        return booking(connection)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offer.getOfferId())
                        .setIdempotencyKey(key)
                        .build());
    }

    Ride ride(ServiceConnection connection, String rideId) {
        return booking(connection)
                .getRide(GetRideRequest.newBuilder().setRideId(rideId).build());
    }

    /** One person, now, from the first stop to the stop that lies farthest from it. */
    static RequestOffersRequest.Builder farTrip(ServiceConnection connection) {
        ServiceArea area = connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
        LatLng from = area.getStops(0).getLocation();
        LatLng to = area.getStopsList().stream()
                .map(stop -> stop.getLocation())
                .reduce(from, (a, b) -> squared(from, b) > squared(from, a) ? b : a);
        return RequestOffersRequest.newBuilder()
                .setOrigin(from)
                .setDestination(to)
                .setParty(Party.newBuilder().setSeats(1));
    }

    /** Only to compare: in degrees, squared. */
    private static double squared(LatLng a, LatLng b) {
        double north = a.getLatitude() - b.getLatitude();
        double east = (a.getLongitude() - b.getLongitude()) * Math.cos(Math.toRadians(a.getLatitude()));
        return north * north + east * east;
    }
}
