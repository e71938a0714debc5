package org.noriai.dispatch.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.improve.PlanChecker;
import org.noriai.dispatch.improve.PlanChecker.Verdict;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Suite A: a ride put back into a plan, with its promise, judged by the independent checker. */
class A3PlaceTest {

    private static final int CASES = 1500;

    @Test
    void aRideThatCanStayIsPlacedAndEveryPlaceIsRight() {
        int placed = 0;
        int moved = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            PlaneTimes times = PlaneTimes.random(random, 12, 300 + random.nextInt(1500));
            int now = DrawnFleet.seconds("08:00");
            FleetState state = new RandomFleets(random, times, now).fleet(2, 4);
            // Random plans let riders stand for long; where that is bounded, who is thought away need not fit in again,
            // and
            // may let others stand as long as they would without it.
            boolean bounded = seed % 2 == 0;
            OperatingRules rules = bounded ? OperatingRules.DEFAULT : OperatingRules.NONE;
            InsertionSearch search = new InsertionSearch(times, RuleBook.of(ServiceRules.DEFAULT, rules));
            PlanChecker checker = new PlanChecker(times, rules);
            for (ShiftState shift : state.listShifts()) {
                int committed = state.planStart(shift, now).committedStops();
                for (Stop stop : shift.plan().stops()) {
                    Ride ride = state.getRide(stop.ride());
                    boolean mayMove = stop.kind() == Stop.Kind.PICKUP
                            && shift.takesRides(now)
                            && ride.status() != RideStatus.ABOARD
                            && shift.plan().stops().indexOf(stop) >= committed;
                    if (mayMove) {
                        Optional<Insertion> place =
                                search.place(state, ride, shift.shift().id(), now);
                        if (bounded && place.isEmpty()) {
                            continue;
                        }
                        assertThat(place).as("%s, seed %d", stop, seed).isPresent();
                        List<Stop> stops =
                                place.get().planWith(shift.plan(), ride.id()).stops();
                        Verdict verdict = checker.check(state, List.of(new Proposal(shift.plan(), stops)), now);
                        if (!bounded) {
                            assertThat(verdict).as("%s, seed %d", stop, seed).isInstanceOf(Verdict.Right.class);
                        }
                        placed++;
                        moved += stops.equals(shift.plan().stops()) ? 0 : 1;
                    }
                }
            }
        }
        assertThat(placed).isGreaterThan(CASES);
        assertThat(moved).isPositive().isLessThan(placed);
    }
}
