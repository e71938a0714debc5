package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.draw;
import static org.noriai.dispatch.drawn.DrawnFleet.given;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.DispatchCommand.ReportPassing;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.ResumeZone;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Done;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.Zone;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;

/**
 * The world differs from the plan. D: no-show. E: a vehicle is lost. R: delays, shorter shifts, zones, streets. The state's
 * invariants hold after each command, and saying the same again changes nothing.
 */
class E1WorldTest {

    private static final Reason WHY = new Reason("desk-1", "test");
    private static final ZoneKey HILLS = new ZoneKey("hills");

    private Dispatcher dispatcher = new Dispatcher(TIMES, book(OperatingRules.NONE), EngineLimits.DEFAULT);
    private FleetState state = FleetState.empty();

    /** The places from H on are the hills. */
    private static RuleBook book(OperatingRules operating) {
        int[] zones = new int[TIMES.placeCount()];
        for (int place = 7; place < zones.length; place++) {
            zones[place] = 1;
        }
        return new RuleBook(
                AreaCalendar.UTC,
                operating,
                List.of(
                        new Zone(ZoneKey.WHOLE, ServiceRules.DEFAULT, Map.of(), ServiceHours.always()),
                        new Zone(HILLS, ServiceRules.DEFAULT, Map.of(), ServiceHours.always())),
                zones,
                new BitSet());
    }

    @AfterEach
    void theStateIsSound() {
        state.checkInvariants();
    }

    private DispatchOutcome say(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        state = state.applyAll(decision.events());
        state.checkInvariants();
        return decision.outcome();
    }

    /** Says it, and says it again, which must change nothing. */
    private Repaired repaired(DispatchCommand command) {
        DispatchOutcome outcome = say(command);
        assertThat(outcome).isInstanceOf(Repaired.class);
        String hash = state.stateHash();
        assertThat(say(command)).isEqualTo(Repaired.NOTHING);
        assertThat(state.stateHash()).isEqualTo(hash);
        return (Repaired) outcome;
    }

