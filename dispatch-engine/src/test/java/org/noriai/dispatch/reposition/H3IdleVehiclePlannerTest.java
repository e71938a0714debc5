package org.noriai.dispatch.reposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.given;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.state.FleetState;

/** H3: which idle vehicles are sent where. A cell a letter; letters lie five minutes apart. */
class H3IdleVehiclePlannerTest {

    private static final RepositioningRules RULES = RepositioningRules.DEFAULT;
    private static final DemandCells CELLS = DemandCells.of(TIMES, RULES.cellSecondsMax(), 0);

    private final IdleVehiclePlanner planner = new IdleVehiclePlanner(TIMES, OperatingRules.NONE, CELLS, RULES);

    private String sent(FleetState state, String time, String demand) {
        String text = planner.plan(state, surface(demand), seconds(time)).stream()
                .map(sending -> sending.shift() + "->" + (char) ('A' + sending.toPlace()))
                .collect(Collectors.joining(" "));
        state.checkInvariants();
        return text;
    }

    /** {@code C=4 F=1}: requests an hour. */
    private static DemandSurface surface(String demand) {
        double[][] rates = new double[24][TIMES.placeCount()];
        for (String part : demand.split(" ")) {
            for (double[] slot : rates) {
                slot[part.charAt(0) - 'A'] = Double.parseDouble(part.substring(2));
            }
        }
        return DemandSurface.given(rates);
    }

    @Test
    void h301_anIdleVehicleIsSentWhereSomebodyIsExpected() {
        assertThat(sent(given("v1 at=A"), "08:00", "C=6")).isEqualTo("v1->C");
    }

    @Test
    void h302_nobodyIsSentWhereNobodyIsLikelyToAsk() {
        // One in ten hours: a chance of 5 % in the next half hour does not pay for ten minutes' drive.
        assertThat(sent(given("v1 at=A"), "08:00", "C=0.1")).isEmpty();
        assertThat(sent(given("v1 at=A"), "08:00", "A=0")).isEmpty();
    }

    @Test
    void h303_nobodyIsSentWhereEnoughAre() {
        assertThat(sent(given("v1 at=A", "v2 at=C"), "08:00", "C=1.5")).isEmpty();
        assertThat(sent(given("v1 at=A", "v2 at=C"), "08:00", "C=12")).isEqualTo("v1->C");
    }

    @Test
    void h304_aVehicleThatWillSoonBeFreeThereCounts() {
        String busy = "v2 at=B driving=08:10 | C +r 08:05 | D -r";
        assertThat(sent(given("v1 at=A", busy), "08:00", "D=1.5")).isEmpty();
        assertThat(sent(given("v1 at=A"), "08:00", "D=1.5")).isEmpty();
        assertThat(sent(given("v1 at=B", busy), "08:00", "D=2.5")).isEmpty();
        assertThat(sent(given("v1 at=B"), "08:00", "D=2.5")).isEqualTo("v1->D");
    }

    @Test
    void h305_theNearerOfTwoGoesUnlessTheOtherCouldGoNowhereElse() {
        assertThat(sent(given("v1 at=A", "v2 at=B"), "08:00", "D=3")).isEqualTo("v2->D");
        // v1 has to be back soon and could go to B only; v2 alone would go there too, where more is expected.
        String bound = "v1 at=A | A +r 08:30-08:35 | B -r promise<=08:45";
        assertThat(sent(given("v2 at=A"), "08:00", "B=1 C=2")).isEqualTo("v2->B");
        assertThat(sent(given(bound, "v2 at=A"), "08:00", "B=1 C=2")).isEqualTo("v1->B v2->C");
    }

    @Test
    void h306_aPromiseComesFirst() {
        String promised = "v1 at=A | A +r 08:30-08:35 | B -r promise<=08:45";
        // To B and back by 08:35, leaving by 08:03 and staying for ten minutes: 08:23. To D it would be 08:43.
        assertThat(sent(given(promised), "08:00", "B=6")).isEqualTo("v1->B");
        assertThat(sent(given(promised), "08:00", "D=60")).isEmpty();
        assertThat(sent(given("v1 at=A"), "08:00", "D=60")).isEqualTo("v1->D");
    }

    @Test
    void h307_anOfferThatIsHeldComesFirstToo() {
        String offered = "v1 at=A | A +r 08:20-08:25 held | B -r promise<=08:45";
        assertThat(sent(given(offered), "08:00", "C=60")).isEmpty();
    }

    @Test
    void h308_theEndOfTheShiftComesFirst() {
        assertThat(sent(given("v1 at=A shift=06:00-08:30"), "08:00", "C=60")).isEmpty();
        assertThat(sent(given("v1 at=A shift=06:00-08:33"), "08:00", "C=60")).isEqualTo("v1->C");
    }

    @Test
    void h309_nobodyOnBoardIsTakenAlong() {
        assertThat(sent(given("v1 at=A | B -r boarded=07:59"), "08:00", "C=60")).isEmpty();
    }

    @Test
    void h310_oneUnderWayOrNotBegunOrAtAStopIsNotSent() {
        assertThat(sent(given("v1 at=A driving=08:10 | B +r 08:10 | C -r"), "08:00", "D=60"))
                .isEmpty();
        assertThat(sent(given("v1 at=A halted=08:00 | A +r 08:10 | C -r"), "08:00", "D=60"))
                .isEmpty();
        assertThat(sent(given("v1 at=A idle"), "08:00", "C=60")).isEmpty();
    }

    @Test
    void h311_nobodyIsSentToItsOwnNextStopAheadOfTime() {
        assertThat(sent(given("v1 at=A | C +r 09:30 | D -r"), "08:00", "C=60")).isEmpty();
        assertThat(sent(given("v1 at=A | C +r 09:30 | D -r"), "08:00", "B=60")).isEqualTo("v1->B");
    }

    @Test
    void h312_whoIsSentCountsThereAndIsNotSentAgain() {
        FleetState state = given("v1 at=A", "v2 at=B");
        int now = seconds("08:00");
        List<Sending> first = planner.plan(state, surface("D=3"), now);
        assertThat(first).hasSize(1);
        state = state.apply(new VehicleSent(now, first.getFirst().shift(), 3, now + RULES.leaveWithinSeconds()));
        assertThat(sent(state, "08:01", "D=3")).isEmpty();
        assertThat(sent(state, "08:04", "D=3")).as("has not left in time").isEqualTo("v2->D");
        state = state.apply(new StopDeparted(now + 60, first.getFirst().shift(), 3, now + 60, now + 660));
        assertThat(sent(state, "08:04", "D=3")).isEmpty();
        state = state.apply(new StopArrived(now + 660, first.getFirst().shift(), 3, now + 660));
        assertThat(sent(state, "08:12", "D=3")).isEmpty();
    }

    @Test
    void h313_theSameFleetGivesTheSameAnswer() {
        String[] lines = {"v3 at=F", "v1 at=B", "v2 at=B", "v4 at=K"};
        String demand = "A=2 C=4 D=4 G=1 H=9 M=5";
        assertThat(sent(given(lines), "08:00", demand))
                .isNotEmpty()
                .isEqualTo(sent(given(lines), "08:00", demand))
                .isEqualTo(sent(given(Arrays.stream(lines).sorted().toArray(String[]::new)), "08:00", demand));
    }
}
