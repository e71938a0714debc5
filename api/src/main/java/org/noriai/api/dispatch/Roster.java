package org.noriai.api.dispatch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.routing.area.BreakPattern;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.ServiceCalendar;
import org.noriai.routing.area.ShiftPattern;

/**
 * The shifts of the fleet: those that the area has for a vehicle, otherwise each vehicle works through every service day
 * of the area's hours, with a driver of its own for each part of the day that one person may work. Immutable.
 *
 * <p>A day on which nothing is served has no shifts. A service day may reach past midnight. Its hours are those of the wall clock, so a day on which the clocks change is
 * an hour shorter or longer. Where a day is too long for one driver, the vehicles change drivers one after the other, a
 * third of them at a time, and so do drivers take their meals: there are always vehicles on the road.
 */
public final class Roster {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final ServiceArea area;
    private final AreaCalendar calendar;
    private final DutyRules duty;

    /** For this area's fleet and hours. */
    public Roster(ServiceArea area) {
        this.area = area;
        this.calendar = new AreaCalendar(AreaTime.EPOCH, area.zone());
        this.duty = area.duty();
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
        int last = nowSeconds + area.horizonSecondsMax();
        int turn = area.fleet().indexOf(member) % Meals.TURNS;
        List<Shift> shifts = new ArrayList<>();
        // Yesterday's service day may not be over yet.
        for (LocalDate day = today.minusDays(1); ; day = day.plusDays(1)) {
            Optional<DaySpan> served = area.findServiceDay(day);
            if (calendar.seconds(day, LocalTime.MIN)
                            + served.map(DaySpan::fromSeconds).orElse(0)
                    > last) {
                return shifts;
            }
            if (served.isPresent()) {
                int part = 0;
                for (Work work : works(member, day, served.get(), turn)) {
                    part++;
                    if (work.window().endSeconds() > nowSeconds) {
                        shifts.add(shift(member, day, part, work, turn, nowSeconds));
                    }
                }
            }
        }
    }

    /** What one driver works. */
    private record Work(TimeWindow window, Optional<List<BreakPattern>> breaks) {}

    private List<Work> works(FleetVehicle member, LocalDate day, DaySpan served, int turn) {
        List<Work> works = new ArrayList<>();
        if (member.shifts().isEmpty()) {
            for (TimeWindow part : parts(ServiceCalendar.window(calendar, day, served), turn)) {
                works.add(new Work(part, Optional.empty()));
            }
            return works;
        }
        boolean holiday = area.calendar().isHoliday(day);
        for (ShiftPattern pattern : member.shifts()) {
            if (pattern.days().include(day, holiday)) {
                works.add(new Work(ServiceCalendar.window(calendar, day, pattern.span()), pattern.breaks()));
            }
        }
        return works;
    }

    private Shift shift(FleetVehicle member, LocalDate day, int part, Work work, int turn, int nowSeconds) {
        TimeWindow window = work.window();
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
                work.breaks()
                        .map(breaks -> breaks(breaks, day, worked, base))
                        .orElseGet(() -> Meals.during(worked, turn, base, area.zone())),
                List.of(),
                duty);
    }

    /** The breaks of a pattern on a day; those that should have begun before the shift does are left out. */
    private List<DriverBreak> breaks(List<BreakPattern> patterns, LocalDate day, TimeWindow worked, int base) {
        List<DriverBreak> breaks = new ArrayList<>();
        for (BreakPattern pattern : patterns) {
            TimeWindow begin = ServiceCalendar.window(calendar, day, pattern.begin());
            if (begin.startSeconds() >= worked.startSeconds()) {
                breaks.add(new DriverBreak(
                        begin, pattern.seconds(), pattern.place().orElse(base)));
            }
        }
        return breaks;
    }

    /** The day in as few equal parts as one driver each may work; who comes earlier in turn changes earlier. */
    private List<TimeWindow> parts(TimeWindow day, int turn) {
        int length = day.endSeconds() - day.startSeconds();
        int count = Math.ceilDiv(length, duty.spreadSecondsMax());
        int room = duty.spreadSecondsMax() - length / count;
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
}
