package org.noriai.api.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftState;

/**
 * A state in the words of the version that recorded the first day, and their fingerprint: what that version knew of
 * vehicles, shifts, plans, progress, rides, promises and held offers, written as its records wrote themselves. What a
 * later model adds to its records does not change it.
 */
final class RecordedText {

    private RecordedText() {}

    static String fingerprint(FleetState state) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        digest.update(of(state).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A line for each part, in total order. */
    static String of(FleetState state) {
        StringBuilder text = new StringBuilder("%d %d\n".formatted(state.version(), state.atSeconds()));
        state.listVehicles().forEach(vehicle -> text.append(vehicle(vehicle)).append('\n'));
        state.listShifts().forEach(shift -> text.append(shift(shift)).append('\n'));
        state.listRides().forEach(ride -> text.append(ride(ride)).append('\n'));
        state.listHeld().forEach(set -> text.append(set).append('\n'));
        return text.toString();
    }

    private static String vehicle(Vehicle vehicle) {
        return "Vehicle[id=%s, label=%s, type=VehicleType[id=%s, name=%s, configurations=%s]]"
                .formatted(
                        vehicle.id(),
                        vehicle.label(),
                        vehicle.type().id(),
                        vehicle.type().name(),
                        list(
                                vehicle.type().configurations(),
                                room -> "SeatConfiguration[seats=%d, wheelchairs=%d]"
                                        .formatted(room.seats(), room.wheelchairs())));
    }

    private static String shift(ShiftState state) {
        Shift shift = state.shift();
        return "ShiftState[shift=Shift[id=%s, vehicle=%s, window=%s, startPlace=%d, endPlace=%d], vehicle=%s, plan=%s, progress=%s]"
                .formatted(
                        shift.id(),
                        shift.vehicle(),
                        window(shift.window()),
                        shift.startPlace(),
                        shift.endPlace(),
                        vehicle(state.vehicle()),
                        plan(state.plan()),
                        progress(state.progress()));
    }

    private static String plan(RoutePlan plan) {
        return "RoutePlan[shift=%s, version=%d, stops=%s]"
                .formatted(
                        plan.shift(),
                        plan.version(),
                        list(plan.stops(), stop -> "Stop[ride=%s, kind=%s]".formatted(stop.ride(), stop.kind())));
    }

    private static String progress(ShiftProgress progress) {
        return "ShiftProgress[phase=%s, place=%d, sinceSeconds=%d, expectedArrivalSeconds=%d, run=%d, halts=%s]"
                .formatted(
                        progress.phase(),
                        progress.place(),
                        progress.sinceSeconds(),
                        progress.expectedArrivalSeconds(),
                        progress.run(),
                        list(
                                progress.halts(),
                                halt -> "ServedHalt[place=%d, arrivedSeconds=%d, departedSeconds=%d]"
                                        .formatted(halt.place(), halt.arrivedSeconds(), halt.departedSeconds())));
    }

    private static String ride(Ride ride) {
        return "Ride[id=%s, offerSet=%s, rider=%s, party=Party[seats=%d, wheelchairs=%d], pickup=%s, dropoff=%s, "
                        .formatted(
                                ride.id(),
                                ride.offerSet(),
                                ride.rider(),
                                ride.party().seats(),
                                ride.party().wheelchairs(),
                                access(ride.pickup()),
                                access(ride.dropoff()))
                + "pickupDwellSeconds=%d, dropoffDwellSeconds=%d, directSeconds=%d, "
                        .formatted(ride.pickupDwellSeconds(), ride.dropoffDwellSeconds(), ride.directSeconds())
                + "promise=Promise[pickup=%s, latestDropoffSeconds=%d, rideSecondsMax=%d], shift=%s, status=%s, "
                        .formatted(
                                window(ride.promise().pickup()),
                                ride.promise().latestDropoffSeconds(),
                                ride.promise().rideSecondsMax(),
                                ride.shift(),
                                ride.status())
                + "vehicleArrivedSeconds=%s, boardedSeconds=%s, endedSeconds=%s]"
                        .formatted(ride.vehicleArrivedSeconds(), ride.boardedSeconds(), ride.endedSeconds());
    }

    private static String access(Access access) {
        return "Access[place=%d, walkSeconds=%d, walkMeters=%d]"
                .formatted(access.place(), access.walkSeconds(), access.walkMeters());
    }

    private static String window(TimeWindow window) {
        return "TimeWindow[startSeconds=%d, endSeconds=%d]".formatted(window.startSeconds(), window.endSeconds());
    }

    private static <T> String list(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }
}
