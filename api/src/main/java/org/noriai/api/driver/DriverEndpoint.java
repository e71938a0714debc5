package org.noriai.api.driver;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.noriai.api.booking.KeyedCalls;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.ChangeStream.Change;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.fanout.Subscription;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Caller;
import org.noriai.api.store.CallKey;
import org.noriai.api.store.StaffMessages;
import org.noriai.api.v1.AcknowledgeMessageRequest;
import org.noriai.api.v1.DriverServiceGrpc;
import org.noriai.api.v1.EndShiftRequest;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.ReportPositionsResponse;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.Shift;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.WatchManifestRequest;
import org.noriai.api.view.Answers;
import org.noriai.api.view.LatestStream;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.VehicleId;

/** {@code DriverService}: what a vehicle's tablet calls, always for its own vehicle. Thread-safe. */
public final class DriverEndpoint extends DriverServiceGrpc.DriverServiceImplBase {

    /** How often estimates that moved by themselves are sent; changes of the plan are sent at once. */
    private static final int TICKS_BETWEEN_ESTIMATES = 10;

    private final Dispatch dispatch;
    private final ManifestViews manifests;
    private final PositionBook positions;
    private final ChangeStream changes;
    private final StopCatalog stops;
    private final ReportCheck check;
    private final StaffMessages messages;
    private final KeyedCalls calls;

    /** Serves with these. */
    public DriverEndpoint(
            Dispatch dispatch,
            ManifestViews manifests,
            PositionBook positions,
            ChangeStream changes,
            StopCatalog stops,
            StaffMessages messages,
            KeyedCalls calls) {
        this.messages = messages;
        this.calls = calls;
        this.dispatch = dispatch;
        this.manifests = manifests;
        this.positions = positions;
        this.changes = changes;
        this.stops = stops;
        this.check = new ReportCheck(dispatch.clock(), stops);
    }

    @Override
    public void startShift(StartShiftRequest request, StreamObserver<Shift> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Answers.one(observer, () -> shift(dispatch.ask(at -> new StartShift(at, vehicle))));
    }

    @Override
    public void endShift(EndShiftRequest request, StreamObserver<Shift> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Answers.one(observer, () -> shift(dispatch.ask(at -> new EndShift(at, vehicle))));
    }

    @Override
    public void watchManifest(WatchManifestRequest request, StreamObserver<Manifest> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Subscription listening = new Subscription();
        AtomicInteger ticks = new AtomicInteger();
        LatestStream<Manifest> stream = LatestStream.open(
                observer, manifest -> manifest.toBuilder().clearNow().build(), gone -> listening.end());
        try {
            listening.began(changes.listen(change -> {
                if (stream.gone()) {
                    listening.end();
                } else if (concerns(change, vehicle, ticks)) {
                    stream.offer(manifests.view(dispatch.state(), vehicle));
                }
            }));
            stream.offer(manifests.view(dispatch.state(), vehicle));
        } catch (RuntimeException failure) {
            listening.end();
            stream.fail(failure);
        }
    }

    private boolean concerns(Change change, VehicleId vehicle, AtomicInteger ticks) {
        boolean due = change.tick() && ticks.incrementAndGet() % TICKS_BETWEEN_ESTIMATES == 0;
        return due
                || dispatch.state().listShifts().stream()
                        .anyMatch(shift -> shift.shift().vehicle().equals(vehicle)
                                && change.shifts().contains(shift.shift().id()));
    }

    @Override
    public void acknowledgeMessage(AcknowledgeMessageRequest request, StreamObserver<Manifest> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Answers.one(observer, () -> {
            int now = dispatch.clock().nowSeconds();
            if (!messages.read(request.getMessageId(), ManifestViews.receiver(vehicle), now)) {
                throw ProblemException.notFound("message_id", request.getMessageId());
            }
            return manifests.view(dispatch.state(), vehicle);
        });
    }

    @Override
    public void reportPositions(ReportPositionsRequest request, StreamObserver<ReportPositionsResponse> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Answers.one(
                observer,
                () -> ReportPositionsResponse.newBuilder()
                        .setAccepted(positions.add(vehicle, check.positions(request)))
                        .build());
    }

    @Override
    public void reportStopEvent(ReportStopEventRequest request, StreamObserver<Manifest> observer) {
        VehicleId vehicle = Caller.current().vehicle();
        Answers.one(observer, () -> {
            int happened = check.stopEvent(request);
            StopEventKind kind = kind(request);
            OptionalInt found = stops.findPlace(request.getStopId());
            Optional<Integer> place = found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
            Optional<RideId> ride =
                    request.getRideId().isBlank() ? Optional.empty() : Optional.of(new RideId(request.getRideId()));
            if (request.getBootId().isEmpty()) {
                dispatch.ask(at -> new ReportStopEvent(at, vehicle, kind, ride, place, happened));
                return manifests.view(dispatch.state(), vehicle);
            }
            return calls.once(
                    new CallKey(
                            "device:" + vehicle.value(),
                            "ReportStopEvent",
                            request.getBootId() + "/" + Long.toUnsignedString(request.getCounter())),
                    KeyedCalls.Keeping.TABLET,
                    request.toByteString(),
                    Manifest.parser(),
                    at -> new ReportStopEvent(at, vehicle, kind, ride, place, happened),
                    (outcome, state) -> manifests.view(state, vehicle));
        });
    }

    private static StopEventKind kind(ReportStopEventRequest request) {
        return switch (request.getKind()) {
            case DEPARTED -> StopEventKind.DEPARTED;
            case ARRIVED -> StopEventKind.ARRIVED;
            case PICKED_UP -> StopEventKind.PICKED_UP;
            case DROPPED_OFF -> StopEventKind.DROPPED_OFF;
            case NO_SHOW -> StopEventKind.NO_SHOW;
            case BREAK_STARTED -> StopEventKind.BREAK_STARTED;
            case BREAK_ENDED -> StopEventKind.BREAK_ENDED;
            case STOP_EVENT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("A stop event of no kind has passed the check.");
        };
    }

    private Shift shift(DispatchOutcome outcome) {
        if (outcome instanceof DispatchOutcome.ShiftChanged changed) {
            org.noriai.dispatch.model.Shift shift = changed.shift();
            return Shift.newBuilder()
                    .setShiftId(shift.id().value())
                    .setVehicleId(shift.vehicle().value())
                    .setStart(Messages.timestamp(shift.window().startSeconds()))
                    .setEnd(Messages.timestamp(shift.window().endSeconds()))
                    .setStartStop(stops.stop(shift.startPlace()))
                    .setEndStop(stops.stop(shift.endPlace()))
                    .build();
        }
        throw new IllegalStateException(
                "A shift was answered by %s.".formatted(outcome.getClass().getSimpleName()));
    }
}
