package org.noriai.dispatch.improve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.drawn.RandomFleets;
import org.noriai.dispatch.engine.Decision;
import org.noriai.dispatch.engine.Dispatcher;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.RidePromiseBroken;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/**
 * R2: thousands of seeded fleets to which something happens, looked at with the checker's own reckoning of times: what is
 * not told to be broken is kept, and one displaced ride is broken only if no insertion anywhere keeps it.
 */
class R2RepairTwinTest {

    private static final int NOW = DrawnFleet.DAY + 8 * 3600;
    private static final Reason WHY = new Reason("test", "test");
    private static final Set<Class<?>> OF_REPAIR = Set.of(
            PlansReplaced.class,
            OffersReleased.class,
            RideMissed.class,
            RidePromiseBroken.class,
            RideTimesNarrowed.class);

    private int repaired;
    private int broken;
    private int moved;
    private int alone;

    @Test
    void r201_whatIsNotToldIsKeptAndOneDisplacedRideIsKeptWhereThatCanBe() {
        for (int seed = 1; seed <= 4000; seed++) {
            happen(seed, false);
        }
        assertThat(repaired).isGreaterThan(1000);
        assertThat(broken).isGreaterThan(200);
        assertThat(moved).isGreaterThan(500);
        assertThat(alone).isGreaterThan(100);
    }

    @Test
    void r202_theSameWithBreaksTimetablesAndPartiesOfAllKinds() {
        for (int seed = 1; seed <= 2000; seed++) {
            happen(seed, true);
        }
        assertThat(moved).isGreaterThan(200);
    }

    private void happen(int seed, boolean manifold) {
        Random random = new Random(seed);
        PlaneTimes times = PlaneTimes.random(random, 12, 900);
        RandomFleets fleets = new RandomFleets(random, times, NOW, 60, false, manifold);
        FleetState before = fleets.fleet(2 + random.nextInt(3), 3);
        RuleBook book = RuleBook.of(ServiceRules.DEFAULT, OperatingRules.NONE);
        Dispatcher dispatcher = new Dispatcher(times, book, EngineLimits.DEFAULT);
        DispatchCommand command = command(random, before, times);
        Decision decision = dispatcher.decide(before, command);
        FleetState after = before.applyAll(decision.events());
        after.checkInvariants();
        assertThat(dispatcher.decide(after, command).events())
                .as("again, seed %d", seed)
                .isEmpty();
        if (!(decision.outcome() instanceof Repaired outcome)) {
            return;
        }
        repaired++;
        broken += outcome.breaches().size();
        moved += outcome.moved().size();
        List<DispatchEvent> world = decision.events().stream()
                .filter(event -> !OF_REPAIR.contains(event.getClass()))
                .toList();
        TravelTimes driven = dispatcher.times();
        FleetState known = before.applyAll(world);
        Set<RideId> anyway = new HashSet<>();
        before.listShifts().forEach(shift -> anyway.addAll(late(before, before, shift, times)));
        check(known, after, outcome, anyway, driven, "seed %d: %s -> %s".formatted(seed, command, outcome));
        if (!manifold && !(command instanceof SuspendZone)) {
            checkAlone(known, outcome, driven, command, seed);
        }
    }

