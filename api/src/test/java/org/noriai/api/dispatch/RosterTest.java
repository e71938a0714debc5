package org.noriai.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.FleetState;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.BreakPattern;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.ServiceDays;
import org.noriai.routing.area.ShiftPattern;
import org.noriai.routing.area.VirtualStop;

class RosterTest {

    private static final FleetVehicle BUS = bus(1);

    private static FleetVehicle bus(int number) {
        return new FleetVehicle(
                new Vehicle(
                        new VehicleId("bus-" + number),
                        "Bus " + number,
                        new VehicleType("bus", "Bus", List.of(new SeatConfiguration(8, 0)))),
                1);
    }

    private static Roster roster(LocalTime from, Duration length) {
        return roster(from, length, List.of(BUS));
    }

    private static Roster roster(LocalTime from, Duration length, List<FleetVehicle> fleet) {
        return roster(
                OpeningHours.daily(new DaySpan(from.toSecondOfDay(), from.toSecondOfDay() + (int) length.toSeconds())),
                fleet);
    }

    private static Roster roster(OpeningHours hours, List<FleetVehicle> fleet) {
        return new Roster(new ServiceArea(
                "Town",
                new Bounds(49, 8, 50, 9),
                ZoneId.of("Europe/Berlin"),
                Currency.getInstance("EUR"),
                Locale.GERMAN,
                false,
                List.of(new VirtualStop("a", "A", 49.4, 8.6), new VirtualStop("b", "B", 49.5, 8.7)),
                ServiceRules.DEFAULT,
                hours,
                fleet,
                "©"));
    }

    private static int at(String instant) {
        return AreaTime.toSeconds(Instant.parse(instant));
    }

    /** Local time, on the day on which the shift begins. */
    private static String clock(int seconds) {
        return AreaTime.toInstant(seconds)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toLocalTime()
                .toString();
    }

    @Test
    void plansEveryServiceDayFromTheRunningOneThroughTheHorizon() {
        // 02:00 local time: the service day that began at 04:00 yesterday still runs, with its second driver.
        List<Shift> shifts = roster(LocalTime.of(4, 0), Duration.ofHours(24)).shifts(BUS, at("2026-11-22T01:00:00Z"));
        assertThat(shifts).hasSize(1 + 2 * 30);
        assertThat(shifts.getFirst().id().value()).isEqualTo("bus-1-20261121-2");
        assertThat(shifts.getLast().id().value()).isEqualTo("bus-1-20261221-2");
        for (int i = 1; i < shifts.size(); i++) {
            assertThat(shifts.get(i).window().startSeconds())
                    .isEqualTo(shifts.get(i - 1).window().endSeconds());
        }
    }

