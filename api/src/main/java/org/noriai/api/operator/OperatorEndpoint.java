package org.noriai.api.operator;

import io.grpc.stub.StreamObserver;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.store.Accounts;
import org.noriai.api.v1.ListVehiclesRequest;
import org.noriai.api.v1.ListVehiclesResponse;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.RegisterDeviceResponse;
import org.noriai.api.view.Answers;
import org.noriai.api.view.VehicleViews;
import org.noriai.dispatch.model.VehicleId;

/** {@code OperatorService}: what the operator's staff call. Thread-safe. */
public final class OperatorEndpoint extends OperatorServiceGrpc.OperatorServiceImplBase {

    private final Dispatch dispatch;
    private final VehicleViews vehicles;
    private final Accounts accounts;

    /** Serves with these. */
    public OperatorEndpoint(Dispatch dispatch, VehicleViews vehicles, Accounts accounts) {
        this.dispatch = dispatch;
        this.vehicles = vehicles;
        this.accounts = accounts;
    }

    @Override
    public void listVehicles(ListVehiclesRequest request, StreamObserver<ListVehiclesResponse> observer) {
        Answers.one(
                observer,
                () -> ListVehiclesResponse.newBuilder()
                        .addAllVehicles(vehicles.all(dispatch.state()))
                        .build());
    }

    @Override
    public void registerDevice(RegisterDeviceRequest request, StreamObserver<RegisterDeviceResponse> observer) {
        Answers.one(observer, () -> {
            VehicleId vehicle = vehicle(request.getVehicleId());
            return RegisterDeviceResponse.newBuilder()
                    .setToken(accounts.registerDevice(vehicle))
                    .build();
        });
    }

    private VehicleId vehicle(String id) {
        boolean known = !id.isBlank()
                && id.length() <= 64
                && dispatch.state().findVehicle(new VehicleId(id)).isPresent();
        if (!known) {
            throw ProblemException.notFound("vehicle_id", id);
        }
        return new VehicleId(id);
    }
}
