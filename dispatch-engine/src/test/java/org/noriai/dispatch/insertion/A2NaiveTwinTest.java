package org.noriai.dispatch.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/** Suite A: the search and its naive twin agree on feasibility and cost, to the second, on seeded fleets. */
class A2NaiveTwinTest {

    private static final ServiceRules RULES = ServiceRules.DEFAULT;

    /** Short waits and hardly any detour: the new ride's own bounds bind. */
    private static final ServiceRules TIGHT =
            new ServiceRules(600, 300, 1.0, 120, 500, 3, 7 * 86_400, 10, 5, 120, 180, 3, 600, 20, false);

    private static final int CASES = 4000;

    /** What a case is made of. */
    private enum Kind {
        /** Seats, wheelchairs, windows, ride times; vehicles late or not. */
        PLAIN,
        /** Some rides can't be as short as promised; they must not last longer than they do. */
        UNKEEPABLE,
        /** All of it: zones, hours, suspensions, doors, luggage, groups, breaks, stretches of driving, timetables. */
        MANIFOLD
    }

    @Test
    void bothFindTheSameInsertion() {
        int found = 0;
        for (int seed = 0; seed < CASES; seed++) {
            found += compare(seed, RULES, 1, Kind.PLAIN) ? 1 : 0;
        }
        // Neither all nor nothing: the comparison has something to compare.
        assertThat(found).isBetween(CASES / 4, CASES * 19 / 20);
    }

    /** Whole minutes everywhere: bounds are met to the second, and costs are often equal. */
    @Test
    void bothFindTheSameWhereBoundsAreMetToTheSecondAndCostsAreEqual() {
        for (int seed = 0; seed < CASES; seed++) {
            compare(seed, seed % 2 == 0 ? RULES : TIGHT, 60, Kind.PLAIN);
        }
    }

    @Test
    void bothFindTheSameWhereARideLastsTooLongAlready() {
        for (int seed = 0; seed < CASES / 2; seed++) {
            compare(seed, RULES, 1, Kind.UNKEEPABLE);
        }
    }

    @Test
    void bothFindTheSameUnderEveryRuleOfARealService() {
        int found = 0;
        for (int seed = 0; seed < 2 * CASES; seed++) {
            found += compare(seed, seed % 2 == 0 ? RULES : TIGHT, seed % 3 == 0 ? 60 : 1, Kind.MANIFOLD) ? 1 : 0;
        }
        assertThat(found).isBetween(CASES / 4, 2 * CASES * 19 / 20);
    }

    private static boolean compare(int seed, ServiceRules rules, int unitSeconds, Kind kind) {
        Random random = new Random(seed);
        TravelTimes times = PlaneTimes.random(random, 12, 300 + random.nextInt(1500), unitSeconds);
        int planned = DrawnFleet.seconds("08:00");
        boolean unkeepable = kind == Kind.UNKEEPABLE;
        boolean manifold = kind == Kind.MANIFOLD;
        RandomFleets fleets = new RandomFleets(random, times, planned, unitSeconds, unkeepable, manifold);
        FleetState state = fleets.fleet(1 + random.nextInt(4), 1 + random.nextInt(4));
        RuleBook book = manifold
                ? fleets.rules(rules)
                : RuleBook.of(rules, seed % 2 == 0 ? OperatingRules.DEFAULT : OperatingRules.NONE);
        // A quarter of the fleets finds its clock put forward, so that vehicles are late.
        int now = random.nextInt(4) == 0 ? planned + random.nextInt(15) * 60 : planned;
        // One search for several requests, with time and the fleet going on: what it keeps must not go stale.
        InsertionSearch search = new InsertionSearch(times, book);
        InsertionSearch ahead = new InsertionSearch(times, book);
        FleetState earlier = state;
        boolean found = false;
        for (int step = 0; step < 3; step++) {
            if (manifold && random.nextInt(3) == 0) {
                state = state.apply(fleets.suspension(now));
            }
            RideRequest request = fleets.request();
            Optional<Insertion> expected = new NaiveInsertion(times, book, state, request, now).best();
            InsertionOutcome outcome = search.search(state, request, now);
            Optional<Insertion> actual =
                    outcome instanceof InsertionOutcome.Found(Insertion best) ? Optional.of(best) : Optional.empty();
            assertThat(actual).as("seed %d, step %d", seed, step).isEqualTo(expected);
            assertThat(search.search(state, request, now, ahead.searchEarly(earlier, request, now)))
                    .as("seed %d, step %d, from an earlier search", seed, step)
                    .isEqualTo(outcome);
            earlier = state;
            state.checkInvariants();
            found |= actual.isPresent();
            if (actual.isPresent() && !unkeepable) {
                state = keepsItsWord(state, request, actual.get(), search, times, book, now, seed, step);
            }
            now += step * random.nextInt(2) * 60;
        }
        return found;
    }

    /** The schedule of the plan with the ride in it is the one that was promised upon. */
    private static FleetState keepsItsWord(
            FleetState state,
            RideRequest request,
            Insertion best,
            InsertionSearch search,
            TravelTimes times,
            RuleBook book,
            int now,
            int seed,
            int step) {
        RideId id = new RideId("new" + step);
        Ride ride = Ride.held(
                id,
                new OfferSetId("set-new" + step),
                request,
                best.pickup(),
                best.dropoff(),
                best.directSeconds(),
                PromisePolicy.promiseFor(best, book.rules(best.pickup().place(), request.riderClass())),
                best.shift());
        ShiftState shift = state.getShift(best.shift());
        FleetState next = state.applyAll(List.of(
                new DispatchEvent.OffersHeld(now, ride.offerSet(), ride.rider(), "test", now + 120, List.of(ride)),
                new DispatchEvent.PlansReplaced(
                        now, DispatchEvent.PlanCause.INSERTION, List.of(best.planWith(shift.plan(), id)))));
        next.checkInvariants();
        PlanSchedule schedule =
                new PlanScheduler(times, book.operating()).schedule(next, next.getShift(best.shift()), now);
        List<Stop> stops = next.getShift(best.shift()).plan().stops();
        int pickup = schedule.serviceSeconds(stops.indexOf(Stop.pickup(id)));
        int dropoff = schedule.serviceSeconds(stops.indexOf(Stop.dropoff(id)));
        // Later than planned only where the world lets riders stand too long, which the plan then sets right.
        assertThat(pickup)
                .as("pickup, seed %d", seed)
                .isBetween(best.pickupSeconds(), ride.promise().pickup().endSeconds());
        assertThat(dropoff)
                .as("dropoff, seed %d", seed)
                .isBetween(best.dropoffSeconds(), ride.promise().latestDropoffSeconds());
        if (book.operating().waitAboardSecondsMax() == OperatingRules.NONE.waitAboardSecondsMax()) {
            assertThat(pickup).as("pickup, seed %d", seed).isEqualTo(best.pickupSeconds());
            assertThat(dropoff).as("dropoff, seed %d", seed).isEqualTo(best.dropoffSeconds());
        }
        assertThat(ride.promise().pickup().contains(best.pickupSeconds())).isTrue();
        assertThat(best.dropoffSeconds()).isLessThanOrEqualTo(ride.promise().latestDropoffSeconds());
        if (book.operating().equals(OperatingRules.NONE)) {
            Optional<Insertion> again = search.place(next, next.getRide(id), best.shift(), now);
            assertThat(again).as("placed again, seed %d", seed).isPresent();
        }
        return next;
    }
}
