package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import org.noriai.api.security.Caller;
import org.noriai.api.v1.EraseMeRequest;
import org.noriai.api.v1.EraseMeResponse;
import org.noriai.api.v1.ExportMyDataRequest;
import org.noriai.api.v1.GetProfileRequest;
import org.noriai.api.v1.ProfileServiceGrpc;
import org.noriai.api.v1.RiderData;
import org.noriai.api.v1.RiderProfile;
import org.noriai.api.v1.UpdateProfileRequest;
import org.noriai.api.view.Answers;
import org.noriai.dispatch.model.RiderId;

/** {@code ProfileService}: what is known of the rider that calls, and the rights over it. Thread-safe. */
public final class ProfileEndpoint extends ProfileServiceGrpc.ProfileServiceImplBase {

    private final RiderRecords records;

    /** Serves with these. */
    public ProfileEndpoint(RiderRecords records) {
        this.records = records;
    }

    @Override
    public void getProfile(GetProfileRequest request, StreamObserver<RiderProfile> observer) {
        Answers.one(observer, () -> records.profile(Caller.current().rider()));
    }

    @Override
    public void updateProfile(UpdateProfileRequest request, StreamObserver<RiderProfile> observer) {
        Answers.one(observer, () -> {
            RiderId rider = Caller.current().rider();
            RiderProfile kept = records.check().byRider(request.getProfile(), records.profile(rider));
            records.people().riders().save(rider, kept);
            return kept;
        });
    }

    @Override
    public void exportMyData(ExportMyDataRequest request, StreamObserver<RiderData> observer) {
        Answers.one(observer, () -> {
            RiderId rider = Caller.current().rider();
            records.people().audit().add(Caller.current().principal().actor(), "EXPORTED", rider.value(), "");
            return records.everything(rider);
        });
    }

    @Override
    public void eraseMe(EraseMeRequest request, StreamObserver<EraseMeResponse> observer) {
        Answers.one(observer, () -> {
            records.erase(Caller.current().rider(), Caller.current().principal().actor());
            return EraseMeResponse.getDefaultInstance();
        });
    }
}
