package org.noriai.api.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.DateTimeException;
import org.noriai.api.event.v1.EventProto;
import org.noriai.api.event.v1.EventProto.EventEnvelope;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.ZoneKey;

/**
 * Events as the bytes of the log, both ways: {@code noriai/event/v1/event.proto}. Immutable, thus thread-safe.
 */
public final class EventCodec {

    /** The version that is written. Versions from 1 up to it are read. */
    public static final int SCHEMA_VERSION = 4;

    private final ValueCodec values;
    private final WorldEventCodec world;
    private final BookingEventCodec bookings;

    /** Reads and writes events about these places. */
    public EventCodec(PlaceNames places) {
        this.values = new ValueCodec(places);
        this.world = new WorldEventCodec(values);
        this.bookings = new BookingEventCodec(values);
    }

    /**
     * The bytes of an event.
     *
     * @throws IllegalArgumentException if it names a place that is no stop
     */
    public byte[] encode(DispatchEvent event) {
        EventEnvelope.Builder envelope =
                EventEnvelope.newBuilder().setSchemaVersion(SCHEMA_VERSION).setAtSeconds(event.atSeconds());
        switch (event) {
            case DispatchEvent.FleetChanged it -> envelope.setFleetChanged(write(it));
            case DispatchEvent.OffersHeld it -> envelope.setOffersHeld(write(it));
            case DispatchEvent.OffersReleased it -> envelope.setOffersReleased(write(it));
            case DispatchEvent.RideAssigned it ->
                envelope.setRideAssigned(EventProto.RideAssigned.newBuilder()
                        .setRideId(it.ride().value())
                        .setIdempotencyKey(it.idempotencyKey()));
            case DispatchEvent.RideCancelled it ->
                envelope.setRideCancelled(EventProto.RideCancelled.newBuilder()
                        .setRideId(it.ride().value()));
            case DispatchEvent.RideMissed it ->
                envelope.setRideMissed(EventProto.RideMissed.newBuilder()
                        .setRideId(it.ride().value())
                        .setCause(EnumCodec.write(it.cause())));
            case DispatchEvent.ShiftStarted it ->
                envelope.setShiftStarted(EventProto.ShiftStarted.newBuilder()
                        .setShiftId(it.shift().value()));
            case DispatchEvent.ShiftEnded it ->
                envelope.setShiftEnded(
                        EventProto.ShiftEnded.newBuilder().setShiftId(it.shift().value()));
            case DispatchEvent.VehicleSent it -> envelope.setVehicleSent(write(it));
            case DispatchEvent.StopDeparted it -> envelope.setStopDeparted(write(it));
            case DispatchEvent.StopArrived it -> envelope.setStopArrived(write(it));
            case DispatchEvent.StopServed it -> envelope.setStopServed(write(it));
            case DispatchEvent.BreakStarted it ->
                envelope.setBreakStarted(EventProto.BreakStarted.newBuilder()
                        .setShiftId(it.shift().value())
                        .setStartedSeconds(it.startedSeconds()));
            case DispatchEvent.BreakEnded it ->
                envelope.setBreakEnded(EventProto.BreakEnded.newBuilder()
                        .setShiftId(it.shift().value())
                        .setEndedSeconds(it.endedSeconds()));
            case DispatchEvent.ZoneSuspended it -> envelope.setZoneSuspended(write(it));
            case DispatchEvent.ZoneResumed it ->
                envelope.setZoneResumed(
                        EventProto.ZoneResumed.newBuilder().setZoneId(it.zone().value()));
            case DispatchEvent.DelayReported it -> envelope.setDelayReported(WorldEventCodec.write(it));
            case DispatchEvent.PassingReported it -> envelope.setPassingReported(world.write(it));
            case DispatchEvent.VehicleLost it -> envelope.setVehicleLost(world.write(it));
            case DispatchEvent.RideStranded it -> envelope.setRideStranded(world.write(it));
            case DispatchEvent.ShiftCurtailed it -> envelope.setShiftCurtailed(WorldEventCodec.write(it));
            case DispatchEvent.StreetsChanged it -> envelope.setStreetsChanged(WorldEventCodec.write(it));
            case DispatchEvent.RidePromiseBroken it -> envelope.setRidePromiseBroken(WorldEventCodec.write(it));
            case DispatchEvent.RideTimesNarrowed it -> envelope.setRideTimesNarrowed(WorldEventCodec.write(it));
            case DispatchEvent.PlansReplaced it -> envelope.setPlansReplaced(write(it));
            case BookingEvent it -> envelope.setBooking(bookings.write(it));
            case StaffEvent it -> envelope.setStaff(StaffEventCodec.write(it));
        }
        return envelope.build().toByteArray();
    }

