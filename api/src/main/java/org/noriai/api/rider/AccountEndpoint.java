package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import org.noriai.api.security.Caller;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.RegisteredRider;
import org.noriai.api.store.people.Tokens;
import org.noriai.api.v1.AccountServiceGrpc;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.RegisterRiderResponse;
import org.noriai.api.view.Answers;

/** {@code AccountService}: an opaque id and a token, so many an address. Thread-safe. */
public final class AccountEndpoint extends AccountServiceGrpc.AccountServiceImplBase {

    private final Tokens accounts;
    private final RateLimit limit;

    /** Opens accounts here, within this limit. */
    public AccountEndpoint(Tokens accounts, RateLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    @Override
    public void registerRider(RegisterRiderRequest request, StreamObserver<RegisterRiderResponse> observer) {
        Answers.one(observer, () -> {
            limit.admit(Caller.current().holder(), "accounts opened from this address");
            RegisteredRider rider = accounts.registerRider();
            return RegisterRiderResponse.newBuilder()
                    .setRiderId(rider.id().value())
                    .setToken(rider.token())
                    .build();
        });
    }
}