    private static DispatchCommand command(Random random, FleetState state, TravelTimes times) {
        ShiftState shift =
                state.listShifts().get(random.nextInt(state.listShifts().size()));
        int soon = NOW + random.nextInt(1800);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new ReportDelay(NOW, shift.shift().vehicle(), soon, WHY);
            case 2 ->
                new LoseVehicle(
                        NOW,
                        shift.shift().vehicle(),
                        random.nextInt(times.placeCount()),
                        NOW + random.nextInt(7200),
                        WHY);
            case 3 -> new CurtailShift(NOW, shift.shift().id(), soon + random.nextInt(3600), WHY);
            case 4 ->
                new SuspendZone(
                        NOW, new Suspension(ZoneKey.WHOLE, new TimeWindow(soon, soon + random.nextInt(3600)), "snow"));
            default -> new ChangeStreets(NOW, new Slower(times, random.nextInt(times.placeCount()), 600), WHY);
        };
    }

    /** Every drive to or from one place takes longer. */
    private record Slower(TravelTimes times, int place, int moreSeconds) implements TravelTimes {

        @Override
        public int placeCount() {
            return times.placeCount();
        }

        @Override
        public int seconds(int fromPlace, int toPlace, int departureSeconds) {
            boolean slow = fromPlace != toPlace && (fromPlace == place || toPlace == place);
            return times.seconds(fromPlace, toPlace, departureSeconds) + (slow ? moreSeconds : 0);
        }

        @Override
        public int leastSeconds(int fromPlace, int toPlace) {
            return seconds(fromPlace, toPlace, 0);
        }
    }

    private static Set<RideId> late(FleetState bounds, FleetState state, ShiftState shift, TravelTimes times) {
        Set<RideId> late = new LinkedHashSet<>();
        ShiftState promised = PromiseForecast.promisedOnly(state, shift);
        PlanTimes present = PlanTimes.present(state, promised, NOW, times, OperatingRules.NONE);
        for (Stop stop : promised.plan().stops()) {
            Ride ride = bounds.getRide(stop.ride());
            PlanTimes.RideTimes at = Objects.requireNonNull(present.rides().get(ride.id()));
            Promise promise = bounds.boundsOf(ride);
            boolean aboard = ride.status() == RideStatus.ABOARD;
            long lasts = aboard ? at.dropoffSeconds() - ride.boardedSeconds().orElseThrow() : at.rideSeconds();
            if (at.dropoffSeconds() > promise.latestDropoffSeconds()
                    || lasts > promise.rideSecondsMax()
                    || (!aboard && at.pickupSeconds() > promise.pickup().endSeconds())) {
                late.add(ride.id());
            }
        }
        return late;
    }

    /** Nobody is late, or missed, of whom that is not told; what is told to be late takes place within what stands now. */
    private static void check(
            FleetState known, FleetState after, Repaired outcome, Set<RideId> anyway, TravelTimes times, String what) {
        Set<RideId> told = outcome.breaches().stream().map(Breach::ride).collect(Collectors.toCollection(HashSet::new));
        for (ShiftState shift : after.listShifts()) {
            for (RideId id : late(known, after, shift, times)) {
                assertThat(told.contains(id) || anyway.contains(id))
                        .as("%s late, %s", id, what)
                        .isTrue();
            }
            assertThat(late(after, after, shift, times).stream()
                            .filter(id -> !anyway.contains(id))
                            .toList())
                    .as("later than what stands, %s", what)
                    .isEmpty();
        }
        for (Ride ride : after.listRides()) {
            if (ride.status() == RideStatus.MISSED) {
                assertThat(told).as(what).contains(ride.id());
            }
            assertThat(ride.promise()).isEqualTo(known.getRide(ride.id()).promise());
            if (told.contains(ride.id()) && ride.status() != RideStatus.MISSED) {
                assertThat(after.standingOf(ride).broken()).as(what).isPresent();
            }
        }
    }

    /** Where one ride alone can't stay and is broken, no place in any plan would have kept it. */
    private void checkAlone(FleetState known, Repaired outcome, TravelTimes times, DispatchCommand command, int seed) {
        if (outcome.breaches().size() != 1) {
            return;
        }
        RideId id = outcome.breaches().getFirst().ride();
        Ride ride = known.getRide(id);
        Set<RideId> displaced = new LinkedHashSet<>();
        for (ShiftState shift : known.listShifts()) {
            displaced.addAll(late(known, known, shift, times));
            if (shift.progress().phase() == Phase.ENDED) {
                shift.plan().stops().forEach(stop -> displaced.add(stop.ride()));
            }
        }
        displaced.removeIf(one -> known.getRide(one).status() == RideStatus.HELD);
        ShiftState own = known.getShift(ride.shift());
        boolean there = own.progress().phase() == Phase.HALTED
                && own.plan().stops().indexOf(Stop.pickup(id))
                        < known.planStart(own, NOW).committedStops();
        if (!displaced.equals(Set.of(id)) || ride.status() != RideStatus.CONFIRMED || there) {
            return;
        }
        alone++;
        List<Stop> rest = own.plan().stops().stream()
                .filter(stop -> !stop.ride().equals(id))
                .toList();
        FleetState without = known.apply(
                new PlansReplaced(NOW, PlanCause.REPAIR, List.of(own.plan().next(rest))));
        for (ShiftState shift : without.listShifts()) {
            if (shift.takesRides(NOW) && shift.vehicle().type().admits(ride.party())) {
                assertThat(keeps(without, shift, ride, times))
                        .as(
                                "seed %d: %s could be kept by %s after %s",
                                seed, ride, shift.shift().id(), command)
                        .isFalse();
            }
        }
    }

    private static boolean keeps(FleetState state, ShiftState shift, Ride ride, TravelTimes times) {
        PlanTimes present = PlanTimes.present(state, shift, NOW, times, OperatingRules.NONE);
        PlanStart start = state.planStart(shift, NOW);
        List<Stop> stops = shift.plan().stops();
        for (int pickup = start.committedStops(); pickup <= stops.size(); pickup++) {
            for (int dropoff = pickup; dropoff <= stops.size(); dropoff++) {
                List<Stop> order = new ArrayList<>(stops);
                order.add(dropoff, Stop.dropoff(ride.id()));
                order.add(pickup, Stop.pickup(ride.id()));
                if (carries(state, shift, start, order)
                        && PlanTimes.proposed(state, shift, order, List.of(), NOW, times, OperatingRules.NONE, present)
                                .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean carries(FleetState state, ShiftState shift, PlanStart start, List<Stop> order) {
        Load load = start.aboard();
        for (Stop stop : order) {
            Load change = state.getRide(stop.ride()).party().load();
            load = stop.kind() == Stop.Kind.PICKUP ? load.plus(change) : load.minus(change);
            if (!shift.vehicle().type().carries(load)) {
                return false;
            }
        }
        return true;
    }
}