    /**
     * The event of these bytes.
     *
     * @throws EventFormatException if they are none, come from a newer version, or name a stop that the area lacks
     */
    public DispatchEvent decode(byte[] bytes) {
        try {
            EventEnvelope envelope = EventEnvelope.parseFrom(bytes);
            int version = envelope.getSchemaVersion();
            if (version < 1 || version > SCHEMA_VERSION) {
                throw new EventFormatException("The event has schema version %s; this version of Noriai reads 1 to %d."
                        .formatted(Integer.toUnsignedString(version), SCHEMA_VERSION));
            }
            return read(envelope, ValueCodec.seconds(envelope.getAtSeconds()));
        } catch (InvalidProtocolBufferException malformed) {
            throw new EventFormatException("The bytes are no event: " + malformed.getMessage(), malformed);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException impossible) {
            throw new EventFormatException("The event has an impossible value: " + impossible.getMessage(), impossible);
        }
    }

    private DispatchEvent read(EventEnvelope envelope, int at) {
        return switch (envelope.getEventCase()) {
            case FLEET_CHANGED -> read(envelope.getFleetChanged(), at);
            case OFFERS_HELD -> read(envelope.getOffersHeld(), at);
            case OFFERS_RELEASED -> read(envelope.getOffersReleased(), at);
            case RIDE_ASSIGNED ->
                new DispatchEvent.RideAssigned(
                        at,
                        new RideId(envelope.getRideAssigned().getRideId()),
                        envelope.getRideAssigned().getIdempotencyKey());
            case RIDE_CANCELLED ->
                new DispatchEvent.RideCancelled(
                        at, new RideId(envelope.getRideCancelled().getRideId()));
            case RIDE_MISSED ->
                new DispatchEvent.RideMissed(
                        at,
                        new RideId(envelope.getRideMissed().getRideId()),
                        EnumCodec.read(envelope.getRideMissed().getCause()));
            case SHIFT_STARTED ->
                new DispatchEvent.ShiftStarted(
                        at, new ShiftId(envelope.getShiftStarted().getShiftId()));
            case SHIFT_ENDED ->
                new DispatchEvent.ShiftEnded(
                        at, new ShiftId(envelope.getShiftEnded().getShiftId()));
            case VEHICLE_SENT -> read(envelope.getVehicleSent(), at);
            case STOP_DEPARTED -> read(envelope.getStopDeparted(), at);
            case STOP_ARRIVED -> read(envelope.getStopArrived(), at);
            case STOP_SERVED -> read(envelope.getStopServed(), at);
            case BREAK_STARTED ->
                new DispatchEvent.BreakStarted(
                        at,
                        new ShiftId(envelope.getBreakStarted().getShiftId()),
                        ValueCodec.seconds(envelope.getBreakStarted().getStartedSeconds()));
            case BREAK_ENDED ->
                new DispatchEvent.BreakEnded(
                        at,
                        new ShiftId(envelope.getBreakEnded().getShiftId()),
                        ValueCodec.seconds(envelope.getBreakEnded().getEndedSeconds()));
            case ZONE_SUSPENDED -> read(envelope.getZoneSuspended(), at);
            case ZONE_RESUMED ->
                new DispatchEvent.ZoneResumed(
                        at, new ZoneKey(envelope.getZoneResumed().getZoneId()));
            case DELAY_REPORTED -> WorldEventCodec.read(envelope.getDelayReported(), at);
            case PASSING_REPORTED -> world.read(envelope.getPassingReported(), at);
            case VEHICLE_LOST -> world.read(envelope.getVehicleLost(), at);
            case RIDE_STRANDED -> world.read(envelope.getRideStranded(), at);
            case SHIFT_CURTAILED -> WorldEventCodec.read(envelope.getShiftCurtailed(), at);
            case STREETS_CHANGED -> WorldEventCodec.read(envelope.getStreetsChanged(), at);
            case RIDE_PROMISE_BROKEN -> WorldEventCodec.read(envelope.getRidePromiseBroken(), at);
            case RIDE_TIMES_NARROWED -> WorldEventCodec.read(envelope.getRideTimesNarrowed(), at);
            case PLANS_REPLACED -> read(envelope.getPlansReplaced(), at);
            case STAFF -> StaffEventCodec.read(envelope.getStaff(), at);
            case BOOKING -> bookings.read(envelope.getBooking(), at);
            case EVENT_NOT_SET ->
                throw new EventFormatException("The event at %d s has no kind that this version knows.".formatted(at));
        };
    }

    private EventProto.FleetChanged write(DispatchEvent.FleetChanged event) {
        EventProto.FleetChanged.Builder builder = EventProto.FleetChanged.newBuilder();
        event.vehicles().forEach(vehicle -> builder.addVehicles(values.write(vehicle)));
        event.shifts().forEach(shift -> builder.addShifts(values.write(shift)));
        return builder.build();
    }

    private DispatchEvent read(EventProto.FleetChanged event, int at) {
        return new DispatchEvent.FleetChanged(
                at,
                event.getVehiclesList().stream().map(values::read).toList(),
                event.getShiftsList().stream().map(values::read).toList());
    }

