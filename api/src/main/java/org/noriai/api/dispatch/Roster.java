package org.noriai.api.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;

/**
 * The shifts of the fleet: each vehicle works through every service day of the area's hours, with a driver of its own for
 * each part of the day that one person may work. Immutable.
 *
 * <p>A service day may reach past midnight. Its hours are those of the wall clock, so a day on which the clocks change is
 * an hour shorter or longer. Where a day is too long for one driver, the vehicles change drivers one after the other, a
 * third of them at a time, and so do drivers take their meals: there are always vehicles on the road.
 */
public final class Roster {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DutyRules DUTY = DutyRules.DEFAULT;

    private final ServiceArea area;

    /** For this area's fleet and hours. */
    public Roster(ServiceArea area) {
        this.area = area;
    }

    /** What the engine has yet to be told, so that it knows every shift from now through the booking horizon. */
    public ChangeFleet missing(FleetState state, int nowSeconds) {
        List<Vehicle> vehicles = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        for (FleetVehicle member : area.fleet()) {
            Vehicle vehicle = member.vehicle();
            if (!state.findVehicle(vehicle.id()).filter(vehicle::equals).isPresent()) {
                vehicles.add(vehicle);
            }
            List<Shift> known = known(state, vehicle.id());
            for (Shift shift : shifts(member, nowSeconds)) {
                // A vehicle can't work twice at a time, as it would where an earlier version has planned the day.
                if (known.stream().noneMatch(other -> overlap(shift.window(), other.window()))) {
                    shifts.add(shift);
                }
            }
        }
        return new ChangeFleet(nowSeconds, vehicles, shifts);
    }

    private static List<Shift> known(FleetState state, VehicleId vehicle) {
        return state.listShifts().stream()
                .map(ShiftState::shift)
                .filter(shift -> shift.vehicle().equals(vehicle))
                .toList();
    }

    private static boolean overlap(TimeWindow one, TimeWindow other) {
        return one.startSeconds() < other.endSeconds() && other.startSeconds() < one.endSeconds();
    }

    List<Shift> shifts(FleetVehicle member, int nowSeconds) {
        LocalDate today = AreaTime.toInstant(nowSeconds).atZone(area.zone()).toLocalDate();
        int last = nowSeconds + area.rules().horizonSeconds();
        int turn = area.fleet().indexOf(member) % Meals.TURNS;
        List<Shift> shifts = new ArrayList<>();
        // Yesterday's service day may not be over yet.
        for (LocalDate day = today.minusDays(1); ; day = day.plusDays(1)) {
            TimeWindow window = window(day);
            if (window.startSeconds() > last) {
                return shifts;
            }
            List<TimeWindow> parts = parts(window, turn);
            for (int part = 0; part < parts.size(); part++) {
                if (parts.get(part).endSeconds() > nowSeconds) {
                    shifts.add(shift(member, day, part + 1, parts.get(part), turn, nowSeconds));
                }
            }
        }
    }

    private Shift shift(FleetVehicle member, LocalDate day, int part, TimeWindow window, int turn, int nowSeconds) {
        VehicleId vehicle = member.vehicle().id();
        String name = vehicle + "-" + DAY.format(day) + "-" + part;
        int base = member.startPlace();
        // Who begins in the middle of a part works, and needs a meal, only for what is left of it.
        TimeWindow worked = new TimeWindow(Math.max(window.startSeconds(), nowSeconds), window.endSeconds());
        return new Shift(
                new ShiftId(name),
                vehicle,
                new DriverId(name),
                window,
                base,
                base,
                Meals.during(worked, turn, base, area.zone()),
                List.of(),
                DUTY);
    }

    /** The day in as few equal parts as one driver each may work; who comes earlier in turn changes earlier. */
    private static List<TimeWindow> parts(TimeWindow day, int turn) {
        int length = day.endSeconds() - day.startSeconds();
        int count = Math.ceilDiv(length, DUTY.spreadSecondsMax());
        int room = DUTY.spreadSecondsMax() - length / count;
        int later = (turn - Meals.TURNS / 2) * Math.min(Meals.TURN_SECONDS, room);
        List<TimeWindow> parts = new ArrayList<>();
        int start = day.startSeconds();
        for (int part = 1; part <= count; part++) {
            int end = part == count
                    ? day.endSeconds()
                    : day.startSeconds() + (int) ((long) length * part / count) + later;
            parts.add(new TimeWindow(start, end));
            start = end;
        }
        return parts;
    }

    private TimeWindow window(LocalDate day) {
        LocalDateTime from = day.atTime(area.hours().from());
        return new TimeWindow(seconds(from), seconds(from.plus(area.hours().length())));
    }

    private int seconds(LocalDateTime local) {
        Instant instant = local.atZone(area.zone()).toInstant();
        return AreaTime.toSeconds(instant);
    }
}
