package org.noriai.api.operator;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.BiFunction;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.Subscription;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Caller;
import org.noriai.api.store.Instructions;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.street.LiveStreets;
import org.noriai.api.v1.AskConsentRequest;
import org.noriai.api.v1.CancelForRiderRequest;
import org.noriai.api.v1.CloseStreetRequest;
import org.noriai.api.v1.FleetView;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.InstructionView;
import org.noriai.api.v1.ListInstructionsRequest;
import org.noriai.api.v1.ListInstructionsResponse;
import org.noriai.api.v1.ListVehiclesRequest;
import org.noriai.api.v1.ListVehiclesResponse;
import org.noriai.api.v1.MarkNoShowRequest;
import org.noriai.api.v1.MoveRideRequest;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.RegisterDeviceResponse;
import org.noriai.api.v1.ReopenStreetRequest;
import org.noriai.api.v1.ReportDelayRequest;
import org.noriai.api.v1.ResumeServiceRequest;
import org.noriai.api.v1.Role;
import org.noriai.api.v1.SendMessageRequest;
import org.noriai.api.v1.SetVehicleServiceRequest;
import org.noriai.api.v1.SuspendServiceRequest;
import org.noriai.api.v1.WatchFleetRequest;
import org.noriai.api.view.Answers;
import org.noriai.api.view.LatestStream;
import org.noriai.api.view.Messages;
import org.noriai.api.view.VehicleViews;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.VehicleId;

/** {@code OperatorService}: what the operator's staff call. Thread-safe. */
public final class OperatorEndpoint extends OperatorServiceGrpc.OperatorServiceImplBase {

    private static final int INSTRUCTIONS = 50;
    private static final int INSTRUCTIONS_MAX = 500;

    private final Dispatch dispatch;
    private final ChangeStream changes;
    private final VehicleViews vehicles;
    private final FleetViews fleet;
    private final PeopleStore people;
    private final Instructions ledger;
    private final RideInstructions rides;
    private final VehicleInstructions services;
    private final AreaInstructions area;
    private final Messaging messaging;

    /** Serves with these. */
    public OperatorEndpoint(
            Dispatch dispatch,
            ChangeStream changes,
            VehicleViews vehicles,
            FleetViews fleet,
            SqliteStore store,
            LiveStreets streets,
            RuleBook book,
            DutyRules duty) {
        this.dispatch = dispatch;
        this.changes = changes;
        this.vehicles = vehicles;
        this.fleet = fleet;
        this.people = store.people();
        this.ledger = store.instructions();
        InstructionDesk desk = new InstructionDesk(dispatch, ledger);
        this.rides = new RideInstructions(dispatch, desk);
        this.services = new VehicleInstructions(dispatch, desk, vehicles.stops(), duty);
        this.area = new AreaInstructions(dispatch, desk, book, streets);
        this.messaging = new Messaging(dispatch, desk, store.messages(), changes);
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
            VehicleId vehicle = new RequestFields(dispatch)
                    .vehicle("vehicle_id", request.getVehicleId())
                    .id();
            String token = people.tokens().registerDevice(vehicle, Role.DRIVER);
            people.audit().add(Caller.current().staff().actor(), "DEVICE_REGISTERED", vehicle.value(), "");
            return RegisterDeviceResponse.newBuilder().setToken(token).build();
        });
    }

    @Override
    public void watchFleet(WatchFleetRequest request, StreamObserver<FleetView> observer) {
        Subscription listening = new Subscription();
        LatestStream<FleetView> stream =
                LatestStream.open(observer, view -> view.toBuilder().clearNow().build(), gone -> listening.end());
        try {
            listening.began(changes.listen(change -> {
                if (stream.gone()) {
                    listening.end();
                } else if (change.tick()) {
                    stream.offer(fleet.view());
                }
            }));
            stream.offer(fleet.view());
        } catch (RuntimeException failure) {
            listening.end();
            stream.fail(failure);
        }
    }

    @Override
    public void moveRide(MoveRideRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, rides::move);
    }

    @Override
    public void cancelForRider(CancelForRiderRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, rides::cancel);
    }

    @Override
    public void markNoShow(MarkNoShowRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, rides::noShow);
    }

    @Override
    public void askConsent(AskConsentRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, rides::askConsent);
    }

    @Override
    public void reportDelay(ReportDelayRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, services::delay);
    }

    @Override
    public void setVehicleService(SetVehicleServiceRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, services::service);
    }

    @Override
    public void closeStreet(CloseStreetRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, area::close);
    }

    @Override
    public void reopenStreet(ReopenStreetRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, area::reopen);
    }

    @Override
    public void suspendService(SuspendServiceRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, area::suspend);
    }

    @Override
    public void resumeService(ResumeServiceRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, area::resume);
    }

    @Override
    public void sendMessage(SendMessageRequest request, StreamObserver<InstructionResult> observer) {
        told(request, observer, messaging::send);
    }

    private static <Q> void told(
            Q request, StreamObserver<InstructionResult> observer, BiFunction<String, Q, InstructionResult> follow) {
        String by = Caller.current().staff().actor();
        Answers.one(observer, () -> follow.apply(by, request));
    }

    @Override
    public void listInstructions(ListInstructionsRequest request, StreamObserver<ListInstructionsResponse> observer) {
        Answers.one(observer, () -> {
            long limit = request.getLimit() == 0 ? INSTRUCTIONS : Integer.toUnsignedLong(request.getLimit());
            if (limit > INSTRUCTIONS_MAX) {
                throw ProblemException.invalid(
                        List.of(FieldProblem.of("limit", limit, "must be from 1 to %d.".formatted(INSTRUCTIONS_MAX))));
            }
            ListInstructionsResponse.Builder response = ListInstructionsResponse.newBuilder();
            ledger.list(before(request.getBeforeInstructionId()), (int) limit)
                    .forEach(followed -> response.addInstructions(InstructionView.newBuilder()
                            .setInstructionId(String.valueOf(followed.sequence()))
                            .setTime(Messages.timestamp(followed.event().atSeconds()))
                            .setBy(followed.event().instruction().by())
                            .setKind(followed.event().instruction().kind())
                            .setSubject(followed.event().instruction().subject())
                            .setWhy(followed.event().instruction().why())
                            .addAllEffects(
                                    InstructionDesk.views(followed.event().effects()))));
            return response.build();
        });
    }

    private static long before(String id) {
        if (id.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            throw ProblemException.notFound("before_instruction_id", id);
        }
    }
}
