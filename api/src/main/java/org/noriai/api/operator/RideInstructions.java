package org.noriai.api.operator;

import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.v1.AskConsentRequest;
import org.noriai.api.v1.CancelForRiderRequest;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.MarkNoShowRequest;
import org.noriai.api.v1.MoveRideRequest;
import org.noriai.dispatch.command.BookingCommand.ProposePromise;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.command.StaffCommand.MoveRide;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;

/** What staff can do about one ride. Thread-safe. */
final class RideInstructions {

    private static final int ANSWER_SECONDS = 600;

    private final Dispatch dispatch;
    private final InstructionDesk desk;

    RideInstructions(Dispatch dispatch, InstructionDesk desk) {
        this.dispatch = dispatch;
        this.desk = desk;
    }

    InstructionResult move(String by, MoveRideRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "MoveRide", request.getRideId(), request, fields.problems());
        fields.refuse();
        Ride ride = fields.ride("ride_id", request.getRideId());
        VehicleId vehicle = fields.vehicle("vehicle_id", request.getVehicleId()).id();
        return desk.once(
                told, () -> desk.follow(told, Mode.IF_ACCEPTED, at -> List.of(new MoveRide(at, ride.id(), vehicle))));
    }

    InstructionResult cancel(String by, CancelForRiderRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "CancelForRider", request.getRideId(), request, fields.problems());
        fields.refuse();
        Ride ride = fields.ride("ride_id", request.getRideId());
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.AT_ONCE,
                        at -> List.of(new CancelRide(at, ride.id(), ride.rider(), request.getWithReturns()))));
    }

    InstructionResult noShow(String by, MarkNoShowRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "MarkNoShow", request.getRideId(), request, fields.problems());
        fields.refuse();
        Ride ride = fields.ride("ride_id", request.getRideId());
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.AT_ONCE,
                        at -> List.of(new ReportStopEvent(
                                at,
                                dispatch.state().getShift(ride.shift()).shift().vehicle(),
                                StopEventKind.NO_SHOW,
                                Optional.of(ride.id()),
                                Optional.empty(),
                                at))));
    }

    InstructionResult askConsent(String by, AskConsentRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "AskConsent", request.getRideId(), request, fields.problems());
        if (!request.hasPickupWindowStart()) {
            fields.wrong("pickup_window_start", "", "must be given.");
        }
        int start = fields.time(
                "pickup_window_start", request.hasPickupWindowStart(), request.getPickupWindowStart(), fields.now());
        int answerBy =
                fields.time("answer_by", request.hasAnswerBy(), request.getAnswerBy(), fields.now() + ANSWER_SECONDS);
        fields.refuse();
        Ride ride = fields.ride("ride_id", request.getRideId());
        Promise present = ride.promise();
        int later = start - present.pickup().startSeconds();
        int latest = fields.time(
                "latest_arrival",
                request.hasLatestArrival(),
                request.getLatestArrival(),
                present.latestDropoffSeconds() + later);
        if (latest < start) {
            fields.wrong("latest_arrival", AreaTime.toInstant(latest), "must not lie before pickup_window_start.");
        }
        fields.refuse();
        Promise promise = new Promise(
                new TimeWindow(start, present.pickup().endSeconds() + later), latest, present.rideSecondsMax());
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.AT_ONCE,
                        at -> List.of(new ProposePromise(at, ride.id(), promise, by, request.getWhy(), answerBy))));
    }
}
