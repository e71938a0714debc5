package org.noriai.dispatch.improve.jsprit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.draw;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.improve.Improvement;
import org.noriai.dispatch.improve.Neighbourhood;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/** The real jsprit on small neighbourhoods. */
class JspritPlanImproverTest {

    private static final int RIDES_MAX = 25;

    private static Neighbourhood around(FleetState state, String shift, TravelTimes times, int now) {
        return Neighbourhood.around(state, new ShiftId(shift), times, now, RIDES_MAX);
    }

    private static FleetState adopted(FleetState state, List<Proposal> proposals, int now) {
        List<RoutePlan> plans = new ArrayList<>();
        for (Proposal proposal : proposals) {
            plans.add(proposal.basis().next(proposal.stops()));
        }
        FleetState next = state.apply(new DispatchEvent.PlansReplaced(now, DispatchEvent.PlanCause.IMPROVEMENT, plans));
        next.checkInvariants();
        return next;
    }

    @Test
    void twoRidesTheSameWayAreShared() {
        FleetState state = DrawnFleet.given(
                "v1 at=A | B 08:05-08:40 +1 | F -1 promise<=09:10 | B 08:05-09:10 +2 | F -2 promise<=09:40");
        int now = seconds("08:00");
        Optional<Improvement> improvement =
                new JspritPlanImprover(TIMES, OperatingRules.DEFAULT, 50, 1).improve(around(state, "v1", TIMES, now));
        assertThat(improvement).isPresent();
        assertThat(improvement.get().costAfter()).isLessThan(improvement.get().costBefore());
        assertThat(improvement.get().improver()).isEqualTo("jsprit");
        FleetState better = adopted(state, improvement.get().plans(), now);
        assertThat(better.getShift(new ShiftId("v1")).plan().stops().subList(0, 2))
                .allMatch(stop -> stop.kind() == Stop.Kind.PICKUP);
    }

    @Test
    void aRideMovesToTheVehicleThatIsNear() {
        FleetState state = DrawnFleet.given(
                "v1 at=A | A 08:00-08:10 +1 | B -1 | H 08:20-08:50 +2 | I -2 promise<=09:00", "v2 at=H end=H");
        int now = seconds("08:00");
        Optional<Improvement> improvement =
                new JspritPlanImprover(TIMES, OperatingRules.DEFAULT, 50, 1).improve(around(state, "v1", TIMES, now));
        assertThat(improvement).isPresent();
        FleetState better = adopted(state, improvement.get().plans(), now);
        assertThat(draw(better, new ShiftId("v1"))).isEqualTo("v1 | A +1 | B -1");
        assertThat(draw(better, new ShiftId("v2"))).isEqualTo("v2 | H +2 | I -2");
    }

    @Test
    void heldOffersAndRidersOnBoardStayWithTheirVehicle() {
        FleetState state = DrawnFleet.given(
                "v1 at=A | H -1 boarded=08:00 promise<=09:00 | H 08:20-08:50 +2 held | I -2 promise<=09:00",
                "v2 at=H end=H");
        int now = seconds("08:00");
        assertThat(new JspritPlanImprover(TIMES, OperatingRules.DEFAULT, 50, 1)
                        .improve(around(state, "v1", TIMES, now)))
                .isEmpty();
    }

    @Test
    void theSameStateGetsTheSameAnswer() {
        FleetState state = seeded(7, PlaneTimes.random(new Random(7), 20, 1800));
        TravelTimes times = PlaneTimes.random(new Random(7), 20, 1800);
        Neighbourhood neighbourhood = around(state, "v0", times, seconds("08:00"));
        assertThat(new JspritPlanImprover(times, OperatingRules.DEFAULT, 50, 3).improve(neighbourhood))
                .isEqualTo(new JspritPlanImprover(times, OperatingRules.DEFAULT, 50, 3).improve(neighbourhood));
    }

    private static FleetState seeded(int seed, TravelTimes times) {
        return new RandomFleets(new Random(seed), times, seconds("08:00")).fleet(3, 5);
    }

    @Test
    void hundredsOfNeighbourhoodsAreImprovedAndNoPromiseIsBroken() {
        int improved = 0;
        int cases = 300;
        for (int seed = 0; seed < cases; seed++) {
            TravelTimes times = PlaneTimes.random(new Random(seed), 20, 600 + 5 * seed);
            FleetState state = seeded(seed, times);
            int now = seconds("08:00") + (seed % 4 == 0 ? seed : 0);
            Optional<Improvement> improvement = new JspritPlanImprover(times, OperatingRules.DEFAULT, 30, seed)
                    .improve(around(state, "v0", times, now));
            if (improvement.isPresent()) {
                improved++;
                FleetState better = adopted(state, improvement.get().plans(), now);
                noPromiseIsWorse(state, better, times, now, seed);
            }
        }
        assertThat(improved).isGreaterThan(cases / 4);
    }

    /** By the schedule that manifests and feeds show, not by the checker. */
    private static void noPromiseIsWorse(FleetState before, FleetState after, TravelTimes times, int now, int seed) {
        PlanScheduler scheduler = new PlanScheduler(times, OperatingRules.DEFAULT);
        for (ShiftState shift : after.listShifts()) {
            PlanSchedule schedule = scheduler.schedule(after, shift, now);
            List<Stop> stops = shift.plan().stops();
            for (int i = 0; i < stops.size(); i++) {
                Ride ride = after.getRide(stops.get(i).ride());
                int bound = stops.get(i).kind() == Stop.Kind.PICKUP
                        ? ride.promise().pickup().endSeconds()
                        : ride.promise().latestDropoffSeconds();
                assertThat(schedule.serviceSeconds(i))
                        .as("%s, seed %d", stops.get(i), seed)
                        .isLessThanOrEqualTo(Math.max(bound, presentSeconds(before, stops.get(i), scheduler, now)));
                if (ride.status() != RideStatus.CONFIRMED) {
                    assertThat(ride.shift()).isEqualTo(before.getRide(ride.id()).shift());
                }
            }
        }
    }

    private static int presentSeconds(FleetState state, Stop stop, PlanScheduler scheduler, int now) {
        ShiftState shift = state.getShift(state.getRide(stop.ride()).shift());
        return scheduler
                .schedule(state, shift, now)
                .serviceSeconds(shift.plan().stops().indexOf(stop));
    }
}
