package org.noriai.api.store;

import java.util.OptionalInt;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
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
                .setName(vehicle.type().name());
        for (SeatConfiguration configuration : vehicle.type().configurations()) {
            type.addConfigurations(EventProto.SeatConfiguration.newBuilder()
                    .setSeats(configuration.seats())
                    .setWheelchairs(configuration.wheelchairs()));
        }
        return EventProto.Vehicle.newBuilder()
                .setId(vehicle.id().value())
                .setLabel(vehicle.label())
                .setType(type)
                .build();
    }

    Vehicle read(EventProto.Vehicle vehicle) {
        EventProto.VehicleType type = vehicle.getType();
        return new Vehicle(
                new VehicleId(vehicle.getId()),
                vehicle.getLabel(),
                new VehicleType(
                        type.getId(),
                        type.getName(),
                        type.getConfigurationsList().stream()
                                .map(it -> new SeatConfiguration(it.getSeats(), it.getWheelchairs()))
                                .toList()));
    }

    EventProto.Shift write(Shift shift) {
        return EventProto.Shift.newBuilder()
                .setId(shift.id().value())
                .setVehicleId(shift.vehicle().value())
                .setWindow(write(shift.window()))
                .setStartStopId(stopId(shift.startPlace()))
                .setEndStopId(stopId(shift.endPlace()))
                .build();
    }

    Shift read(EventProto.Shift shift) {
        return new Shift(
                new ShiftId(shift.getId()),
                new VehicleId(shift.getVehicleId()),
                read(shift.getWindow()),
                place(shift.getStartStopId()),
                place(shift.getEndStopId()));
    }

    EventProto.Ride write(Ride ride) {
        EventProto.Ride.Builder builder = EventProto.Ride.newBuilder()
                .setId(ride.id().value())
                .setOfferSetId(ride.offerSet().value())
                .setRiderId(ride.rider().value())
                .setParty(EventProto.Party.newBuilder()
                        .setSeats(ride.party().seats())
                        .setWheelchairs(ride.party().wheelchairs()))
                .setPickup(write(ride.pickup()))
                .setDropoff(write(ride.dropoff()))
                .setPickupDwellSeconds(ride.pickupDwellSeconds())
                .setDropoffDwellSeconds(ride.dropoffDwellSeconds())
                .setDirectSeconds(ride.directSeconds())
                .setPromise(EventProto.Promise.newBuilder()
                        .setPickup(write(ride.promise().pickup()))
                        .setLatestDropoffSeconds(ride.promise().latestDropoffSeconds())
                        .setRideSecondsMax(ride.promise().rideSecondsMax()))
                .setShiftId(ride.shift().value())
                .setStatus(EnumCodec.write(ride.status()));
        ride.vehicleArrivedSeconds().ifPresent(builder::setVehicleArrivedSeconds);
        ride.boardedSeconds().ifPresent(builder::setBoardedSeconds);
        ride.endedSeconds().ifPresent(builder::setEndedSeconds);
        return builder.build();
    }

    Ride read(EventProto.Ride ride) {
        EventProto.Promise promise = ride.getPromise();
        return new Ride(
                new RideId(ride.getId()),
                new OfferSetId(ride.getOfferSetId()),
                new RiderId(ride.getRiderId()),
                new Party(ride.getParty().getSeats(), ride.getParty().getWheelchairs()),
                read(ride.getPickup()),
                read(ride.getDropoff()),
                ride.getPickupDwellSeconds(),
                ride.getDropoffDwellSeconds(),
                ride.getDirectSeconds(),
                new Promise(
                        read(promise.getPickup()),
                        seconds(promise.getLatestDropoffSeconds()),
                        promise.getRideSecondsMax()),
                new ShiftId(ride.getShiftId()),
                EnumCodec.read(ride.getStatus()),
                optional(ride.hasVehicleArrivedSeconds(), ride.getVehicleArrivedSeconds()),
                optional(ride.hasBoardedSeconds(), ride.getBoardedSeconds()),
                optional(ride.hasEndedSeconds(), ride.getEndedSeconds()));
    }

    static EventProto.RoutePlan write(RoutePlan plan) {
        EventProto.RoutePlan.Builder builder = EventProto.RoutePlan.newBuilder()
                .setShiftId(plan.shift().value())
                .setVersion(plan.version());
        plan.stops().forEach(stop -> builder.addStops(write(stop)));
        return builder.build();
    }

    static RoutePlan read(EventProto.RoutePlan plan) {
        return new RoutePlan(
                new ShiftId(plan.getShiftId()),
                plan.getVersion(),
                plan.getStopsList().stream().map(ValueCodec::read).toList());
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

    private EventProto.Access write(Access access) {
        return EventProto.Access.newBuilder()
                .setStopId(stopId(access.place()))
                .setWalkSeconds(access.walkSeconds())
                .setWalkMeters(access.walkMeters())
                .build();
    }

    private Access read(EventProto.Access access) {
        return new Access(place(access.getStopId()), access.getWalkSeconds(), access.getWalkMeters());
    }

    private static EventProto.TimeWindow write(TimeWindow window) {
        return EventProto.TimeWindow.newBuilder()
                .setStartSeconds(window.startSeconds())
                .setEndSeconds(window.endSeconds())
                .build();
    }

    private static TimeWindow read(EventProto.TimeWindow window) {
        return new TimeWindow(seconds(window.getStartSeconds()), seconds(window.getEndSeconds()));
    }

    private static OptionalInt optional(boolean present, long seconds) {
        return present ? OptionalInt.of(seconds(seconds)) : OptionalInt.empty();
    }
}
