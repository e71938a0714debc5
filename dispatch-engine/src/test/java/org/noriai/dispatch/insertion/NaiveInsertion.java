package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * The naive twin of the search: every shift, every pair of gaps, every pair of places, no filter; each order written out
 * as a system of difference constraints and solved without the scheduler; costs added up ride by ride.
 */
final class NaiveInsertion {

    /** A stop with everything that bounds it; {@code ride} is shared by pickup and dropoff. */
    private record Halt(NaiveRide ride, boolean pickup) {
        int place() {
            return pickup ? ride.from : ride.to;
        }

        int dwell() {
            return pickup ? ride.pickupDwell : ride.dropoffDwell;
        }
    }

    private static final class NaiveRide {
        int from;
        int to;
        int pickupDwell;
        int dropoffDwell;
        long notBefore;
        long pickupBy;
        long dropoffBy;
        long rideMax;
        boolean aboard;
        Party party = Party.NONE;
        long presentPickup;
        long presentDropoff;
    }

    private record Solution(long[] at, long end, long driven) {}

    private final TravelTimes times;
    private final ServiceRules rules;
    private final FleetState state;
    private final RideRequest request;
    private final int now;
    private @Nullable Insertion best;

    NaiveInsertion(TravelTimes times, ServiceRules rules, FleetState state, RideRequest request, int now) {
        this.times = times;
        this.rules = rules;
        this.state = state;
        this.request = request;
        this.now = now;
    }

    Optional<Insertion> best() {
        for (ShiftState shift : state.listShifts()) {
            boolean takes = switch (shift.progress().phase()) {
                case ENDED -> false;
                case NOT_STARTED -> now - shift.shift().window().startSeconds() <= 300;
                default -> true;
            };
            if (takes) {
                shift(shift);
            }
        }
        return Optional.ofNullable(best);
    }

    private void shift(ShiftState shift) {
        PlanStart start = state.planStart(shift, now);
        List<Halt> halts = halts(shift);
        Solution earliest = solve(start, halts, false, Long.MIN_VALUE).orElseThrow();
        for (int i = 0; i < halts.size(); i++) {
            Halt halt = halts.get(i);
            if (halt.pickup) {
                halt.ride.pickupBy = Math.max(halt.ride.pickupBy, earliest.at[i]);
            } else {
                halt.ride.dropoffBy = Math.max(halt.ride.dropoffBy, earliest.at[i]);
            }
        }
        long end = Math.max(start.endSeconds(), earliest.end);
        Solution present = solve(start, halts, true, end).orElse(earliest);
        for (int i = 0; i < halts.size(); i++) {
            Halt halt = halts.get(i);
            if (halt.pickup) {
                halt.ride.presentPickup = present.at[i];
            } else {
                halt.ride.presentDropoff = present.at[i];
                if (!halt.ride.aboard) {
                    halt.ride.rideMax = Math.max(
                            halt.ride.rideMax, present.at[i] - halt.ride.presentPickup - halt.ride.pickupDwell);
                }
            }
        }
        for (int pickupGap = start.committedStops(); pickupGap <= halts.size(); pickupGap++) {
            for (int dropoffGap = pickupGap; dropoffGap <= halts.size(); dropoffGap++) {
                for (Access pickup : request.pickups()) {
                    for (Access dropoff : request.dropoffs()) {
                        int direct = times.seconds(pickup.place(), dropoff.place(), now);
                        if (pickup.place() != dropoff.place() && direct < TravelTimes.UNREACHABLE) {
                            for (long floor : floors(pickup, dropoff, direct)) {
                                candidate(
                                        shift,
                                        start,
                                        halts,
                                        present,
                                        end,
                                        pickup,
                                        dropoff,
                                        direct,
                                        floor,
                                        pickupGap,
                                        dropoffGap);
                            }
                        }
                    }
                }
            }
        }
    }

    /** When the pickup may begin at the earliest; who arrives by a time is fetched just in time, or else early. */
    private List<Long> floors(Access pickup, Access dropoff, int direct) {
        long reach = (long) now + pickup.walkSeconds();
        return switch (request.wish()) {
            case TravelWish.DepartAfter wish ->
                List.of((long) Math.max(now, wish.earliestSeconds()) + pickup.walkSeconds());
            case TravelWish.ArriveBy wish -> {
                long there = (long) wish.latestSeconds() - dropoff.walkSeconds();
                long early = Math.max(reach, there - rules.rideSecondsMax(direct) - rules.waitSecondsMax());
                long inTime = Math.max(
                        early, (there - direct - request.pickupDwellSeconds() - rules.pickupWindowSeconds()) / 60 * 60);
                yield early == inTime ? List.of(early) : List.of(inTime, early);
            }
        };
    }

