package org.noriai.dispatch.improve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.improve.PlanChecker.Verdict;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/** The judge takes what is right and finds each kind of fault. */
class PlanCheckerTest {

    private static final PlanChecker CHECKER = new PlanChecker(TIMES, OperatingRules.DEFAULT);

    private FleetState state = FleetState.empty();

    private Verdict check(String now, String... plans) {
        List<Proposal> proposals = Arrays.stream(plans).map(this::proposal).toList();
        return CHECKER.check(state, proposals, seconds(now));
    }

    /** {@code v1 | +1 | -1}. */
    private Proposal proposal(String plan) {
        String[] parts = plan.split("\\|");
        List<Stop> stops = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String stop = parts[i].trim();
            RideId ride = new RideId(stop.substring(1));
            stops.add(stop.startsWith("+") ? Stop.pickup(ride) : Stop.dropoff(ride));
        }
        return new Proposal(state.getShift(new ShiftId(parts[0].trim())).plan(), stops);
    }

    private static void wrong(Verdict verdict, String part) {
        assertThat(verdict).isInstanceOf(Verdict.Wrong.class);
        assertThat(((Verdict.Wrong) verdict).problem()).contains(part);
    }

    private static Verdict.Right right(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Right.class);
        return (Verdict.Right) verdict;
    }

    private void twoRidesApart() {
        state = DrawnFleet.given(
                "v1 at=A | B 08:05-08:20 +1 | C -1 promise<=08:40 | B 08:05-08:20 +2 | C -2 promise<=08:40", "v2 at=B");
    }

    @Test
    void sharingInsteadOfGoingBackIsRightAndCheaper() {
        twoRidesApart();
        Verdict.Right verdict = right(check("08:00", "v1 | +1 | +2 | -1 | -2"));
        assertThat(verdict.costAfter()).isLessThan(verdict.costBefore());
        // A to B to C and back to A is 20 min, one dropoff at 08:10 each, five minutes after the window begins.
        assertThat(verdict.costAfter()).isEqualTo(16L * 1200 + 8 * 2 * 300);
    }

    @Test
    void aRideMayMoveToAnotherVehicle() {
        twoRidesApart();
        right(check("08:00", "v1 | +1 | -1", "v2 | +2 | -2"));
    }

    @Test
    void aRideMustNotGetLostOrDoubled() {
        twoRidesApart();
        wrong(check("08:00", "v1 | +1 | -1"), "not those");
        wrong(check("08:00", "v1 | +1 | -1 | +2 | -2 | +2"), "twice");
        wrong(check("08:00", "v2 | +2 | -2"), "not those");
        wrong(check("08:00", "v1 | +1 | -1 | +2 | -2", "v1 | +1 | -1 | +2 | -2"), "twice");
    }

    @Test
    void nobodyIsSetDownBeforeBoardingOrInAnotherVehicle() {
        twoRidesApart();
        wrong(check("08:00", "v1 | -1 | +1 | +2 | -2"), "not picked up");
        wrong(check("08:00", "v1 | +1 | -1 | +2", "v2 | -2"), "never sets them down");
    }

    @Test
    void aPlanOfAnotherVersionIsRefused() {
        twoRidesApart();
        RoutePlan old = state.getShift(new ShiftId("v1")).plan();
        Proposal stale = new Proposal(new RoutePlan(old.shift(), old.version() + 1, List.of()), old.stops());
        wrong(CHECKER.check(state, List.of(stale), seconds("08:00")), "version");
    }

    @Test
    void committedStopsStayFirst() {
        state = DrawnFleet.given("v1 at=A driving=08:05 | B 08:05-08:30 +1 | C -1 | B 08:05-08:30 +2 | D -2");
        right(check("08:00", "v1 | +1 | +2 | -1 | -2"));
        wrong(check("08:00", "v1 | +2 | +1 | -1 | -2"), "committed");
    }

    @Test
    void whoIsOnBoardAndWhatIsHeldStays() {
        state = DrawnFleet.given("v1 at=A | C -1 boarded=07:59 | D 08:15 +2 held | E -2", "v2 at=A");
        right(check("08:00", "v1 | -1 | +2 | -2"));
        wrong(check("08:00", "v1 | +2 | -2", "v2 | -1"), "ABOARD");
        wrong(check("08:00", "v1 | -1", "v2 | +2 | -2"), "HELD");
    }

    @Test
    void aRideMustNotMoveToAShiftThatTakesNone() {
        state = DrawnFleet.given("v1 at=A | B 08:05 +1 | C -1", "v2 at=A idle shift=06:00-22:00");
        wrong(check("08:00", "v1", "v2 | +1 | -1"), "must not move");
    }

    @Test
    void theLoadFitsAnArrangementEverywhere() {
        state = DrawnFleet.given(
                "v1 at=A seats=4 or=2/1 | A 08:00-08:30 +1 people=3 | B -1 | A 08:00-08:30 +2 wheelchairs=1 | B -2");
        wrong(check("08:00", "v1 | +1 | +2 | -1 | -2"), "can't carry");
        right(check("08:00", "v1 | +2 | -2 | +1 | -1"));
    }

    @Test
    void promisesAreKept() {
        state = DrawnFleet.given("v1 at=A | A 08:00-08:05 +1 | C -1 promise<=08:12 | D 08:15-08:40 +2 | E -2");
        right(check("08:00", "v1 | +1 | -1 | +2 | -2"));
        wrong(check("08:00", "v1 | +2 | -2 | +1 | -1"), "breaks a promise");
        wrong(check("08:00", "v1 | +1 | +2 | -1 | -2"), "breaks a promise");
    }

    @Test
    void noRideLastsLongerThanPromised() {
        state = DrawnFleet.given("v1 at=A | A 08:00-08:30 +1 | C -1 ride<=15 promise<=09:00 | C 08:00-08:30 +2 | A -2");
        right(check("08:00", "v1 | +1 | +2 | -1 | -2"));
        // To F and back is 40 min.
        state = DrawnFleet.given("v1 at=A | A 08:00-08:30 +1 | C -1 ride<=15 promise<=09:00 | F 08:00-09:30 +2 | A -2");
        wrong(check("08:00", "v1 | +1 | +2 | -1 | -2"), "breaks a promise");
    }

    @Test
    void whoIsOnBoardIsNotKeptLongerThanPromised() {
        state = DrawnFleet.given("v1 at=A | C -1 boarded=07:55 ride<=20 | D 08:10-08:40 +2 | E -2");
        wrong(check("08:00", "v1 | +2 | -1 | -2"), "breaks a promise");
    }

    @Test
    void theShiftEndsInTime() {
        state = DrawnFleet.given(
                "v1 at=A shift=06:00-08:45 | B 08:00-09:00 +1 | C -1 promise<=09:30 | D 08:00-09:00 +2 | E -2 promise<=09:30");
        right(check("08:00", "v1 | +1 | -1 | +2 | -2"));
        wrong(check("08:00", "v1 | +2 | -2 | +1 | -1"), "the shift's end");
    }

    @Test
    void whatTheWorldHasBrokenMustNotGetWorse() {
        state = DrawnFleet.given("v1 at=A | C 08:00-08:05 +1 | D -1 promise<=08:10 | D 08:00-08:40 +2 | E -2");
        right(check("08:00", "v1 | +1 | -1 | +2 | -2"));
        right(check("08:00", "v1 | +1 | +2 | -1 | -2"));
        wrong(check("08:00", "v1 | +2 | +1 | -1 | -2"), "breaks a promise");
    }

    /** Two definitions, written apart, of when the plans of seeded fleets are served. */
    @Test
    void theGraphAndTheSchedulerAgreeOnPresentPlans() {
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            PlaneTimes times = PlaneTimes.random(random, 12, 300 + random.nextInt(1500));
            int planned = seconds("08:00");
            FleetState fleet = new RandomFleets(random, times, planned).fleet(2, 5);
            int now = planned + (seed % 3 == 0 ? random.nextInt(1200) : 0);
            for (ShiftState shift : fleet.listShifts()) {
                StopSequence stops = new StopSequence();
                stops.read(fleet, shift, fleet.planStart(shift, now));
                new ScheduleKernel(times, OperatingRules.DEFAULT).solvePresent(stops);
                PlanTimes graph = PlanTimes.present(fleet, shift, now, times, OperatingRules.DEFAULT);
                Map<RideId, Long> dropoffs = new TreeMap<>();
                for (int i = 0; i < stops.size(); i++) {
                    if (!stops.isPickup(i)) {
                        dropoffs.put(shift.plan().stops().get(i).ride(), (long) stops.serviceSeconds(i));
                    }
                }
                Map<RideId, Long> expected = new TreeMap<>();
                graph.rides().forEach((id, ride) -> expected.put(id, ride.dropoffSeconds()));
                assertThat(dropoffs).as("seed %d", seed).isEqualTo(expected);
                assertThat((long) stops.endSeconds()).as("seed %d", seed).isEqualTo(graph.endSeconds());
            }
        }
    }
}
