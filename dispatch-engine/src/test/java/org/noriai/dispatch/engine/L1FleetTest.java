package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.given;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Done;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.spi.TravelTimesCheck;
import org.noriai.dispatch.state.FleetState;

/** Suite L: what is wrong with a fleet or with travel times is named, and the state stays as it was. */
class L1FleetTest {

    private final Dispatcher dispatcher = new Dispatcher(TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
    private FleetState state =
            given("v1 at=A shift=08:00-16:00 | B 09:00 +1 people=3 | C -1", "v2 at=A shift=08:00-16:00");

    @AfterEach
    void theStateIsSound() {
        state.checkInvariants();
    }

    private static Shift shift(String id, String vehicle, String driver, String from, String until) {
        return new Shift(
                new ShiftId(id),
                new VehicleId(vehicle),
                new DriverId(driver),
                new TimeWindow(seconds(from), seconds(until)),
                0,
                0,
                List.of(),
                List.of(),
                DutyRules.DEFAULT);
    }

    private DispatchOutcome change(List<Vehicle> vehicles, Shift... shifts) {
        Decision decision = dispatcher.decide(state, new ChangeFleet(seconds("07:00"), vehicles, List.of(shifts)));
        state = state.applyAll(decision.events());
        return decision.outcome();
    }

    private void rejected(DispatchOutcome outcome, String field, String value, String part) {
        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.field()).isEqualTo(field);
            assertThat(rejected.value()).isEqualTo(value);
            assertThat(rejected.message()).contains(part);
        });
    }

    @Test
    void l01_twoShiftsOfOneDriverMustNotOverlap() {
        FleetState before = state;
        rejected(
                change(List.of(), shift("a", "v1", "d1", "16:00", "20:00"), shift("b", "v2", "d1", "18:00", "21:00")),
                "shifts.driver",
                "d1",
                "overlap");
        assertThat(state).isSameAs(before);
        assertThat(change(
                        List.of(), shift("a", "v1", "d1", "16:00", "18:00"), shift("b", "v2", "d1", "18:00", "21:00")))
                .isEqualTo(new Done());
    }

    @Test
    void l08_atTheSecondOfAHandoverTheNextShiftBegins() {
        change(List.of(), shift("a", "v2", "d1", "16:00", "18:00"), shift("b", "v2", "d2", "18:00", "21:00"));
        start("v2", "16:00");
        assertThat(state.getShift(new ShiftId("a")).running()).isTrue();
        start("v2", "17:59");
        assertThat(state.getShift(new ShiftId("a")).running()).isTrue();
        start("v2", "18:00");
        assertThat(state.getShift(new ShiftId("a")).running()).isFalse();
        assertThat(state.getShift(new ShiftId("b")).running()).isTrue();
        state.checkInvariants();
    }

    private void start(String vehicle, String clock) {
        Decision decision = dispatcher.decide(state, new StartShift(seconds(clock), new VehicleId(vehicle)));
        state = state.applyAll(decision.events());
    }

    @Test
    void l02_twoShiftsOfOneVehicleMustNotOverlap() {
        rejected(change(List.of(), shift("a", "v1", "d1", "15:00", "20:00")), "shifts.vehicle", "v1", "overlap");
    }

    @Test
    void l03_aDutyMustNotSpreadTooFarUnlessTheDriverRestsBetween() {
        rejected(
                change(List.of(), shift("a", "v1", "d1", "16:00", "18:00"), shift("b", "v1", "d1", "28:00", "31:00")),
                "shifts.driver",
                "d1",
                "%d s from start to end".formatted(15 * 3600));
        assertThat(change(
                        List.of(), shift("a", "v1", "d1", "16:00", "18:00"), shift("b", "v1", "d1", "29:00", "32:00")))
                .isEqualTo(new Done());
    }

    @Test
    void l04_unknownVehiclesAndPlacesAreNamed() {
        rejected(
                change(List.of(), shift("a", "v9", "d1", "08:00", "10:00")), "shifts.vehicle", "v9", "no such vehicle");
        Shift nowhere = new Shift(
                new ShiftId("a"),
                new VehicleId("v1"),
                new DriverId("d1"),
                new TimeWindow(seconds("16:00"), seconds("20:00")),
                0,
                0,
                List.of(new DriverBreak(new TimeWindow(seconds("17:00"), seconds("18:00")), 600, 99)),
                List.of(),
                DutyRules.DEFAULT);
        rejected(change(List.of(), nowhere), "shifts.place", "99", "no such place");
    }

    @Test
    void l05_aVehicleIsNotReplacedByOneThatCannotCarryWhatIsPromised() {
        VehicleType small = new VehicleType("small", "Small", List.of(new SeatConfiguration(2, 0)));
        rejected(
                change(List.of(new Vehicle(new VehicleId("v1"), "v1", small))),
                "vehicles.type",
                "small",
                "would not carry");
        assertThat(change(List.of(new Vehicle(new VehicleId("v2"), "v2", small))))
                .isEqualTo(new Done());
    }

    @Test
    void l06_breaksOutOfOrderAndOutsideTheShiftAreNoShift() {
        TimeWindow late = new TimeWindow(seconds("15:30"), seconds("16:30"));
        assertThatThrownBy(() -> new Shift(
                        new ShiftId("a"),
                        new VehicleId("v1"),
                        new DriverId("d"),
                        new TimeWindow(seconds("08:00"), seconds("16:00")),
                        0,
                        0,
                        List.of(new DriverBreak(late, 600, 0)),
                        List.of(),
                        DutyRules.DEFAULT))
                .hasMessageContaining("shift a")
                .hasMessageContaining(late.toString());
    }

    @Test
    void l07_travelTimesThatAreNoneAreNamed() {
        TravelTimesCheck.check(PlaneTimes.random(new Random(1), 40, 900), 0, 0);
        TravelTimesCheck.check(PlaneTimes.random(new Random(1), 40, 900).cutOff(3), 0, 0);
        assertThatThrownBy(() -> TravelTimesCheck.check(times(0, -5), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place 0 to place 1")
                .hasMessageContaining("-5");
        assertThatThrownBy(() -> TravelTimesCheck.check(times(7, 100), 0, 0)).hasMessageContaining("itself");
        assertThatThrownBy(() -> TravelTimesCheck.check(times(0, 5_000), 0, 0))
                .hasMessageContaining("triangle inequality")
                .hasMessageContaining("5000");
        assertThatThrownBy(() -> TravelTimesCheck.check(leastTimes(), 0, 0))
                .hasMessageContaining("triangle inequality")
                .hasMessageContaining("takes 80 s");
    }

    /** All drives 80 s, and at the least as long too, but for those to and from place 1, which take 20 s at another hour. */
    private static TravelTimes leastTimes() {
        return new TravelTimes() {
            @Override
            public int placeCount() {
                return 10;
            }

            @Override
            public int seconds(int from, int to, int departureSeconds) {
                return from == to ? 0 : 80;
            }

            @Override
            public int leastSeconds(int from, int to) {
                return from == to ? 0 : from == 1 || to == 1 ? 20 : 80;
            }
        };
    }

    /** Ten places, 100 s apart; {@code self} from a place to itself, {@code odd} from place 0 to place 1. */
    private static TravelTimes times(int self, int odd) {
        return new TravelTimes() {
            @Override
            public int placeCount() {
                return 10;
            }

            @Override
            public int seconds(int fromPlace, int toPlace, int departureSeconds) {
                if (fromPlace == toPlace) {
                    return self;
                }
                return fromPlace == 0 && toPlace == 1 ? odd : 100;
            }

            @Override
            public int leastSeconds(int fromPlace, int toPlace) {
                return seconds(fromPlace, toPlace, 0);
            }
        };
    }
}
