package org.noriai.api.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

/** The values within events as messages, both ways. */
final class ValueCodec {

    private final PlaceNames places;

    ValueCodec(PlaceNames places) {
        this.places = places;
    }

    String stopId(int place) {
        return places.stopId(place);
    }

    int place(String stopId) {
        return places.findPlace(stopId)
                .orElseThrow(() -> new EventFormatException(
                        "The event names the stop '%s', which the area's map does not have (any more)."
                                .formatted(stopId)));
    }

    /** Seconds as the engine counts them; an ArithmeticException where they exceed its range. */
    static int seconds(long seconds) {
        return Math.toIntExact(seconds);
    }

    EventProto.Vehicle write(Vehicle vehicle) {
        EventProto.VehicleType.Builder type = EventProto.VehicleType.newBuilder()
                .setId(vehicle.type().id())
                .setName(vehicle.type().name())
                .setRamp(vehicle.type().ramp())
                .setDwell(EventProto.VehicleDwell.newBuilder()
                        .setStopSeconds(vehicle.type().dwell().stopSeconds())
                        .setSeatSeconds(vehicle.type().dwell().seatSeconds())
                        .setRampSeconds(vehicle.type().dwell().rampSeconds()));
        for (SeatConfiguration configuration : vehicle.type().configurations()) {
            type.addConfigurations(EventProto.SeatConfiguration.newBuilder()
                    .setSeats(configuration.seats())
                    .setWheelchairs(configuration.wheelchairs())
                    .setLuggage(configuration.luggage()));
        }
        return EventProto.Vehicle.newBuilder()
                .setId(vehicle.id().value())
                .setLabel(vehicle.label())
                .setType(type)
                .build();
    }

    Vehicle read(EventProto.Vehicle vehicle) {
        return new Vehicle(new VehicleId(vehicle.getId()), vehicle.getLabel(), read(vehicle.getType()));
    }

    private static VehicleType read(EventProto.VehicleType type) {
        List<SeatConfiguration> room = type.getConfigurationsList().stream()
                .map(it -> new SeatConfiguration(
                        it.getSeats(),
                        it.getWheelchairs(),
                        it.hasLuggage() ? it.getLuggage() : SeatConfiguration.LUGGAGE_USUAL))
                .toList();
        VehicleType usual = new VehicleType(type.getId(), type.getName(), room);
        EventProto.VehicleDwell dwell = type.getDwell();
        return new VehicleType(
                type.getId(),
                type.getName(),
                room,
                type.hasRamp() ? type.getRamp() : usual.ramp(),
                new VehicleDwell(dwell.getStopSeconds(), dwell.getSeatSeconds(), dwell.getRampSeconds()));
    }

    EventProto.Shift write(Shift shift) {
        EventProto.Shift.Builder builder = EventProto.Shift.newBuilder()
                .setId(shift.id().value())
                .setVehicleId(shift.vehicle().value())
                .setDriverId(shift.driver().value())
                .setWindow(write(shift.window()))
                .setStartStopId(stopId(shift.startPlace()))
                .setEndStopId(stopId(shift.endPlace()))
                .setDuty(EventProto.DutyRules.newBuilder()
                        .setSpreadSecondsMax(shift.duty().spreadSecondsMax())
                        .setRestSecondsMin(shift.duty().restSecondsMin())
                        .setDrivingSecondsMax(shift.duty().drivingSecondsMax())
                        .setInterruptionSeconds(shift.duty().interruptionSeconds())
                        .setInterruptionPieceSecondsMin(shift.duty().interruptionPieceSecondsMin()));
        shift.breaks().forEach(rest -> builder.addBreaks(write(rest)));
        shift.timetable()
                .forEach(call -> builder.addTimetable(EventProto.ScheduledCall.newBuilder()
                        .setStopId(stopId(call.place()))
                        .setAtSeconds(call.atSeconds())));
        return builder.build();
    }

    Shift read(EventProto.Shift shift) {
        String driver = shift.getDriverId().isEmpty() ? shift.getVehicleId() : shift.getDriverId();
        return new Shift(
                new ShiftId(shift.getId()),
                new VehicleId(shift.getVehicleId()),
                new DriverId(driver),
                read(shift.getWindow()),
                place(shift.getStartStopId()),
                place(shift.getEndStopId()),
                shift.getBreaksList().stream().map(this::read).toList(),
                shift.getTimetableList().stream()
                        .map(call -> new ScheduledCall(place(call.getStopId()), seconds(call.getAtSeconds())))
                        .toList(),
                shift.hasDuty() ? read(shift.getDuty()) : DutyRules.DEFAULT);
    }

    private static DutyRules read(EventProto.DutyRules duty) {
        return new DutyRules(
                duty.getSpreadSecondsMax(),
                duty.getRestSecondsMin(),
                duty.getDrivingSecondsMax(),
                duty.getInterruptionSeconds(),
                duty.getInterruptionPieceSecondsMin());
    }

    private EventProto.DriverBreak write(DriverBreak rest) {
        return EventProto.DriverBreak.newBuilder()
                .setWindow(write(rest.window()))
                .setSeconds(rest.seconds())
                .setStopId(stopId(rest.place()))
                .build();
    }

    private DriverBreak read(EventProto.DriverBreak rest) {
        return new DriverBreak(read(rest.getWindow()), rest.getSeconds(), place(rest.getStopId()));
    }