    @Test
    void worksTheAreasOwnShiftsWithTheirBreaksAndNotOnDaysThatAreClosed() {
        ServiceDays weekdays = new ServiceDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), false);
        DaySpan morning = new DaySpan(8 * 3600, 13 * 3600);
        BreakPattern rest = new BreakPattern(new DaySpan(10 * 3600, 11 * 3600), 1800, OptionalInt.of(0));
        FleetVehicle bus = new FleetVehicle(
                BUS.vehicle(), 1, List.of(new ShiftPattern(weekdays, morning, Optional.of(List.of(rest)))));
        SortedMap<LocalDate, List<DaySpan>> exceptions = new TreeMap<>(Map.of(LocalDate.of(2026, 11, 25), List.of()));
        OpeningHours hours = new OpeningHours(
                List.of(new OpeningHours.Opening(ServiceDays.ALL, new DaySpan(7 * 3600, 20 * 3600))), exceptions);
        // A Sunday, at 10:00 local time.
        List<Shift> shifts = roster(hours, List.of(bus)).shifts(bus, at("2026-11-22T09:00:00Z"));
        assertThat(shifts)
                .extracting(shift -> shift.id().value())
                .startsWith(
                        "bus-1-20261123-1",
                        "bus-1-20261124-1",
                        "bus-1-20261126-1",
                        "bus-1-20261127-1",
                        "bus-1-20261130-1");
        Shift first = shifts.getFirst();
        assertThat(clock(first.window().startSeconds())).isEqualTo("08:00");
        assertThat(clock(first.window().endSeconds())).isEqualTo("13:00");
        assertThat(first.breaks()).hasSize(1);
        assertThat(clock(first.breaks().getFirst().window().startSeconds())).isEqualTo("10:00");
        assertThat(first.breaks().getFirst().place()).isZero();
    }

    @Test
    void leavesOutADayWhoseHoursAreOver() {
        List<Shift> shifts = roster(LocalTime.of(9, 0), Duration.ofHours(8)).shifts(BUS, at("2026-11-22T22:00:00Z"));
        assertThat(shifts.getFirst().id().value()).isEqualTo("bus-1-20261123-1");
        assertThat(shifts.getFirst().window().startSeconds()).isEqualTo(at("2026-11-23T08:00:00Z"));
        assertThat(shifts.getFirst().window().endSeconds()).isEqualTo(at("2026-11-23T16:00:00Z"));
        assertThat(shifts.get(1).id().value()).isEqualTo("bus-1-20261124-1");
    }

    @Test
    void keepsTheHoursOfTheClockOnTheWallWhenClocksChange() {
        List<Shift> shifts = roster(LocalTime.of(4, 0), Duration.ofHours(24)).shifts(BUS, at("2026-10-23T12:00:00Z"));
        Shift first = shifts.stream()
                .filter(shift -> shift.id().value().equals("bus-1-20261024-1"))
                .findFirst()
                .orElseThrow();
        Shift second = shifts.get(shifts.indexOf(first) + 1);
        assertThat(second.window().endSeconds() - first.window().startSeconds()).isEqualTo(25 * 3600);
    }

    @Test
    void nobodyWorksLongerThanThirteenHoursNorOnTwoShifts() {
        List<FleetVehicle> fleet = List.of(BUS, bus(2), bus(3), bus(4));
        for (int hours = 1; hours <= 24; hours++) {
            Roster roster = roster(LocalTime.of(4, 0), Duration.ofHours(hours), fleet);
            ChangeFleet all = roster.missing(FleetState.empty(), at("2026-10-20T12:00:00Z"));
            assertThat(all.shifts()).extracting(Shift::driver).doesNotHaveDuplicates();
            assertThat(all.shifts())
                    .allSatisfy(shift -> assertThat(
                                    shift.window().endSeconds() - shift.window().startSeconds())
                            .isBetween(1, shift.duty().spreadSecondsMax()));
        }
    }

    @Test
    void vehiclesChangeDriversAndDriversEatOneAfterTheOther() {
        List<FleetVehicle> fleet = List.of(BUS, bus(2), bus(3), bus(4));
        Roster roster = roster(LocalTime.of(4, 0), Duration.ofHours(24), fleet);
        List<String> days = fleet.stream()
                .map(member -> {
                    List<Shift> shifts = roster.shifts(member, at("2026-11-23T03:00:00Z"));
                    Shift day = shifts.get(0);
                    Shift night = shifts.get(1);
                    return "%s %s, %s %s"
                            .formatted(
                                    clock(day.breaks().getFirst().window().startSeconds()),
                                    clock(day.window().endSeconds()),
                                    clock(night.breaks().getFirst().window().startSeconds()),
                                    clock(night.window().endSeconds()));
                })
                .toList();
        assertThat(days)
                .containsExactly(
                        "11:00 15:00, 18:00 04:00",
                        "12:00 16:00, 19:00 04:00",
                        "13:00 17:00, 20:00 04:00",
                        "11:00 15:00, 18:00 04:00");
    }

    @Test
    void whoWorksLongHasALongBreakAndWhoWorksALittleHasNone() {
        assertThat(breakMinutes(5)).isEmpty();
        assertThat(breakMinutes(6)).containsExactly(45);
        assertThat(breakMinutes(8)).containsExactly(45);
        assertThat(breakMinutes(9)).containsExactly(60);
        assertThat(breakMinutes(13)).containsExactly(60);
        assertThat(roster(LocalTime.of(8, 0), Duration.ofHours(13))
                        .shifts(BUS, at("2026-11-23T15:30:00Z"))
                        .getFirst()
                        .breaks())
                .as("begun when it was nearly over")
                .isEmpty();
        Shift shift = roster(LocalTime.of(20, 0), Duration.ofHours(8))
                .shifts(BUS, at("2026-11-23T10:00:00Z"))
                .getFirst();
        // A night without a meal time: in its middle, at the base.
        assertThat(clock(shift.breaks().getFirst().window().startSeconds())).isEqualTo("22:00");
        assertThat(shift.breaks().getFirst().place()).isEqualTo(1);
        for (int turn = 0; turn < 3; turn++) {
            List<FleetVehicle> fleet = List.of(BUS, bus(2), bus(3));
            assertThat(roster(LocalTime.of(20, 0), Duration.ofHours(6), fleet)
                            .shifts(fleet.get(turn), at("2026-11-23T10:00:00Z"))
                            .getFirst()
                            .breaks())
                    .as("turn %d of the shortest night", turn)
                    .hasSize(1);
        }
    }

    private static List<Integer> breakMinutes(int hours) {
        return roster(LocalTime.of(8, 0), Duration.ofHours(hours))
                .shifts(BUS, at("2026-11-23T10:00:00Z"))
                .getLast()
                .breaks()
                .stream()
                .map(rest -> rest.seconds() / 60)
                .toList();
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
                .containsExactly("bus-1-20261223-1", "bus-1-20261223-2");
    }

    @Test
    void leavesADayThatAnEarlierVersionHasPlannedAsItIs() {
        Roster roster = roster(LocalTime.of(4, 0), Duration.ofHours(24));
        int now = at("2026-11-22T12:00:00Z");
        int start = at("2026-11-22T03:00:00Z");
        Shift whole = new Shift(
                new ShiftId("bus-1-20261122"), new VehicleId("bus-1"), new TimeWindow(start, start + 86_400), 1, 1);
        FleetState state = FleetState.empty().apply(new FleetChanged(now, List.of(BUS.vehicle()), List.of(whole)));
        assertThat(roster.missing(state, now).shifts().getFirst().id().value()).isEqualTo("bus-1-20261123-1");
    }
}
