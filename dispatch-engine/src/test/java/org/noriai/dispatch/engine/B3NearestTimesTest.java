package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;

/** B: the times that a refusal names are the nearest there are, to the minute, on seeded fleets. */
class B3NearestTimesTest {

    private static final int NOW = DrawnFleet.DAY + 8 * 3600;
    private static final int REACH_MINUTES = 180;

    private int refusals;
    private int named;
    private int nearer;

    @Test
    void b30_aMinuteByMinuteProbeFindsNothingNearer() {
        for (int seed = 1; seed <= 600; seed++) {
            compare(seed, false);
        }
        assertThat(refusals).isGreaterThan(200);
        assertThat(named).isGreaterThan(150);
        assertThat(nearer).isZero();
    }

    @Test
    void b31_andSeldomWhereDriversMayDriveOnlySoLong() {
        for (int seed = 1; seed <= 400; seed++) {
            compare(seed, true);
        }
        assertThat(refusals).isGreaterThan(150);
        assertThat(named).isGreaterThan(100);
        // A later pickup may interrupt a stretch of driving: room may end and begin again within a step.
        assertThat(nearer).isLessThanOrEqualTo(3);
    }

    private void compare(int seed, boolean manifold) {
        Random random = new Random(seed);
        TravelTimes times = PlaneTimes.random(random, 12, 1800);
        RandomFleets fleets = new RandomFleets(random, times, NOW, 1, false, manifold);
        FleetState state = fleets.fleet(1 + random.nextInt(3), 5);
        int wait = 300 + 60 * random.nextInt(20);
        ServiceRules rules = new ServiceRules(600, wait, 1.5, 600, 500, 3, 86_400, 10, 5, 120, 180, 3, 600, 20, false);
        RuleBook book = manifold ? fleets.rules(rules) : RuleBook.of(rules, OperatingRules.DEFAULT);
        RideRequest asked = fleets.request();
        RideRequest request =
                asked.withWish(asked.wish().at(Math.max(NOW + 600, asked.wish().seconds())));
        InsertionSearch search = new InsertionSearch(times, book);
        if (!(search.search(state, request, NOW) instanceof InsertionOutcome.None none)) {
            return;
        }
        OfferSearch offers = new OfferSearch(search);
        RiderBounds bounds = RiderBounds.of(state, request, book.calendar(), rules.tripsPerDayMax());
        Refused refused =
                new NearestTimes(offers, book, EngineLimits.DEFAULT).refuse(state, request, bounds, none.reason(), NOW);
        if (refused.reason() != none.reason() || placesStandInTheWay(none)) {
            return;
        }
        refusals++;
        int minutesBack = (request.wish().seconds() - NOW) / 60;
        check(seed, search, state, request, refused.nearestAfterSeconds(), 1, REACH_MINUTES, manifold);
        check(seed, search, state, request, refused.nearestBeforeSeconds(), -1, minutesBack, manifold);
    }

    private static boolean placesStandInTheWay(InsertionOutcome.None none) {
        return switch (none.reason()) {
            case PARTY_TOO_LARGE, NO_ACCESSIBLE_VEHICLE, TOO_CLOSE, UNREACHABLE, NOT_AT_THE_DOOR -> true;
            case NO_VEHICLE_IN_TIME, OUTSIDE_SERVICE_HOURS, BEYOND_BOOKING_HORIZON, ZONE_SUSPENDED, TOO_MANY_TRIPS ->
                false;
        };
    }

    private void check(
            int seed,
            InsertionSearch search,
            FleetState state,
            RideRequest request,
            OptionalInt found,
            int sign,
            int minutesMax,
            boolean manifold) {
        TravelWish wish = request.wish();
        for (int minute = 1; minute <= Math.min(minutesMax, 160); minute++) {
            int at = wish.seconds() + sign * 60 * minute;
            boolean works = search.search(state, request.withWish(wish.at(at)), NOW) instanceof InsertionOutcome.Found;
            if (works || found.equals(OptionalInt.of(at))) {
                named++;
                boolean same = works && found.equals(OptionalInt.of(at));
                if (!manifold) {
                    assertThat(found).as("seed %d, %s", seed, request).isEqualTo(OptionalInt.of(at));
                    assertThat(works).isTrue();
                }
                nearer += same ? 0 : 1;
                return;
            }
        }
    }
}
