package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.draw;
import static org.noriai.dispatch.drawn.DrawnFleet.given;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Instructed;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.StaffCommand.Instruct;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.command.StaffCommand.MoveRide;
import org.noriai.dispatch.event.StaffEvent.InstructionFollowed;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.Instruction;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideEffect.Kind;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;

/** Staff tell the service what to do: it is shown first, done as a whole, recorded, and kept by improvers. */
class E2StaffTest {

    private static final RideId R = new RideId("r");
    private static final Instruction WHY =
            new Instruction("staff-1", "MoveRide", "r", "the rider asked for the ramp", "key-1", "print");

    private final Dispatcher dispatcher = new Dispatcher(TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
    private FleetState state = FleetState.empty();

    @AfterEach
    void invariantsHold() {
        state.checkInvariants();
    }

    @Test
    void s01_aRideIsMovedToTheVehicleThatSomebodyChose() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        Instructed outcome = instructed(move("v2"), Mode.IF_ACCEPTED, Map.of());
        assertThat(outcome.followed()).isTrue();
        assertThat(outcome.effects()).containsExactly(new RideEffect(R, Kind.MOVED));
        then("v1", "v2 | C +r | E -r");
        assertThat(state.standingOf(state.getRide(R)).broken()).isEmpty();
    }

    @Test
    void s02_aPromiseThatWouldBreakIsShownAndNothingIsDoneUntilItIsAccepted() {
        // From G it is twenty minutes to C: there at 08:20, five minutes late.
        state = given("v1 at=A | C 08:10-08:15 +r | E -r", "v2 at=G");
        FleetState before = state;
        Instructed shown = instructed(move("v2"), Mode.IF_ACCEPTED, Map.of());
        assertThat(shown.followed()).isFalse();
        assertThat(shown.effects()).containsExactly(new RideEffect(R, Kind.MOVED), new RideEffect(R, Kind.LATE, 300));
        assertThat(state).isSameAs(before);

        assertThat(instructed(move("v2"), Mode.IF_ACCEPTED, Map.of(R, 60)).followed())
                .isFalse();
        Instructed done = instructed(move("v2"), Mode.IF_ACCEPTED, Map.of(R, 300));
        assertThat(done.followed()).isTrue();
        then("v1", "v2 | C +r | E -r");
        assertThat(state.standingOf(state.getRide(R)).broken().orElseThrow().cause())
                .isEqualTo(BreachCause.RIDE_MOVED);
        assertThat(state.boundsOf(state.getRide(R)).pickup().endSeconds()).isEqualTo(seconds("08:20"));
    }

    @Test
    void s03_whatIsMerelyForeseenIsNeverDone() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        FleetState before = state;
        assertThat(instructed(move("v2"), Mode.FORESEE, Map.of()).followed()).isFalse();
        assertThat(state).isSameAs(before);
    }

    @Test
    void s04_aMoveNeverBreaksAnothersPromise() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D | C 08:05-08:20 +q | B 08:10-08:30 -q");
        instructed(move("v2"), Mode.AT_ONCE, Map.of());
        PromiseForecast forecast = new PromiseForecast(new PlanScheduler(TIMES, OperatingRules.DEFAULT));
        assertThat(forecast.lateSeconds(state, state.getShift(new ShiftId("v2")), seconds("08:00")))
                .containsEntry(new RideId("q"), 0);
    }

    @Test
    void s05_noImproverTakesAMovedRideAway() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        var home = state.getShift(new ShiftId("v1"));
        instructed(move("v2"), Mode.IF_ACCEPTED, Map.of());
        DispatchOutcome outcome = send(new AdoptPlans(
                seconds("08:00"),
                "test",
                List.of(
                        new Proposal(state.getShift(new ShiftId("v2")).plan(), List.of()),
                        new Proposal(
                                state.getShift(home.shift().id()).plan(), List.of(Stop.pickup(R), Stop.dropoff(R))))));
        assertThat(((Rejected) outcome).problem()).isEqualTo(Problem.INFEASIBLE);
        assertThat(((Rejected) outcome).message()).contains("chosen");
    }

    @Test
    void s06_severalThingsAreDoneTogetherOrNotAtAll() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        FleetState before = state;
        DispatchOutcome outcome = send(new Instruct(
                seconds("08:00"),
                WHY,
                List.of(move("v2"), new CancelRide(seconds("08:00"), new RideId("none"), new RiderId("x"))),
                Mode.AT_ONCE,
                Map.of(),
                List.of()));
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(state).isSameAs(before);
    }

    @Test
    void s07_whoToldToAndWhyIsRecordedWithWhatItDid() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        Decision decision = dispatcher.decide(
                state, new Instruct(seconds("08:00"), WHY, List.of(move("v2")), Mode.IF_ACCEPTED, Map.of(), List.of()));
        assertThat(decision.events().getLast())
                .isEqualTo(new InstructionFollowed(seconds("08:00"), WHY, List.of(new RideEffect(R, Kind.MOVED))));
    }

    @Test
    void s08_whatCannotBeMovedIsRefusedWithTheField() {
        state = given("v1 at=A | C 08:10-08:20 +r | E -r", "v2 at=D");
        assertThat(rejected(new MoveRide(seconds("08:00"), new RideId("x"), new VehicleId("v2")))
                        .field())
                .isEqualTo("ride_id");
        assertThat(rejected(move("v9")).field()).isEqualTo("vehicle_id");
    }

    private static MoveRide move(String vehicle) {
        return new MoveRide(seconds("08:00"), R, new VehicleId(vehicle));
    }

    private Rejected rejected(DispatchCommand command) {
        return (Rejected) send(command);
    }

    private Instructed instructed(DispatchCommand command, Mode mode, Map<RideId, Integer> accepted) {
        return (Instructed) send(new Instruct(seconds("08:00"), WHY, List.of(command), mode, accepted, List.of()));
    }

    private DispatchOutcome send(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        state = decision.events().isEmpty() ? state : state.applyAll(decision.events());
        return decision.outcome();
    }

    private void then(String... plans) {
        for (String plan : plans) {
            assertThat(draw(state, new ShiftId(plan.split(" ")[0]))).isEqualTo(plan);
        }
    }
}