    private void rejected(DispatchCommand command, String field, String value) {
        String hash = state.stateHash();
        DispatchOutcome outcome = say(command);
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).field()).isEqualTo(field);
        assertThat(((Rejected) outcome).value()).isEqualTo(value);
        assertThat(state.stateHash()).isEqualTo(hash);
    }

    private static ReportDelay delay(String now, String vehicle, String ready) {
        return new ReportDelay(seconds(now), new VehicleId(vehicle), seconds(ready), WHY);
    }

    private static LoseVehicle lose(String now, String vehicle, int place) {
        return new LoseVehicle(seconds(now), new VehicleId(vehicle), place, seconds(now), WHY);
    }

    private static CurtailShift curtail(String now, String shift, String end) {
        return new CurtailShift(seconds(now), new ShiftId(shift), seconds(end), WHY);
    }

    private static SuspendZone suspend(String now, String from, String until) {
        return new SuspendZone(
                seconds(now), new Suspension(HILLS, new TimeWindow(seconds(from), seconds(until)), "snow"));
    }

    private void then(String... plans) {
        for (String plan : plans) {
            assertThat(draw(state, new ShiftId(plan.split(" ")[0]))).isEqualTo(plan);
        }
    }

    private Ride ride(String name) {
        return state.getRide(new RideId(name));
    }

    private static List<String> names(List<RideId> rides) {
        return rides.stream().map(RideId::value).toList();
    }

    @Test
    void r01_aRideThatTheDelayedVehicleCannotKeepGoesToAnotherThatCan() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        Repaired outcome = repaired(delay("08:00", "v1", "08:15"));
        then("v1", "v2 | C +r | E -r");
        assertThat(names(outcome.moved())).containsExactly("r");
        assertThat(outcome.breaches()).isEmpty();
        assertThat(state.standingOf(ride("r")).broken()).isEmpty();
    }

    @Test
    void r02_aDelayThatBreaksNothingMovesNothing() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=C");
        assertThat(repaired(delay("08:00", "v1", "08:10"))).isEqualTo(Repaired.NOTHING);
        then("v1 | C +r | E -r", "v2");
    }

    @Test
    void r03_whoFitsNowhereComesLateByAsFewMinutesAsCanBeAndKeepsTheirPromise() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r");
        var promised = ride("r").promise();
        Repaired outcome = repaired(delay("08:00", "v1", "08:15"));
        // Ten minutes from A to C: there at 08:25, not by 08:20.
        assertThat(outcome.breaches())
                .containsExactly(new Breach.Late(new RideId("r"), BreachCause.VEHICLE_DELAYED, 300));
        then("v1 | C +r | E -r");
        assertThat(ride("r").promise()).isEqualTo(promised);
        assertThat(state.boundsOf(ride("r")).pickup().endSeconds()).isEqualTo(seconds("08:25"));
        assertThat(state.standingOf(ride("r")).broken().orElseThrow().cause()).isEqualTo(BreachCause.VEHICLE_DELAYED);
    }

    @Test
    void r04_aLaterDelayMakesItWorseAndTheFirstCauseStays() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r");
        repaired(delay("08:00", "v1", "08:15"));
        Repaired outcome = repaired(delay("08:05", "v1", "08:30"));
        assertThat(outcome.breaches())
                .containsExactly(new Breach.Late(new RideId("r"), BreachCause.VEHICLE_DELAYED, 1200));
        assertThat(state.standingOf(ride("r")).broken().orElseThrow().sinceSeconds())
                .isEqualTo(seconds("08:00"));
    }

    @Test
    void r05_aRideThatCouldStayMovesWhereThatSavesTheOneOnBoard() {
        // r is on board and must be at C by 08:25; q, who could be kept, is in the way.
        state = given(
                "v1 at=A | E 08:00-08:59 +q | C -r boarded=07:50 promise<=08:25 ride<=60 | F -q promise<=09:40 ride<=90",
                "v2 at=E");
        Repaired outcome = repaired(delay("08:00", "v1", "08:14"));
        assertThat(outcome.breaches()).isEmpty();
        assertThat(names(outcome.moved())).containsExactly("q");
        then("v1 | C -r", "v2 | E +q | F -q");
    }

    @Test
    void r06_offersGiveWayToPromises() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=A | B 08:10-08:11 +h held | A -h promise<=08:20");
        Repaired outcome = repaired(delay("08:00", "v1", "08:15"));
        assertThat(outcome.breaches()).isEmpty();
        then("v1", "v2 | C +r | E -r");
        assertThat(names(outcome.released())).containsExactly("h");
        assertThat(state.findRide(new RideId("h"))).isEmpty();
    }

    @Test
    void r07_twoRidesAreBothKeptThoughTheFirstInLineWouldTakeTheOthersPlace() {
        // Only v3 comes to K in time for q; r can be kept by v2 or v3.
        state = given(
                "v1 seats=4 at=A | C 08:10-08:20 +r | E -r | K 08:40-08:45 +q | L -q",
                "v2 seats=1 at=C",
                "v3 seats=1 at=D");
        Repaired outcome = repaired(delay("08:00", "v1", "08:50"));
        assertThat(outcome.breaches()).isEmpty();
        assertThat(names(outcome.moved())).containsExactlyInAnyOrder("r", "q");
    }

    @Test
    void r08_unusableReportsOfDelaysAreRejected() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r");
        rejected(delay("08:00", "v9", "08:15"), "vehicle_id", "v9");
        rejected(delay("08:00", "v1", "07:59"), "ready_seconds", Integer.toString(seconds("07:59")));
    }

    @Test
    void r09_aDelayOfAVehicleUnderWayMovesItsArrival() {
        state = given("v1 at=A driving=08:05 | B 08:00-08:10 +r | D -r", "v2 at=B");
        Repaired outcome = repaired(delay("08:01", "v1", "08:30"));
        assertThat(outcome.breaches()).isEmpty();
        then("v1", "v2 | B +r | D -r");
        assertThat(say(at("08:30", "v1", StopEventKind.ARRIVED, 1))).isInstanceOf(Done.class);
        assertThat(state.getShift(new ShiftId("v1")).progress().phase()).isEqualTo(Phase.STANDING);
    }

    private static ReportStopEvent at(String now, String vehicle, StopEventKind kind, int place) {
        return new ReportStopEvent(
                seconds(now), new VehicleId(vehicle), kind, Optional.empty(), Optional.of(place), seconds(now));
    }

    @Test
    void e11_ridersOfALostVehicleAreFetchedWhereItStands() {
        state = given("v1 at=A | D -r boarded=07:55 promise<=08:40 ride<=60 | E 08:20-08:40 +q | F -q", "v2 at=C");
        Repaired outcome = repaired(lose("08:00", "v1", 1));
        assertThat(outcome.breaches()).isEmpty();
        assertThat(names(outcome.moved())).containsExactlyInAnyOrder("r", "q");
        then("v1", "v2 | B +r | D -r | E +q | F -q");
        assertThat(ride("r").status()).isEqualTo(RideStatus.CONFIRMED);
        assertThat(ride("r").pickup().place()).isEqualTo(1);
        assertThat(state.getShift(new ShiftId("v1")).progress().phase()).isEqualTo(Phase.ENDED);
        assertThat(state.isStranded(ride("r"))).isTrue();
    }

    @Test
    void e12_whoIsStrandedIsFetchedAsSoonAsCanBeHoweverLate() {
        state = given("v1 at=A | D -r boarded=07:55 promise<=08:15", "v2 at=F");
        Repaired outcome = repaired(lose("08:00", "v1", 1));
        // Twenty minutes from F to B, ten on to D: 08:30.
        assertThat(outcome.breaches()).containsExactly(new Breach.Late(new RideId("r"), BreachCause.VEHICLE_LOST, 900));
        then("v1", "v2 | B +r | D -r");
    }

    @Test
    void e13_withoutAnotherVehicleEverybodyIsMissed() {
        state = given("v1 at=A | D -r boarded=07:55 | E 08:20-08:40 +q | F -q");
        Repaired outcome = repaired(lose("08:00", "v1", 1));
        assertThat(outcome.breaches())
                .containsExactlyInAnyOrder(
                        new Breach.Missed(new RideId("r"), BreachCause.VEHICLE_LOST),
                        new Breach.Missed(new RideId("q"), BreachCause.VEHICLE_LOST));
        assertThat(ride("r").status()).isEqualTo(RideStatus.MISSED);
        then("v1");
    }

    @Test
    void e14_aVehicleLostAtAStopLeavesWhoWaitsThereToAnother() {
        state = given("v1 at=A halted=08:00 | B 07:55-08:10 +r | D -r", "v2 at=A");
        Repaired outcome = repaired(lose("08:01", "v1", 1));
        assertThat(outcome.breaches()).isEmpty();
        then("v1", "v2 | B +r | D -r");
        assertThat(ride("r").vehicleArrivedSeconds()).isEmpty();
    }

    @Test
    void e15_unusableReportsOfLossesAreRejected() {
        state = given("v1 at=A");
        rejected(lose("08:00", "v9", 1), "vehicle_id", "v9");
        rejected(lose("08:00", "v1", 99), "place", "99");
    }

    @Test
    void e16_heldOffersOfALostVehicleMoveOrAreReleased() {
        state = given(
                "v1 at=A | B 08:05-08:15 +h held | D -h | E 08:30-08:31 +g held | F -g promise<=08:36", "v2 at=B");
        Repaired outcome = repaired(lose("08:00", "v1", 0));
        assertThat(outcome.moved()).isEmpty();
        then("v1", "v2 | B +h | D -h | E +g | F -g");
        assertThat(outcome.released()).isEmpty();
        repaired(lose("08:00", "v2", 0));
        then("v2");
        assertThat(state.listHeld()).isEmpty();
    }

    @Test
    void r21_aDriverWhoLeavesEarlyGivesTheLastRidesAway() {
        state = given("v1 at=A | B 08:05-08:15 +r | C -r | D 09:00-09:10 +q | E -q", "v2 at=D");
        Repaired outcome = repaired(curtail("08:00", "v1", "08:40"));
        assertThat(outcome.breaches()).isEmpty();
        then("v1 | B +r | C -r", "v2 | D +q | E -q");
        assertThat(state.getShift(new ShiftId("v1")).shift().window().endSeconds())
                .isEqualTo(seconds("08:40"));
    }

    @Test
    void r22_unusableEndsOfShiftsAreRejected() {
        state = given("v1 at=A shift=06:00-22:00");
        rejected(curtail("08:00", "v9", "09:00"), "shift_id", "v9");
        rejected(curtail("08:00", "v1", "23:00"), "end_seconds", Integer.toString(seconds("23:00")));
        rejected(curtail("08:00", "v1", "05:00"), "end_seconds", Integer.toString(seconds("05:00")));
        rejected(curtail("08:00", "v1", "07:59"), "end_seconds", Integer.toString(seconds("07:59")));
    }

    @Test
    void r31_aSuspendedZoneIsServedBeforeOrAfterWhereThePromiseAllows() {
        state = given("v1 at=G | H 08:05-09:05 +r | J -r promise<=09:30 | H 08:20-08:45 +q | J -q promise<=09:30");
        Repaired outcome = repaired(suspend("08:00", "08:18", "08:40"));
        assertThat(outcome.breaches()).isEmpty();
        assertThat(state.boundsOf(ride("r")).latestDropoffSeconds()).isEqualTo(seconds("08:18") - 1);
        assertThat(state.boundsOf(ride("q")).pickup().startSeconds()).isEqualTo(seconds("08:40") + 1);
    }

    @Test
    void r32_aRideOfASuspendedZoneThatNothingIsLeftOfIsLateOrMissedByItsLength() {
        state = given("v1 at=G | H 08:20-08:30 +r | J -r promise<=09:00");
        Repaired outcome = repaired(suspend("08:00", "08:10", "08:40"));
        assertThat(outcome.breaches())
                .containsExactly(new Breach.Late(new RideId("r"), BreachCause.ZONE_SUSPENDED, 601));
        state = given("v1 at=G | H 08:20-08:30 +r | J -r promise<=09:00");
        outcome = repaired(suspend("08:00", "08:10", "14:00"));
        assertThat(outcome.breaches()).containsExactly(new Breach.Missed(new RideId("r"), BreachCause.ZONE_SUSPENDED));
        assertThat(ride("r").status()).isEqualTo(RideStatus.MISSED);
    }

    @Test
    void r33_whoIsOnBoardIsBroughtIntoASuspendedZone() {
        state = given("v1 at=G | I -r boarded=07:55");
        assertThat(repaired(suspend("08:00", "08:00", "14:00"))).isEqualTo(Repaired.NOTHING);
        then("v1 | I -r");
        assertThat(say(new ResumeZone(seconds("08:05"), HILLS))).isInstanceOf(Done.class);
        assertThat(state.listSuspensions()).isEmpty();
    }

    @Test
    void r34_unusableSuspensionsAreRejected() {
        state = given("v1 at=G");
        rejected(suspend("08:00", "06:00", "07:00"), "suspension.window", Integer.toString(seconds("07:00")));
        rejected(
                new SuspendZone(
                        seconds("08:00"),
                        new Suspension(
                                new ZoneKey("sea"), new TimeWindow(seconds("08:00"), seconds("09:00")), "waves")),
                "zone_id",
                "sea");
        rejected(new ResumeZone(seconds("08:00"), new ZoneKey("sea")), "zone_id", "sea");
    }

    @Test
    void r41_aClosedStreetSendsTheOtherVehicle() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        Repaired outcome = repaired(new ChangeStreets(seconds("08:00"), closedBetweenAAndB(), WHY));
        assertThat(outcome.breaches()).isEmpty();
        then("v1", "v2 | C +r | E -r");
        assertThat(dispatcher.times()).isNotEqualTo(TIMES);
    }

    @Test
    void r42_whoNoWayLeadsToIsMissed() {
        state = given("v1 at=A | A 08:10-08:20 +r | E -r", "v2 at=D");
        Repaired outcome = repaired(new ChangeStreets(seconds("08:00"), closedBetweenAAndB(), WHY));
        assertThat(outcome.breaches()).containsExactly(new Breach.Missed(new RideId("r"), BreachCause.STREETS_CHANGED));
    }

    private static final TravelTimes CLOSED = new TravelTimes() {
        @Override
        public int placeCount() {
            return TIMES.placeCount();
        }

        @Override
        public int seconds(int fromPlace, int toPlace, int departureSeconds) {
            return (fromPlace == 0) == (toPlace == 0)
                    ? TIMES.seconds(fromPlace, toPlace, departureSeconds)
                    : UNREACHABLE;
        }

        @Override
        public int leastSeconds(int fromPlace, int toPlace) {
            return seconds(fromPlace, toPlace, 0);
        }
    };

    private static TravelTimes closedBetweenAAndB() {
        return CLOSED;
    }

    @Test
    void r51_aVehicleUnderWayIsTurnedRoundWhereItIsKnownToPass() {
        dispatcher = new Dispatcher(TIMES, book(new OperatingRules(1 << 29, 0, true)), EngineLimits.DEFAULT);
        state = given("v1 at=A driving=08:10 | E 08:10-08:50 +r | F -r | B 08:30-08:50 +q | C -q");
        assertThat(say(new ReportPassing(seconds("08:06"), new VehicleId("v1"), 1, seconds("08:07"))))
                .isInstanceOf(Done.class);
        assertThat(state.planStart(state.getShift(new ShiftId("v1")), seconds("08:06"))
                        .committedStops())
                .isZero();
        assertThat(state.planStart(state.getShift(new ShiftId("v1")), seconds("08:08"))
                        .committedStops())
                .isEqualTo(1);
        assertThat(say(new CancelRide(seconds("08:06"), new RideId("r"), new RiderId("rider-r"))))
                .isNotNull();
        assertThat(say(at("08:06", "v1", StopEventKind.DEPARTED, 1))).isInstanceOf(Done.class);
        assertThat(state.getShift(new ShiftId("v1")).progress().expectedArrivalSeconds())
                .isEqualTo(seconds("08:07"));
    }

    @Test
    void d11_aNoShowOrACancellationMakesNobodyLater() {
        state = given("v1 at=A halted=08:00 | B 07:55-08:05 +r | C -r | D 08:20-08:30 +q | E -q");
        say(new ReportStopEvent(
                seconds("08:05"),
                new VehicleId("v1"),
                StopEventKind.NO_SHOW,
                Optional.of(new RideId("r")),
                Optional.empty(),
                seconds("08:05")));
        then("v1 | D +q | E -q");
        assertThat(ride("r").status()).isEqualTo(RideStatus.MISSED);
        say(new CancelRide(seconds("08:06"), new RideId("q"), new RiderId("rider-q")));
        then("v1");
    }
}