    private void candidate(
            ShiftState shift,
            PlanStart start,
            List<Halt> halts,
            Solution present,
            long end,
            Access pickup,
            Access dropoff,
            int direct,
            long floor,
            int pickupGap,
            int dropoffGap) {
        NaiveRide added = new NaiveRide();
        added.from = pickup.place();
        added.to = dropoff.place();
        added.pickupDwell = request.pickupDwellSeconds();
        added.dropoffDwell = request.dropoffDwellSeconds();
        added.party = request.party();
        added.notBefore = floor;
        added.rideMax = rules.rideSecondsMax(direct);
        boolean arriving = request.wish() instanceof TravelWish.ArriveBy;
        long there = (long) request.wish().seconds() - dropoff.walkSeconds();
        added.pickupBy = arriving ? there - direct - request.pickupDwellSeconds() : floor + rules.waitSecondsMax();
        added.dropoffBy = arriving ? there : Long.MAX_VALUE / 8;
        List<Halt> order = new ArrayList<>(halts);
        order.add(dropoffGap, new Halt(added, false));
        order.add(pickupGap, new Halt(added, true));
        if (!carries(shift, start, order)) {
            return;
        }
        Optional<Solution> solved = solve(start, order, true, end);
        if (solved.isEmpty()) {
            return;
        }
        Solution solution = solved.get();
        long boards = solution.at[pickupGap];
        long alights = solution.at[dropoffGap + 1];
        int people = request.party().people();
        long own = alights - boards - request.pickupDwellSeconds() - direct;
        own += arriving ? there - alights : boards - floor;
        long cost = 16 * (solution.driven - present.driven);
        cost += people * (8 * own + 16L * (pickup.walkSeconds() + dropoff.walkSeconds()));
        for (int i = 0; i < order.size(); i++) {
            Halt halt = order.get(i);
            if (halt.ride != added) {
                long later = solution.at[i] - (halt.pickup ? halt.ride.presentPickup : halt.ride.presentDropoff);
                cost += later;
                if (halt.pickup) {
                    cost += 8 * later * halt.ride.party.people();
                } else if (halt.ride.aboard) {
                    cost += 8 * later * halt.ride.party.people();
                } else {
                    int boarding = indexOfPickup(order, halt.ride);
                    long before = halt.ride.presentDropoff - halt.ride.presentPickup;
                    cost += 8 * (solution.at[i] - solution.at[boarding] - before) * halt.ride.party.people();
                }
            }
        }
        // Gaps come in order here and shifts outside; places and floors inside: the first of equal cost is the one.
        if (best == null || cost < best.cost()) {
            best = new Insertion(
                    shift.shift().id(),
                    pickup,
                    dropoff,
                    pickupGap,
                    dropoffGap,
                    (int) boards,
                    (int) alights,
                    direct,
                    (int) (solution.driven - present.driven),
                    cost);
        }
    }

    private static int indexOfPickup(List<Halt> order, NaiveRide ride) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).pickup && order.get(i).ride == ride) {
                return i;
            }
        }
        return -1;
    }

    private static boolean carries(ShiftState shift, PlanStart start, List<Halt> order) {
        Party load = start.aboard();
        for (Halt halt : order) {
            load = halt.pickup ? load.plus(halt.ride.party) : load.minus(halt.ride.party);
            Party now = load;
            if (shift.vehicle().type().configurations().stream().noneMatch(room -> room.carries(now))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Solution> solve(PlanStart start, List<Halt> order, boolean bounded, long endBy) {
        int last = order.size() + 1;
        NaiveTimes system = new NaiveTimes(last + 1);
        long driven = 0;
        int place = start.place();
        for (int i = 0; i <= order.size(); i++) {
            int to = i < order.size() ? order.get(i).place() : start.endPlace();
            int drive = times.seconds(place, to, now);
            long wait = i == 0 ? start.readySeconds() : order.get(i - 1).dwell();
            system.atLeast(i + 1, i, wait + drive);
            driven += drive;
            place = to;
        }
        for (int i = 0; i < order.size(); i++) {
            Halt halt = order.get(i);
            if (halt.pickup) {
                system.atLeast(i + 1, 0, halt.ride.notBefore);
            }
            if (bounded) {
                system.notAfter(i + 1, halt.pickup ? halt.ride.pickupBy : halt.ride.dropoffBy);
                if (!halt.pickup && !halt.ride.aboard) {
                    system.atLeast(
                            indexOfPickup(order, halt.ride) + 1, i + 1, -halt.ride.rideMax - halt.ride.pickupDwell);
                }
            }
        }
        if (bounded) {
            system.notAfter(last, endBy);
        }
        long drivenInAll = driven;
        return system.least().map(values -> {
            long[] at = new long[order.size()];
            System.arraycopy(values, 1, at, 0, at.length);
            return new Solution(at, values[last], drivenInAll);
        });
    }

    private List<Halt> halts(ShiftState shift) {
        Map<Object, NaiveRide> rides = new HashMap<>();
        List<Halt> halts = new ArrayList<>();
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            NaiveRide naive = rides.computeIfAbsent(ride.id(), any -> naive(ride));
            halts.add(new Halt(naive, stop.kind() == Stop.Kind.PICKUP));
        }
        return halts;
    }

    private static NaiveRide naive(Ride ride) {
        NaiveRide naive = new NaiveRide();
        naive.from = ride.pickup().place();
        naive.to = ride.dropoff().place();
        naive.pickupDwell = ride.pickupDwellSeconds();
        naive.dropoffDwell = ride.dropoffDwellSeconds();
        naive.party = ride.party();
        naive.aboard = ride.status() == RideStatus.ABOARD;
        naive.notBefore = ride.promise().pickup().startSeconds();
        naive.pickupBy = ride.promise().pickup().endSeconds();
        naive.dropoffBy = ride.promise().latestDropoffSeconds();
        naive.rideMax = ride.promise().rideSecondsMax();
        if (naive.aboard) {
            naive.dropoffBy = Math.min(naive.dropoffBy, ride.boardedSeconds().orElseThrow() + naive.rideMax);
        }
        return naive;
    }
}
