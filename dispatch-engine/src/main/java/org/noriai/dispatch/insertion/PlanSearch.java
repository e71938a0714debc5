package org.noriai.dispatch.insertion;

import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * Exact best insertion of one pair of places into the plan in view.
 *
 * <p>Every pair of gaps passes filters of constant time that discard only what is surely infeasible or surely dearer
 * than the best so far: they follow the earliest times that the pickup and the dropoff can have and never delay a pickup,
 * so the true times are these or later (travel times obey the triangle inequality). What is left is scheduled in full.
 *
 * <p>Where drives depend on the time of day, the filters take each as of its present departure.
 */
final class PlanSearch {

    private final TravelTimes times;
    private final InsertionWorkspace work;

    PlanSearch(TravelTimes times, InsertionWorkspace work) {
        this.times = times;
        this.work = work;
    }

    /** Looks at every pair of gaps of the plan in view, which is that of {@code shift}. */
    void search(ShiftState shift, PairBounds pair) {
        PlanView plan = work.plan;
        int pickupPlace = pair.pickup().place();
        for (int gap = plan.firstGap(); gap <= plan.size(); gap++) {
            int free = plan.freeSeconds(gap);
            int toPickup = times.seconds(plan.placeBefore(gap), pickupPlace, free);
            if (free + toPickup > pair.latestSeconds()) {
                return; // Later gaps only come later.
            }
            if (plan.carries(pair.party(), gap)) {
                searchDropoffs(shift, pair, gap, toPickup, Math.max(free + toPickup, pair.earliestSeconds()));
            }
        }
    }

    /** Looks at every gap for the dropoff, given that of the pickup and the earliest time it can begin. */
    private void searchDropoffs(ShiftState shift, PairBounds pair, int pickupGap, int toPickup, int pickupSeconds) {
        PlanView plan = work.plan;
        int dropoffPlace = pair.dropoff().place();
        int place = pair.pickup().place();
        int boarded = pickupSeconds + pair.pickupDwellSeconds();
        int free = boarded;
        // Drive added before the dropoff's gap, and what the ride lasts without any wait.
        int added = toPickup;
        int ride = 0;
        for (int gap = pickupGap; gap <= plan.size(); gap++) {
            int toDropoff = times.seconds(place, dropoffPlace, free);
            int dropoffSeconds = free + toDropoff;
            if (dropoffSeconds > pair.latestDropoffSeconds() || ride + toDropoff > pair.rideSecondsMax()) {
                return;
            }
            int alighted = dropoffSeconds + pair.dropoffDwellSeconds();
            int onwards = times.seconds(dropoffPlace, plan.placeAfter(gap), alighted);
            if (alighted + onwards <= plan.latestSeconds(gap)) {
                int driven = added + toDropoff + onwards - plan.legSeconds(gap);
                if (costMin(pair, driven, pickupSeconds) <= work.bestCost) {
                    evaluate(shift, pair, pickupGap, gap);
                }
            }
            if (gap == plan.size()) {
                return;
            }
            // On past stop `gap` with the party on board.
            int drive = times.seconds(place, plan.placeAfter(gap), free);
            int service = Math.max(free + drive, plan.stops.serviceSeconds(gap));
            if (service > plan.latestSeconds(gap) || !plan.carries(pair.party(), gap + 1)) {
                return;
            }
            added += drive - plan.legSeconds(gap);
            ride += drive + plan.stops.dwellSeconds(gap);
            place = plan.placeAfter(gap);
            free = service + plan.stops.dwellSeconds(gap);
        }
    }

    private static long costMin(PairBounds pair, int drivenSeconds, int pickupSeconds) {
        return InsertionCost.of(
                drivenSeconds,
                0,
                0,
                pair.party().people(),
                pair.walkSeconds(),
                pair.inconvenienceSecondsMin(pickupSeconds));
    }

    private void evaluate(ShiftState shift, PairBounds pair, int pickupGap, int dropoffGap) {
        StopSequence plan = work.plan.stops;
        StopSequence candidate = work.candidate;
        compose(plan, candidate, pair, pickupGap, dropoffGap);
        if (!work.kernel.solve(candidate)) {
            return;
        }
        long others = 0;
        long slack = 0;
        for (int i = 0; i < plan.size(); i++) {
            int at = i + (i >= dropoffGap ? 2 : i >= pickupGap ? 1 : 0);
            int later = candidate.serviceSeconds(at) - plan.serviceSeconds(i);
            slack += later;
            if (!plan.isPickup(i)) {
                // A wait and a ride that last longer together move the dropoff by their sum.
                others += (long) later * plan.party(i).people();
            }
        }
        int pickupSeconds = candidate.serviceSeconds(pickupGap);
        int dropoffSeconds = candidate.serviceSeconds(dropoffGap + 1);
        int driven = candidate.drivenSeconds() - plan.drivenSeconds();
        long cost = InsertionCost.of(
                driven,
                others,
                slack,
                pair.party().people(),
                pair.walkSeconds(),
                pair.inconvenienceSeconds(pickupSeconds, dropoffSeconds));
        if (beatsBest(shift, pair, pickupGap, dropoffGap, cost)) {
            work.bestShift = shift;
            work.bestPair = pair;
            work.bestPickupGap = pickupGap;
            work.bestDropoffGap = dropoffGap;
            work.bestPickupSeconds = pickupSeconds;
            work.bestDropoffSeconds = dropoffSeconds;
            work.bestDrivenSeconds = driven;
            work.bestCost = cost;
        }
    }

    private static void compose(
            StopSequence plan, StopSequence candidate, PairBounds pair, int pickupGap, int dropoffGap) {
        candidate.beginAs(plan);
        for (int i = 0; i <= plan.size(); i++) {
            if (i == pickupGap) {
                candidate.appendPickup(
                        pair.pickup().place(),
                        pair.pickupDwellSeconds(),
                        pair.earliestSeconds(),
                        pair.latestSeconds(),
                        pair.party());
            }
            if (i == dropoffGap) {
                candidate.appendDropoff(
                        pair.dropoff().place(),
                        pair.dropoffDwellSeconds(),
                        pair.latestDropoffSeconds(),
                        pickupGap,
                        pair.rideSecondsMax(),
                        pair.party());
            }
            if (i < plan.size()) {
                candidate.appendFrom(plan, i, pickupGap, dropoffGap);
            }
        }
    }

    /** Shifts come in their order, so of equal cost that of an earlier shift stays. */
    private boolean beatsBest(ShiftState shift, PairBounds pair, int pickupGap, int dropoffGap, long cost) {
        PairBounds best = work.bestPair;
        if (cost != work.bestCost || best == null) {
            return cost < work.bestCost;
        }
        if (shift != work.bestShift) {
            return false;
        }
        if (pickupGap != work.bestPickupGap) {
            return pickupGap < work.bestPickupGap;
        }
        if (dropoffGap != work.bestDropoffGap) {
            return dropoffGap < work.bestDropoffGap;
        }
        return pair.order() < best.order();
    }
}