    EventProto.Ride write(Ride ride) {
        EventProto.Ride.Builder builder = EventProto.Ride.newBuilder()
                .setId(ride.id().value())
                .setOfferSetId(ride.offerSet().value())
                .setRiderId(ride.rider().value())
                .setParty(write(ride.party()))
                .setPickup(write(ride.pickup()))
                .setDropoff(write(ride.dropoff()))
                .setPickupDwellSeconds(ride.pickupDwellSeconds())
                .setDropoffDwellSeconds(ride.dropoffDwellSeconds())
                .setDirectSeconds(ride.directSeconds())
                .setPromise(write(ride.promise()))
                .setRiderClass(ride.riderClass().value())
                .setShiftId(ride.shift().value())
                .setStatus(EnumCodec.write(ride.status()));
        ride.vehicleArrivedSeconds().ifPresent(builder::setVehicleArrivedSeconds);
        ride.boardedSeconds().ifPresent(builder::setBoardedSeconds);
        ride.endedSeconds().ifPresent(builder::setEndedSeconds);
        ride.outward().ifPresent(outward -> builder.setOutwardRideId(outward.value()));
        return builder.build();
    }

    Ride read(EventProto.Ride ride) {
        return new Ride(
                new RideId(ride.getId()),
                new OfferSetId(ride.getOfferSetId()),
                new RiderId(ride.getRiderId()),
                read(ride.getParty()),
                read(ride.getPickup()),
                read(ride.getDropoff()),
                ride.getPickupDwellSeconds(),
                ride.getDropoffDwellSeconds(),
                ride.getDirectSeconds(),
                read(ride.getPromise()),
                new ShiftId(ride.getShiftId()),
                EnumCodec.read(ride.getStatus()),
                optional(ride.hasVehicleArrivedSeconds(), ride.getVehicleArrivedSeconds()),
                optional(ride.hasBoardedSeconds(), ride.getBoardedSeconds()),
                optional(ride.hasEndedSeconds(), ride.getEndedSeconds()),
                ride.hasOutwardRideId() ? Optional.of(new RideId(ride.getOutwardRideId())) : Optional.empty(),
                riderClass(ride.getRiderClass()));
    }

    /** Before there were classes, everybody was of the general one. */
    static RiderClass riderClass(String written) {
        return written.isEmpty() ? RiderClass.GENERAL : new RiderClass(written);
    }

    static EventProto.Promise write(Promise promise) {
        return EventProto.Promise.newBuilder()
                .setPickup(write(promise.pickup()))
                .setLatestDropoffSeconds(promise.latestDropoffSeconds())
                .setRideSecondsMax(promise.rideSecondsMax())
                .build();
    }

    static Promise read(EventProto.Promise promise) {
        return new Promise(
                read(promise.getPickup()), seconds(promise.getLatestDropoffSeconds()), promise.getRideSecondsMax());
    }

    static EventProto.Reason write(Reason reason) {
        return EventProto.Reason.newBuilder()
                .setBy(reason.by())
                .setWhy(reason.why())
                .build();
    }

    static Reason read(EventProto.Reason reason) {
        return new Reason(reason.getBy(), reason.getWhy());
    }

    static EventProto.Party write(Party party) {
        return EventProto.Party.newBuilder()
                .setSeats(party.seats())
                .setWheelchairs(party.wheelchairs())
                .setCompanions(party.companions())
                .setChildren(party.children())
                .setLuggage(party.luggage())
                .setRamp(party.ramp())
                .setAlone(party.alone())
                .build();
    }

    static Party read(EventProto.Party party) {
        return new Party(
                party.getSeats() - party.getCompanions() - party.getChildren(),
                party.getCompanions(),
                party.getChildren(),
                party.getWheelchairs(),
                party.getLuggage(),
                party.getRamp(),
                party.getAlone());
    }

    EventProto.RoutePlan write(RoutePlan plan) {
        EventProto.RoutePlan.Builder builder = EventProto.RoutePlan.newBuilder()
                .setShiftId(plan.shift().value())
                .setVersion(plan.version());
        plan.stops().forEach(stop -> builder.addStops(write(stop)));
        plan.breaks()
                .forEach(it -> builder.addBreaks(EventProto.PlannedBreak.newBuilder()
                        .setBeforeStop(it.beforeStop())
                        .setRest(write(it.rest()))));
        return builder.build();
    }

    RoutePlan read(EventProto.RoutePlan plan) {
        return new RoutePlan(
                new ShiftId(plan.getShiftId()),
                plan.getVersion(),
                plan.getStopsList().stream().map(ValueCodec::read).toList(),
                plan.getBreaksList().stream()
                        .map(it -> new PlannedBreak(it.getBeforeStop(), read(it.getRest())))
                        .toList());
    }

    static EventProto.PlanStop write(Stop stop) {
        return EventProto.PlanStop.newBuilder()
                .setRideId(stop.ride().value())
                .setKind(EnumCodec.write(stop.kind()))
                .build();
    }

    static Stop read(EventProto.PlanStop stop) {
        return new Stop(new RideId(stop.getRideId()), EnumCodec.read(stop.getKind()));
    }

    EventProto.Access write(Access access) {
        return EventProto.Access.newBuilder()
                .setStopId(stopId(access.place()))
                .setWalkSeconds(access.walkSeconds())
                .setWalkMeters(access.walkMeters())
                .build();
    }

    Access read(EventProto.Access access) {
        return new Access(place(access.getStopId()), access.getWalkSeconds(), access.getWalkMeters());
    }

    static EventProto.TimeWindow write(TimeWindow window) {
        return EventProto.TimeWindow.newBuilder()
                .setStartSeconds(window.startSeconds())
                .setEndSeconds(window.endSeconds())
                .build();
    }

    static TimeWindow read(EventProto.TimeWindow window) {
        return new TimeWindow(seconds(window.getStartSeconds()), seconds(window.getEndSeconds()));
    }

    private static OptionalInt optional(boolean present, long seconds) {
        return present ? OptionalInt.of(seconds(seconds)) : OptionalInt.empty();
    }
}
