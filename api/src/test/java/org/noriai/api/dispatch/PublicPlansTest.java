package org.noriai.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.TestTown;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

class PublicPlansTest {

    private static final Party ONE = new Party(1, 0);
    private static final VehicleId BUS = new VehicleId("v1");

    private final PublicPlans plans = new PublicPlans(TestTown.SCHEDULER);

    private final TestTown town = TestTown.running(1);

    private PublicPlan plan(int at) {
        ShiftState shift = town.state().findRunningShift(BUS).orElseThrow();
        return plans.plan(town.state(), shift, TestTown.DAY + at);
    }

    @Test
    void showsNothingOfWhatIsMerelyHeld() {
        town.held(100, "r1", 2, 5, ONE);
        assertThat(town.state().findRunningShift(BUS).orElseThrow().plan().stops())
                .isNotEmpty();
        assertThat(plan(100).halts()).isEmpty();
    }

    @Test
    void makesStopsAtOnePlaceOneHalt() {
        Ride first = town.booked(100, "r1", 2, 5, ONE);
        Ride second = town.booked(101, "r2", 2, 5, ONE);
        PublicPlan plan = plan(110);
        assertThat(plan.halts()).extracting(PublicPlan.Halt::place).containsExactly(2, 5);
        assertThat(plan.halts().getFirst().actions())
                .extracting(action -> action.ride().id())
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(plan.halts().getFirst().actions()).allMatch(action -> action.kind() == Stop.Kind.PICKUP);
    }

    @Test
    void keepsTheHaltThatAVehicleIsGoingToWhenItsRideIsCancelled() {
        Ride ride = town.booked(100, "r1", 2, 5, ONE);
        town.departed(200, 1, 2);
        town.done(new CancelRide(TestTown.DAY + 210, ride.id(), ride.rider()));
        PublicPlan plan = plan(220);
        assertThat(plan.halts()).hasSize(1);
        assertThat(plan.halts().getFirst().place()).isEqualTo(2);
        assertThat(plan.halts().getFirst().actions()).isEmpty();
    }

    @Test
    void showsAHaltUnderWayFromTheTimeItBegan() {
        Ride ride = town.booked(100, "r1", 2, 5, ONE);
        town.departed(200, 1, 2);
        town.arrived(440, 1, 2);
        assertThat(plan(450).halts().getFirst().arrivalSeconds()).isEqualTo(TestTown.DAY + 440);
        int boarding = ride.promise().pickup().startSeconds() - TestTown.DAY + 15;
        town.report(boarding, 1, StopEventKind.PICKED_UP, ride.id());
        assertThat(plan(boarding).halts()).extracting(PublicPlan.Halt::place).containsExactly(5);
    }

    @Test
    void asksForANewShiftWhenTheHoursOfTheRunningOneAreOver() {
        assertThat(PublicPlans.findWorking(town.state(), BUS, TestTown.DAY + 100))
                .isPresent();
        assertThat(PublicPlans.findWorking(town.state(), BUS, TestTown.DAY + 86_401))
                .isEmpty();
        town.booked(100, "r1", 2, 5, ONE);
        assertThat(PublicPlans.findWorking(town.state(), BUS, TestTown.DAY + 86_401))
                .isPresent();
    }

    /** Stop 4 is 480 s from the base; the break begins there from 1000 to 2000. */
    private static final DriverBreak REST =
            new DriverBreak(new TimeWindow(TestTown.DAY + 1_000, TestTown.DAY + 2_000), 1_800, 4);

    private PublicPlan plan(TestTown other, int at) {
        ShiftState shift = other.state().findRunningShift(BUS).orElseThrow();
        return plans.plan(other.state(), shift, TestTown.DAY + at);
    }

    private static TestTown withBreak() {
        TestTown other = new TestTown(1, List.of(REST), events -> {});
        other.start(0, 1);
        return other;
    }

    @Test
    void aBreakIsAHaltOfItsOwnThatIsLeftForInTime() {
        TestTown other = withBreak();
        PublicPlan plan = plan(other, 100);
        assertThat(plan.halts()).hasSize(1);
        PublicPlan.Halt halt = plan.halts().getFirst();
        assertThat(halt.place()).isEqualTo(4);
        assertThat(halt.actions()).isEmpty();
        assertThat(halt.rest()).contains(new PublicPlan.Rest(TestTown.DAY + 1_000, 1_800));
        assertThat(halt.departureSeconds()).isEqualTo(TestTown.DAY + 2_800);
        assertThat(plan.departSeconds()).isEqualTo(TestTown.DAY + 1_000 - 480 - PlanScheduler.BUFFER_SECONDS);
    }

    @Test
    void aBreakUnderWayIsTheFirstHaltAndTheRestComesAfterIt() {
        TestTown other = withBreak();
        other.departed(460, 1, 4);
        assertThat(plan(other, 500).halts().getFirst().rest()).isPresent();
        other.arrived(940, 1, 4);
        other.report(1_010, 1, StopEventKind.BREAK_STARTED);
        Ride ride = other.booked(1_100, "r1", 4, 8, ONE);
        assertThat(ride.promise().pickup().endSeconds()).isGreaterThan(TestTown.DAY + 2_810);
        PublicPlan plan = plan(other, 1_200);
        assertThat(plan.halts()).extracting(PublicPlan.Halt::place).containsExactly(4, 4, 8);
        assertThat(plan.halts().getFirst().rest()).contains(new PublicPlan.Rest(TestTown.DAY + 1_010, 1_800));
        assertThat(plan.halts().getFirst().departureSeconds()).isEqualTo(TestTown.DAY + 2_810);
        assertThat(plan.halts().get(1).rest()).isEmpty();
        assertThat(plan.departSeconds()).isGreaterThanOrEqualTo(TestTown.DAY + 2_810);
        other.report(2_815, 1, StopEventKind.BREAK_ENDED);
        assertThat(plan(other, 2_820).halts())
                .extracting(PublicPlan.Halt::place)
                .containsExactly(4, 8);
        assertThat(plan(other, 2_820).halts()).allMatch(halt -> halt.rest().isEmpty());
    }
}
