package org.noriai.benchmarks.load;

import io.grpc.StatusRuntimeException;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/** A rider with an account, who asks from an address of their own. Thread-safe: its connection is. */
public final class LoadRider implements AutoCloseable {
    private static final int ADDRESSES_PER_BYTE = 250;

    private final ServiceConnection connection;
    private final String token;

    private LoadRider(ServiceConnection connection, String token) {
        this.connection = connection;
        this.token = token;
    }

    /**
     * Opens an account.
     *
     * @param number of the rider, from 0; two of one number have one address
     * @param target the service's gRPC address
     */
    public static LoadRider register(int number, String target) throws InterruptedException {
        String address = "127.1.%d.%d".formatted(number / ADDRESSES_PER_BYTE, 1 + number % ADDRESSES_PER_BYTE);
        ServiceConnection connection = ServiceConnection.openFrom(address, target);
        try {
            String token = Retry.untilAnswered(
                            () -> connection.accounts().registerRider(RegisterRiderRequest.getDefaultInstance()))
                    .getToken();
            return new LoadRider(connection, token);
        } catch (StatusRuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    /** Asks for offers. */
    public RequestOffersResponse ask(RequestOffersRequest request) {
        return connection.bookings(token).requestOffers(request);
    }

    /** Confirms an offer. */
    public Ride confirm(String offerId, String key) {
        return connection
                .bookings(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offerId)
                        .setIdempotencyKey(key)
                        .build());
    }

    /** Cancels a ride. */
    public Ride cancel(String rideId) {
        return connection
                .bookings(token)
                .cancelRide(CancelRideRequest.newBuilder().setRideId(rideId).build());
    }

    /** Looks at a ride. */
    public Ride ride(String rideId) {
        return connection
                .bookings(token)
                .getRide(GetRideRequest.newBuilder().setRideId(rideId).build());
    }

    /** Gives offers back. */
    public void release() {
        connection.bookings(token).releaseOffers(ReleaseOffersRequest.getDefaultInstance());
    }

    /** Tries at once to reach a service that was not there. */
    public void reconnect() {
        connection.reconnect();
    }

    @Override
    public void close() {
        connection.close();
    }
}
