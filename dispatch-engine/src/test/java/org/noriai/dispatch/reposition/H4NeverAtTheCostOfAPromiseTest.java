package org.noriai.dispatch.reposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** H4: on thousands of seeded fleets nobody is sent where a promise would break, and whoever could go may. */
class H4NeverAtTheCostOfAPromiseTest {

    private static final int T8 = DrawnFleet.seconds("08:00");
    private static final RepositioningRules RULES = RepositioningRules.DEFAULT;
    private static final int PLACES = 9;

    @Test
    void h401_theCheckAgreesWithItsTwinAboutEveryVehicleAndPlace() {
        int may = 0;
        int mayNot = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            PlaneTimes times = PlaneTimes.random(random, PLACES, 900);
            FleetState state = new RandomFleets(random, times, T8, 1, seed % 7 == 0, false).fleet(4, 2);
            int now = someTimeBefore(random);
            int leaveBy = now + RULES.leaveWithinSeconds();
            SendingCheck check = new SendingCheck(times, OperatingRules.NONE, RULES);
            for (ShiftState shift : state.listShifts()) {
                if (!SendingCheck.isIdle(state, shift, now)) {
                    continue;
                }
                for (int to = 0; to < PLACES; to++) {
                    int stay = random.nextInt(900);
                    int drive = times.seconds(shift.progress().place(), to, leaveBy);
                    boolean twin = PromiseTwin.keeps(state, shift, to, leaveBy + drive + stay, times);
                    assertThat(check.keepsPromises(state, shift, to, leaveBy, stay, now))
                            .as("seed %d, %s to %d", seed, shift, to)
                            .isEqualTo(twin);
                    may += twin ? 1 : 0;
                    mayNot += twin ? 0 : 1;
                }
            }
        }
        assertThat(may).isGreaterThan(1_000);
        assertThat(mayNot).isGreaterThan(1_000);
    }

    @Test
    void h402_whoeverIsSentKeepsEveryPromiseEvenIfItLeavesAsLateAsItMay() {
        int sent = 0;
        int withPromises = 0;
        for (int seed = 0; seed < 8_000; seed++) {
            Random random = new Random(seed);
            PlaneTimes times = PlaneTimes.random(random, PLACES, 900);
            FleetState state = new RandomFleets(random, times, T8).fleet(5, 2);
            int now = someTimeBefore(random);
            for (Sending sending : planned(state, times, random, now)) {
                ShiftState before = state.getShift(sending.shift());
                assertThat(before.progress().phase()).isEqualTo(Phase.STANDING);
                state = driven(state, sending, times, now);
                ShiftState shift = state.getShift(sending.shift());
                assertThat(PromiseTwin.keeps(
                                state,
                                shift,
                                sending.toPlace(),
                                shift.progress().sinceSeconds(),
                                times))
                        .as("seed %d, %s", seed, shift)
                        .isTrue();
                sent++;
                withPromises += shift.plan().stops().isEmpty() ? 0 : 1;
            }
        }
        assertThat(sent).isGreaterThan(1_000);
        assertThat(withPromises).isGreaterThan(100);
    }

    @Test
    void h403_onceEverybodyIsThereNobodyIsSentAgain() {
        int moved = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            PlaneTimes times = PlaneTimes.random(random, 15, 900);
            FleetState state = new RandomFleets(random, times, T8).fleet(6, 0);
            double[][] rates = rates(random, times.placeCount());
            IdleVehiclePlanner planner = new IdleVehiclePlanner(
                    times, OperatingRules.NONE, DemandCells.of(times, RULES.cellSecondsMax(), T8), RULES);
            List<Sending> first = planner.plan(state, DemandSurface.given(rates), T8);
            FleetState there = state;
            for (Sending sending : first) {
                there = there.applyAll(List.of(
                        new VehicleSent(T8, sending.shift(), sending.toPlace(), T8),
                        new StopDeparted(T8, sending.shift(), sending.toPlace(), T8, T8),
                        new StopArrived(T8, sending.shift(), sending.toPlace(), T8)));
            }
            assertThat(planner.plan(there, DemandSurface.given(rates), T8))
                    .as("seed %d after %s", seed, first)
                    .isEmpty();
            moved += first.size();
        }
        assertThat(moved).isGreaterThan(300);
    }

    /** The fleets' first stops lie at eight or a little later; vehicles have the more time, the earlier it is. */
    private static int someTimeBefore(Random random) {
        return T8 - random.nextInt(3600);
    }

    private static List<Sending> planned(FleetState state, PlaneTimes times, Random random, int now) {
        DemandCells cells = DemandCells.of(times, RULES.cellSecondsMax(), now);
        return new IdleVehiclePlanner(times, OperatingRules.NONE, cells, RULES)
                .plan(state, DemandSurface.given(rates(random, times.placeCount())), now);
    }

    private static double[][] rates(Random random, int places) {
        double[][] rates = new double[24][places];
        for (double[] slot : rates) {
            for (int place = 0; place < places; place++) {
                slot[place] = random.nextInt(3) == 0 ? random.nextDouble() * 10 : 0;
            }
        }
        return rates;
    }

    private static FleetState driven(FleetState state, Sending sending, PlaneTimes times, int now) {
        int leaveBy = now + RULES.leaveWithinSeconds();
        int drive = times.seconds(state.getShift(sending.shift()).progress().place(), sending.toPlace(), leaveBy);
        FleetState after = state.apply(new VehicleSent(now, sending.shift(), sending.toPlace(), leaveBy));
        after.checkInvariants();
        // Decided now, so that others can still be sent in this state; the vehicle leaves later.
        after = after.apply(new StopDeparted(now, sending.shift(), sending.toPlace(), leaveBy, leaveBy + drive));
        after.checkInvariants();
        after = after.apply(new StopArrived(now, sending.shift(), sending.toPlace(), leaveBy + drive));
        after.checkInvariants();
        return after;
    }
}
