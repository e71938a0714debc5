package org.noriai.api.store;

import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.ShiftId;

/** Events of the world that differs from the plan, and of what it does to promises, as messages, both ways. Immutable. */
final class WorldEventCodec {

    private final ValueCodec values;

    WorldEventCodec(ValueCodec values) {
        this.values = values;
    }

    static EventProto.DelayReported write(DispatchEvent.DelayReported event) {
        return EventProto.DelayReported.newBuilder()
                .setShiftId(event.shift().value())
                .setReadySeconds(event.readySeconds())
                .setReason(ValueCodec.write(event.reason()))
                .build();
    }

    static DispatchEvent read(EventProto.DelayReported event, int at) {
        return new DispatchEvent.DelayReported(
                at,
                new ShiftId(event.getShiftId()),
                ValueCodec.seconds(event.getReadySeconds()),
                ValueCodec.read(event.getReason()));
    }

    EventProto.PassingReported write(DispatchEvent.PassingReported event) {
        return EventProto.PassingReported.newBuilder()
                .setShiftId(event.shift().value())
                .setStopId(values.stopId(event.place()))
                .setPassesSeconds(event.passesSeconds())
                .build();
    }

    DispatchEvent read(EventProto.PassingReported event, int at) {
        return new DispatchEvent.PassingReported(
                at,
                new ShiftId(event.getShiftId()),
                values.place(event.getStopId()),
                ValueCodec.seconds(event.getPassesSeconds()));
    }

    EventProto.VehicleLost write(DispatchEvent.VehicleLost event) {
        return EventProto.VehicleLost.newBuilder()
                .setShiftId(event.shift().value())
                .setStopId(values.stopId(event.place()))
                .setReason(ValueCodec.write(event.reason()))
                .build();
    }

    DispatchEvent read(EventProto.VehicleLost event, int at) {
        return new DispatchEvent.VehicleLost(
                at,
                new ShiftId(event.getShiftId()),
                values.place(event.getStopId()),
                ValueCodec.read(event.getReason()));
    }

    EventProto.RideStranded write(DispatchEvent.RideStranded event) {
        return EventProto.RideStranded.newBuilder()
                .setRideId(event.ride().value())
                .setPickup(values.write(event.pickup()))
                .setLeft(ValueCodec.write(event.left()))
                .build();
    }

    DispatchEvent read(EventProto.RideStranded event, int at) {
        return new DispatchEvent.RideStranded(
                at, new RideId(event.getRideId()), values.read(event.getPickup()), ValueCodec.read(event.getLeft()));
    }

    static EventProto.ShiftCurtailed write(DispatchEvent.ShiftCurtailed event) {
        return EventProto.ShiftCurtailed.newBuilder()
                .setShiftId(event.shift().value())
                .setEndSeconds(event.endSeconds())
                .setReason(ValueCodec.write(event.reason()))
                .build();
    }

    static DispatchEvent read(EventProto.ShiftCurtailed event, int at) {
        return new DispatchEvent.ShiftCurtailed(
                at,
                new ShiftId(event.getShiftId()),
                ValueCodec.seconds(event.getEndSeconds()),
                ValueCodec.read(event.getReason()));
    }

    static EventProto.StreetsChanged write(DispatchEvent.StreetsChanged event) {
        return EventProto.StreetsChanged.newBuilder()
                .setReason(ValueCodec.write(event.reason()))
                .build();
    }

    static DispatchEvent read(EventProto.StreetsChanged event, int at) {
        return new DispatchEvent.StreetsChanged(at, ValueCodec.read(event.getReason()));
    }

    static EventProto.RidePromiseBroken write(DispatchEvent.RidePromiseBroken event) {
        return EventProto.RidePromiseBroken.newBuilder()
                .setRideId(event.ride().value())
                .setCause(EnumCodec.write(event.cause()))
                .setLateSeconds(event.lateSeconds())
                .setBounds(ValueCodec.write(event.bounds()))
                .build();
    }

    static DispatchEvent read(EventProto.RidePromiseBroken event, int at) {
        return new DispatchEvent.RidePromiseBroken(
                at,
                new RideId(event.getRideId()),
                EnumCodec.read(event.getCause()),
                ValueCodec.seconds(event.getLateSeconds()),
                ValueCodec.read(event.getBounds()));
    }

    static EventProto.RideTimesNarrowed write(DispatchEvent.RideTimesNarrowed event) {
        return EventProto.RideTimesNarrowed.newBuilder()
                .setRideId(event.ride().value())
                .setBounds(ValueCodec.write(event.bounds()))
                .build();
    }

    static DispatchEvent read(EventProto.RideTimesNarrowed event, int at) {
        return new DispatchEvent.RideTimesNarrowed(
                at, new RideId(event.getRideId()), ValueCodec.read(event.getBounds()));
    }
}
