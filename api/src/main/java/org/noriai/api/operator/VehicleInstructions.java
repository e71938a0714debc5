package org.noriai.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.v1.BreakDown;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.NewVehicle;
import org.noriai.api.v1.PutIn;
import org.noriai.api.v1.ReportDelayRequest;
import org.noriai.api.v1.SetVehicleServiceRequest;
import org.noriai.api.v1.TakeOut;
import org.noriai.api.view.StopCatalog;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** What staff can do about one vehicle. Thread-safe. */
final class VehicleInstructions {

    private static final int SEATS_MAX = 100;
    private static final int LABEL_LENGTH_MAX = 40;

    private final Dispatch dispatch;
    private final InstructionDesk desk;
    private final StopCatalog stops;
    private final DutyRules duty;

    VehicleInstructions(Dispatch dispatch, InstructionDesk desk, StopCatalog stops, DutyRules duty) {
        this.dispatch = dispatch;
        this.desk = desk;
        this.stops = stops;
        this.duty = duty;
    }

    InstructionResult delay(String by, ReportDelayRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "ReportDelay", request.getVehicleId(), request, fields.problems());
        if (!request.hasReady()) {
            fields.wrong("ready", "", "must be given.");
        }
        int ready = fields.time("ready", request.hasReady(), request.getReady(), fields.now());
        fields.refuse();
        VehicleId vehicle = fields.vehicle("vehicle_id", request.getVehicleId()).id();
        Reason reason = new Reason(by, request.getWhy());
        return desk.once(
                told,
                () -> desk.follow(
                        told, Mode.AT_ONCE, at -> List.of(new ReportDelay(at, vehicle, Math.max(at, ready), reason))));
    }

    InstructionResult service(String by, SetVehicleServiceRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "SetVehicleService", request.getVehicleId(), request, fields.problems());
        Reason reason = new Reason(by, request.getWhy());
        return switch (request.getChangeCase()) {
            case TAKE_OUT -> out(fields, told, request.getVehicleId(), request.getTakeOut(), reason);
            case BREAK_DOWN -> broken(fields, told, request.getVehicleId(), request.getBreakDown(), reason);
            case PUT_IN -> in(fields, told, request.getVehicleId(), request.getPutIn());
            case CHANGE_NOT_SET -> {
                fields.wrong("change", "", "must be one of take_out, break_down, put_in.");
                fields.refuse();
                throw new IllegalStateException("A problem was not refused.");
            }
        };
    }

    private InstructionResult out(RequestFields fields, Told told, String id, TakeOut out, Reason reason) {
        int from = fields.time("take_out.from", out.hasFrom(), out.getFrom(), fields.now());
        int until = fields.time("take_out.until", out.hasUntil(), out.getUntil(), from);
        if (until < from) {
            fields.wrong("take_out.until", AreaTime.toInstant(until), "must not lie before take_out.from.");
        }
        fields.refuse();
        VehicleId vehicle = fields.vehicle("vehicle_id", id).id();
        boolean open = out.hasUntil();
        return desk.once(told, () -> {
            List<DispatchCommand> none =
                    outCommands(dispatch.state(), vehicle, from, until, open, fields.now(), reason);
            if (none.isEmpty()) {
                fields.wrong("take_out.from", AreaTime.toInstant(from), "is in no shift of the vehicle.");
                fields.refuse();
            }
            return desk.follow(
                    told,
                    Mode.IF_ACCEPTED,
                    at -> outCommands(dispatch.state(), vehicle, from, until, open, at, reason));
        });
    }

    /** The shift that is under way then ends, later ones end as they begin, and what lies after it is a shift of its own. */
    private static List<DispatchCommand> outCommands(
            FleetState state, VehicleId vehicle, int from, int until, boolean open, int now, Reason reason) {
        List<DispatchCommand> commands = new ArrayList<>();
        int begin = Math.max(from, now);
        for (ShiftState known : state.listShifts()) {
            TimeWindow window = known.shift().window();
            boolean ended = known.progress().phase() == Phase.ENDED;
            if (!known.shift().vehicle().equals(vehicle) || ended || window.endSeconds() <= begin) {
                continue;
            }
            boolean underWay = window.startSeconds() < begin;
            boolean within = open && window.startSeconds() >= begin && window.startSeconds() <= until;
            if (!underWay && !within) {
                continue;
            }
            int end = underWay ? begin : Math.max(window.startSeconds() + 1, now);
            commands.add(new CurtailShift(now, known.shift().id(), end, reason));
            if (open && until > end && until < window.endSeconds()) {
                commands.add(new ChangeFleet(
                        now, List.of(), List.of(rest(known.shift(), new TimeWindow(until, window.endSeconds())))));
            }
        }
        return commands;
    }

    private static Shift rest(Shift old, TimeWindow window) {
        String name = name(old.vehicle(), window.startSeconds());
        return new Shift(
                new ShiftId(name),
                old.vehicle(),
                old.driver(),
                window,
                old.startPlace(),
                old.endPlace(),
                old.breaks().stream()
                        .filter(rest -> rest.window().startSeconds() >= window.startSeconds())
                        .toList(),
                old.timetable().stream()
                        .filter(call -> call.atSeconds() >= window.startSeconds())
                        .toList(),
                old.duty());
    }

    private InstructionResult broken(RequestFields fields, Told told, String id, BreakDown broken, Reason reason) {
        int until = fields.time("break_down.until", broken.hasUntil(), broken.getUntil(), fields.now());
        OptionalInt place = broken.getStopId().isEmpty() ? OptionalInt.empty() : stops.findPlace(broken.getStopId());
        if (!broken.getStopId().isEmpty() && place.isEmpty()) {
            fields.wrong("break_down.stop_id", broken.getStopId(), "is not a stop of the service area.");
        }
        fields.refuse();
        VehicleId vehicle = fields.vehicle("vehicle_id", id).id();
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.AT_ONCE,
                        at -> List.of(
                                new LoseVehicle(at, vehicle, place.orElseGet(() -> stands(vehicle)), until, reason))));
    }

    /** Where the vehicle is, or drives to; where its next shift begins if it has none. */
    private int stands(VehicleId vehicle) {
        FleetState state = dispatch.state();
        return state.findRunningShift(vehicle)
                .map(shift -> shift.progress().place())
                .or(() -> anyShift(state, vehicle).map(Shift::startPlace))
                .orElse(0);
    }

    private static Optional<Shift> anyShift(FleetState state, VehicleId vehicle) {
        return state.listShifts().stream()
                .map(ShiftState::shift)
                .filter(shift -> shift.vehicle().equals(vehicle))
                .findFirst();
    }

    private InstructionResult in(RequestFields fields, Told told, String id, PutIn in) {
        TimeWindow window = fields.window(in.hasStart(), in.getStart(), in.hasEnd(), in.getEnd());
        Optional<Vehicle> known = fields.findVehicle(id);
        Optional<Vehicle> added = in.hasVehicle() ? added(fields, id, in.getVehicle()) : Optional.empty();
        OptionalInt place =
                in.getStopId().isEmpty() ? usualPlace(fields.state(), id, known) : stops.findPlace(in.getStopId());
        if (place.isEmpty()) {
            fields.wrong("put_in.stop_id", in.getStopId(), "must be a stop of the service area.");
        }
        if (known.isPresent() && in.hasVehicle()) {
            fields.wrong("put_in.vehicle", id, "is in the fleet already; leave this out.");
        }
        fields.refuse();
        if (known.isEmpty() && added.isEmpty()) {
            throw ProblemException.notFound("vehicle_id", id);
        }
        VehicleId vehicle = new VehicleId(id);
        String name = name(vehicle, window.startSeconds());
        Shift shift = new Shift(
                new ShiftId(name),
                vehicle,
                new DriverId(name),
                window,
                place.orElseThrow(),
                place.orElseThrow(),
                List.of(),
                List.of(),
                duty);
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.IF_ACCEPTED,
                        at -> List.of(new ChangeFleet(at, added.stream().toList(), List.of(shift)))));
    }

    private static OptionalInt usualPlace(FleetState state, String id, Optional<Vehicle> known) {
        return known.flatMap(vehicle -> anyShift(state, vehicle.id()))
                .map(shift -> OptionalInt.of(shift.startPlace()))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Vehicle> added(RequestFields fields, String id, NewVehicle vehicle) {
        int before = fields.problems().size();
        if (!RequestFields.isId(id)) {
            fields.wrong("vehicle_id", id, "must have 1 to 64 characters.");
        }
        if (vehicle.getLabel().isBlank() || vehicle.getLabel().length() > LABEL_LENGTH_MAX) {
            fields.wrong(
                    "put_in.vehicle.label",
                    vehicle.getLabel(),
                    "must have 1 to %d characters.".formatted(LABEL_LENGTH_MAX));
        }
        long seats = Integer.toUnsignedLong(vehicle.getSeats());
        long places = Integer.toUnsignedLong(vehicle.getWheelchairPlaces());
        if (seats + places < 1 || seats > SEATS_MAX) {
            fields.wrong("put_in.vehicle.seats", seats, "must be from 1 to %d.".formatted(SEATS_MAX));
        }
        if (places > SEATS_MAX) {
            fields.wrong("put_in.vehicle.wheelchair_places", places, "must be from 0 to %d.".formatted(SEATS_MAX));
        }
        if (fields.problems().size() > before) {
            return Optional.empty();
        }
        String type = "seats-%d-wheelchairs-%d".formatted(seats, places);
        return Optional.of(new Vehicle(
                new VehicleId(id),
                vehicle.getLabel(),
                new VehicleType(type, type, List.of(new SeatConfiguration((int) seats, (int) places)))));
    }

    /** A shift that begins in the same second is the same one. */
    private static String name(VehicleId vehicle, int startSeconds) {
        String name = vehicle.value() + "-in-" + startSeconds;
        return name.length() <= 64 ? name : name.substring(name.length() - 64);
    }
}
