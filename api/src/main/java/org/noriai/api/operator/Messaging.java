package org.noriai.api.operator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.store.StaffMessages;
import org.noriai.api.store.StaffMessages.Kind;
import org.noriai.api.store.StaffMessages.Message;
import org.noriai.api.store.StaffMessages.Receiver;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.SendMessageRequest;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Writes to drivers and riders. The text is kept where it can be erased, not in the event log. Thread-safe. */
final class Messaging {

    private static final int TEXT_LENGTH_MAX = 500;

    private final Dispatch dispatch;
    private final InstructionDesk desk;
    private final StaffMessages store;
    private final ChangeStream changes;

    Messaging(Dispatch dispatch, InstructionDesk desk, StaffMessages store, ChangeStream changes) {
        this.dispatch = dispatch;
        this.desk = desk;
        this.store = store;
        this.changes = changes;
    }

    InstructionResult send(String by, SendMessageRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told.of(by, "SendMessage", "", request, fields.problems());
        String text = request.getText();
        if (text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
            fields.wrong("text", text, "must have 1 to %d characters.".formatted(TEXT_LENGTH_MAX));
        }
        if (request.getToCase() == SendMessageRequest.ToCase.TO_NOT_SET) {
            fields.wrong("to", "", "must be one of driver_of_vehicle_id, riders_of_vehicle_id, ride_id.");
        }
        fields.refuse();
        String id = Names.of("message", by, request.getIdempotencyKey());
        Told told = Told.of(by, "SendMessage", id, request, fields.problems());
        FleetState state = fields.state();
        List<RideEffect> riders = new ArrayList<>();
        Set<Receiver> receivers = new LinkedHashSet<>();
        Set<ShiftId> shifts = new LinkedHashSet<>();
        switch (request.getToCase()) {
            case DRIVER_OF_VEHICLE_ID -> {
                VehicleId vehicle = fields.vehicle("driver_of_vehicle_id", request.getDriverOfVehicleId())
                        .id();
                receivers.add(new Receiver(Kind.DRIVER, vehicle.value()));
                present(state, vehicle)
                        .forEach(shift -> shifts.add(shift.shift().id()));
            }
            case RIDERS_OF_VEHICLE_ID -> {
                VehicleId vehicle = fields.vehicle("riders_of_vehicle_id", request.getRidersOfVehicleId())
                        .id();
                for (ShiftState shift : present(state, vehicle)) {
                    shifts.add(shift.shift().id());
                    promised(state, shift).forEach(ride -> receivers.add(new Receiver(Kind.RIDER, ride.value())));
                }
            }
            case RIDE_ID -> {
                Ride ride = fields.ride("ride_id", request.getRideId());
                receivers.add(new Receiver(Kind.RIDER, ride.id().value()));
                shifts.add(ride.shift());
            }
            case TO_NOT_SET -> throw new IllegalStateException("A problem was not refused.");
        }
        receivers.stream()
                .filter(to -> to.kind() == Kind.RIDER)
                .forEach(to -> riders.add(new RideEffect(new RideId(to.id()), RideEffect.Kind.TOLD)));
        return desk.once(told, () -> {
            List<Message> messages = receivers.stream()
                    .map(to -> new Message(id, to, text, by, fields.now(), OptionalInt.empty()))
                    .toList();
            store.add(messages);
            InstructionResult.Builder result =
                    desk.follow(told, Mode.AT_ONCE, at -> List.of(), riders).setMessageId(id);
            shifts.forEach(changes::touch);
            if (receivers.isEmpty()) {
                result.addNotes("Nobody is promised to or on board of that vehicle; nobody was told.");
            }
            return result;
        });
    }

    /** The shift that the vehicle runs; if it runs none, those that it may begin yet today. */
    private List<ShiftState> present(FleetState state, VehicleId vehicle) {
        return state.findRunningShift(vehicle)
                .map(List::of)
                .orElseGet(() -> state.listShifts().stream()
                        .filter(shift -> shift.shift().vehicle().equals(vehicle)
                                && shift.takesRides(dispatch.clock().nowSeconds()))
                        .limit(1)
                        .toList());
    }

    private static List<RideId> promised(FleetState state, ShiftState shift) {
        return shift.plan().stops().stream()
                .map(Stop::ride)
                .distinct()
                .filter(ride -> state.getRide(ride).status() != RideStatus.HELD)
                .toList();
    }
}
