package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * In which orders rides that are in no plan are placed: all of them where they are few, otherwise that of the promises,
 * that of the largest regret, and some drawn ones.
 *
 * <p>A ride's regret is what it costs more in the second best plan than in the best: who has only one place left goes
 * first (Potvin and Rousseau, A parallel route building algorithm for the vehicle routing and scheduling problem with time
 * windows, 1993). Confined to one thread, as its search is.
 */
final class PlacingOrders {

    private static final long NONE = Long.MAX_VALUE;

    private final InsertionSearch search;
    private final RepairLimits limits;

    PlacingOrders(InsertionSearch search, RepairLimits limits) {
        this.search = search;
        this.limits = limits;
    }

    /** The orders, each of all rides. */
    List<List<Ride>> of(FleetState state, List<Ride> rides, int nowSeconds) {
        List<Ride> promised = new ArrayList<>(rides);
        promised.sort(Comparator.comparingInt(
                        (Ride ride) -> state.boundsOf(ride).pickup().endSeconds())
                .thenComparing(Ride::id));
        List<List<Ride>> orders = new ArrayList<>();
        if (promised.size() <= limits.everyOrderMax()) {
            permute(promised, 0, orders);
            return orders;
        }
        orders.add(promised);
        if ((long) promised.size() * state.listShifts().size() <= limits.regretPairsMax()) {
            orders.add(byRegret(state, promised, nowSeconds));
        }
        Random random = new Random(limits.seed());
        int drawn = Math.min(limits.randomOrders(), limits.placingsMax() / promised.size());
        for (int i = 0; i < drawn; i++) {
            List<Ride> order = new ArrayList<>(promised);
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return orders;
    }

    private static void permute(List<Ride> rides, int fixed, List<List<Ride>> orders) {
        if (fixed >= rides.size() - 1) {
            orders.add(List.copyOf(rides));
            return;
        }
        for (int i = fixed; i < rides.size(); i++) {
            Collections.swap(rides, fixed, i);
            permute(rides, fixed + 1, orders);
            Collections.swap(rides, fixed, i);
        }
    }

    private List<Ride> byRegret(FleetState start, List<Ride> rides, int nowSeconds) {
        List<ShiftState> shifts = start.listShifts();
        List<Ride> left = new ArrayList<>(rides);
        List<long[]> costs = new ArrayList<>();
        for (Ride ride : left) {
            long[] row = new long[shifts.size()];
            for (int shift = 0; shift < row.length; shift++) {
                row[shift] = cost(find(start, ride, shift, nowSeconds));
            }
            costs.add(row);
        }
        FleetState state = start;
        List<Ride> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int chosen = largestRegret(costs);
            Ride ride = left.remove(chosen);
            int best = cheapest(costs.remove(chosen));
            order.add(ride);
            Optional<Insertion> found = best < 0 ? Optional.empty() : find(state, ride, best, nowSeconds);
            if (found.isPresent()) {
                state = new RidePlacing.Placed(ride, found.get(), state.boundsOf(ride)).in(state, nowSeconds);
                for (int i = 0; i < left.size(); i++) {
                    costs.get(i)[best] = cost(find(state, left.get(i), best, nowSeconds));
                }
            }
        }
        return order;
    }

    private Optional<Insertion> find(FleetState state, Ride ride, int shift, int nowSeconds) {
        return search.place(state, ride, state.listShifts().get(shift).shift().id(), nowSeconds);
    }

    private static long cost(Optional<Insertion> found) {
        return found.map(Insertion::cost).orElse(NONE);
    }

    /** The first of those with the largest regret; who fits nowhere takes no place from anybody and comes last. */
    private static int largestRegret(List<long[]> costs) {
        int chosen = 0;
        long largest = Long.MIN_VALUE;
        for (int i = 0; i < costs.size(); i++) {
            long best = NONE;
            long second = NONE;
            for (long cost : costs.get(i)) {
                second = Math.min(second, Math.max(best, cost));
                best = Math.min(best, cost);
            }
            long regret = best == NONE ? Long.MIN_VALUE : second == NONE ? NONE : second - best;
            if (regret > largest) {
                largest = regret;
                chosen = i;
            }
        }
        return chosen;
    }

    private static int cheapest(long[] costs) {
        int best = -1;
        for (int i = 0; i < costs.length; i++) {
            if (costs[i] != NONE && (best < 0 || costs[i] < costs[best])) {
                best = i;
            }
        }
        return best;
    }
}