    private EventProto.OffersHeld write(DispatchEvent.OffersHeld event) {
        EventProto.OffersHeld.Builder builder = EventProto.OffersHeld.newBuilder()
                .setOfferSetId(event.offerSet().value())
                .setRiderId(event.rider().value())
                .setHolder(event.holder())
                .setHeldUntilSeconds(event.heldUntilSeconds());
        event.offers().forEach(ride -> builder.addOffers(values.write(ride)));
        return builder.build();
    }

    private DispatchEvent read(EventProto.OffersHeld event, int at) {
        return new DispatchEvent.OffersHeld(
                at,
                new OfferSetId(event.getOfferSetId()),
                new RiderId(event.getRiderId()),
                event.getHolder(),
                ValueCodec.seconds(event.getHeldUntilSeconds()),
                event.getOffersList().stream().map(values::read).toList());
    }

    private static EventProto.OffersReleased write(DispatchEvent.OffersReleased event) {
        EventProto.OffersReleased.Builder builder =
                EventProto.OffersReleased.newBuilder().setCause(EnumCodec.write(event.cause()));
        event.offers().forEach(offer -> builder.addOfferIds(offer.value()));
        return builder.build();
    }

    private static DispatchEvent read(EventProto.OffersReleased event, int at) {
        return new DispatchEvent.OffersReleased(
                at, event.getOfferIdsList().stream().map(RideId::new).toList(), EnumCodec.read(event.getCause()));
    }

    private EventProto.VehicleSent write(DispatchEvent.VehicleSent event) {
        return EventProto.VehicleSent.newBuilder()
                .setShiftId(event.shift().value())
                .setToStopId(values.stopId(event.toPlace()))
                .setLeaveBySeconds(event.leaveBySeconds())
                .build();
    }

    private DispatchEvent read(EventProto.VehicleSent event, int at) {
        return new DispatchEvent.VehicleSent(
                at,
                new ShiftId(event.getShiftId()),
                values.place(event.getToStopId()),
                ValueCodec.seconds(event.getLeaveBySeconds()));
    }

    private EventProto.StopDeparted write(DispatchEvent.StopDeparted event) {
        return EventProto.StopDeparted.newBuilder()
                .setShiftId(event.shift().value())
                .setToStopId(values.stopId(event.toPlace()))
                .setDepartedSeconds(event.departedSeconds())
                .setExpectedArrivalSeconds(event.expectedArrivalSeconds())
                .build();
    }

    private DispatchEvent read(EventProto.StopDeparted event, int at) {
        return new DispatchEvent.StopDeparted(
                at,
                new ShiftId(event.getShiftId()),
                values.place(event.getToStopId()),
                ValueCodec.seconds(event.getDepartedSeconds()),
                ValueCodec.seconds(event.getExpectedArrivalSeconds()));
    }

    private EventProto.StopArrived write(DispatchEvent.StopArrived event) {
        return EventProto.StopArrived.newBuilder()
                .setShiftId(event.shift().value())
                .setStopId(values.stopId(event.place()))
                .setArrivedSeconds(event.arrivedSeconds())
                .build();
    }

    private DispatchEvent read(EventProto.StopArrived event, int at) {
        return new DispatchEvent.StopArrived(
                at,
                new ShiftId(event.getShiftId()),
                values.place(event.getStopId()),
                ValueCodec.seconds(event.getArrivedSeconds()));
    }

    private static EventProto.StopServed write(DispatchEvent.StopServed event) {
        return EventProto.StopServed.newBuilder()
                .setShiftId(event.shift().value())
                .setStop(ValueCodec.write(event.stop()))
                .setServedSeconds(event.servedSeconds())
                .build();
    }

    private static DispatchEvent read(EventProto.StopServed event, int at) {
        return new DispatchEvent.StopServed(
                at,
                new ShiftId(event.getShiftId()),
                ValueCodec.read(event.getStop()),
                ValueCodec.seconds(event.getServedSeconds()));
    }

    private static EventProto.ZoneSuspended write(DispatchEvent.ZoneSuspended event) {
        return EventProto.ZoneSuspended.newBuilder()
                .setZoneId(event.suspension().zone().value())
                .setWindow(ValueCodec.write(event.suspension().window()))
                .setCause(event.suspension().cause())
                .build();
    }

    private static DispatchEvent read(EventProto.ZoneSuspended event, int at) {
        return new DispatchEvent.ZoneSuspended(
                at,
                new Suspension(new ZoneKey(event.getZoneId()), ValueCodec.read(event.getWindow()), event.getCause()));
    }

    private EventProto.PlansReplaced write(DispatchEvent.PlansReplaced event) {
        EventProto.PlansReplaced.Builder builder =
                EventProto.PlansReplaced.newBuilder().setCause(EnumCodec.write(event.cause()));
        event.plans().forEach(plan -> builder.addPlans(values.write(plan)));
        return builder.build();
    }

    private DispatchEvent read(EventProto.PlansReplaced event, int at) {
        return new DispatchEvent.PlansReplaced(
                at,
                EnumCodec.read(event.getCause()),
                event.getPlansList().stream().map(values::read).toList());
    }
}
