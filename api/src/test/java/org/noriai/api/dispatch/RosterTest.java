package org.noriai.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.FleetState;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.DailyHours;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;

class RosterTest {

    private static final FleetVehicle BUS = new FleetVehicle(
            new Vehicle(
                    new VehicleId("bus-1"),
                    "Bus 1",
                    new VehicleType("bus", "Bus", List.of(new SeatConfiguration(8, 0)))),
            1);

    private static Roster roster(LocalTime from, Duration length) {
        return new Roster(new ServiceArea(
                "Town",
                new Bounds(49, 8, 50, 9),
                ZoneId.of("Europe/Berlin"),
                Currency.getInstance("EUR"),
                Locale.GERMAN,
                false,
                List.of(new VirtualStop("a", "A", 49.4, 8.6), new VirtualStop("b", "B", 49.5, 8.7)),
                ServiceRules.DEFAULT,
                new DailyHours(from, length),
                List.of(BUS),
                "©"));
    }

    private static int at(String instant) {
        return AreaTime.toSeconds(Instant.parse(instant));
    }

    @Test
    void plansEveryServiceDayFromTheRunningOneThroughTheHorizon() {
        // 02:00 local time: the service day that began at 04:00 yesterday still runs.
        List<Shift> shifts = roster(LocalTime.of(4, 0), Duration.ofHours(24)).shifts(BUS, at("2026-11-22T01:00:00Z"));
        assertThat(shifts).hasSize(8);
        assertThat(shifts.getFirst().id().value()).isEqualTo("bus-1-20261121");
        assertThat(shifts.getLast().id().value()).isEqualTo("bus-1-20261128");
        for (int i = 1; i < shifts.size(); i++) {
            assertThat(shifts.get(i).window().startSeconds())
                    .isEqualTo(shifts.get(i - 1).window().endSeconds());
        }
    }

    @Test
    void leavesOutADayWhoseHoursAreOver() {
        List<Shift> shifts = roster(LocalTime.of(6, 0), Duration.ofHours(16)).shifts(BUS, at("2026-11-22T22:00:00Z"));
        assertThat(shifts.getFirst().id().value()).isEqualTo("bus-1-20261123");
        assertThat(shifts.getFirst().window().startSeconds()).isEqualTo(at("2026-11-23T05:00:00Z"));
        assertThat(shifts.getFirst().window().endSeconds()).isEqualTo(at("2026-11-23T21:00:00Z"));
    }

    @Test
    void keepsTheHoursOfTheClockOnTheWallWhenClocksChange() {
        List<Shift> shifts = roster(LocalTime.of(4, 0), Duration.ofHours(24)).shifts(BUS, at("2026-10-23T12:00:00Z"));
        Shift longDay = shifts.get(1);
        assertThat(longDay.id().value()).isEqualTo("bus-1-20261024");
        assertThat(longDay.window().endSeconds() - longDay.window().startSeconds())
                .isEqualTo(25 * 3600);
    }

    @Test
    void tellsTheEngineNothingThatItKnows() {
        Roster roster = roster(LocalTime.of(4, 0), Duration.ofHours(24));
        int now = at("2026-11-22T12:00:00Z");
        ChangeFleet all = roster.missing(FleetState.empty(), now);
        assertThat(all.vehicles()).hasSize(1);
        FleetState state = FleetState.empty().apply(new FleetChanged(now, all.vehicles(), all.shifts()));
        assertThat(roster.missing(state, now).shifts()).isEmpty();
        assertThat(roster.missing(state, now).vehicles()).isEmpty();
        assertThat(roster.missing(state, now + 86_400).shifts())
                .extracting(shift -> shift.id().value())
                .containsExactly("bus-1-20261130");
    }
}
