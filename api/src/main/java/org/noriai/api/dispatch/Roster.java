package org.noriai.api.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.state.FleetState;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;

/**
 * The shifts of the fleet: one for each vehicle and service day, by the area's hours. Immutable.
 *
 * <p>A service day may reach past midnight. Its hours are those of the wall clock, so a day on which the clocks change is
 * an hour shorter or longer.
 */
public final class Roster {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

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
            for (Shift shift : shifts(member, nowSeconds)) {
                if (state.findShift(shift.id()).isEmpty()) {
                    shifts.add(shift);
                }
            }
        }
        return new ChangeFleet(nowSeconds, vehicles, shifts);
    }

    List<Shift> shifts(FleetVehicle member, int nowSeconds) {
        LocalDate today = AreaTime.toInstant(nowSeconds).atZone(area.zone()).toLocalDate();
        int last = nowSeconds + area.rules().horizonSeconds();
        List<Shift> shifts = new ArrayList<>();
        // Yesterday's service day may not be over yet.
        for (LocalDate day = today.minusDays(1); ; day = day.plusDays(1)) {
            TimeWindow window = window(day);
            if (window.startSeconds() > last) {
                return shifts;
            }
            if (window.endSeconds() > nowSeconds) {
                ShiftId id = new ShiftId(member.vehicle().id() + "-" + DAY.format(day));
                shifts.add(new Shift(id, member.vehicle().id(), window, member.startPlace(), member.startPlace()));
            }
        }
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
