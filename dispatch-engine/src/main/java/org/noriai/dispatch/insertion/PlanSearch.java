package org.noriai.dispatch.insertion;

import java.util.List;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.state.StopSequence;

/**
 * Exact best insertion of one pair of places into the plan in view.
 *
 * <p>Every pair of gaps passes filters of constant time that discard only what is surely infeasible or surely dearer
 * than the best so far: they follow the earliest times that the pickup and the dropoff can have by the least drives, and
 * never delay anything, so the true times are these or later. What is left is scheduled in full.
 */
final class PlanSearch {

    private final InsertionWorkspace work;

    /** When the pickup in hand begins: not before, not after, and not after unless somebody's ride delays it. */
    private int pickupSeconds;

    private int pickupBySeconds;
    private int undelayedSeconds;

    PlanSearch(InsertionWorkspace work) {
        this.work = work;
    }

    /** Looks at every pair of gaps of the plan in view. */
    void search(PairBounds pair) {
        if (work.plan.shift().shift().timetabled()) {
            searchCalls(pair);
        } else {
            searchPickups(pair);
        }
    }

    /** A timetabled run picks up where and when it calls, and sets down where it calls later. */
    private void searchCalls(PairBounds pair) {
        List<ScheduledCall> calls = work.plan.shift().shift().timetable();
        for (int i = 0; i < calls.size(); i++) {
            ScheduledCall call = calls.get(i);
            if (call.place() == pair.pickup.place() && callsLater(calls, i, pair.dropoff.place())) {
                PairBounds pinned = work.pinned;
                pinned.copy(pair);
                pinned.earliestSeconds = Math.max(pair.earliestSeconds, call.atSeconds());
                pinned.latestSeconds = Math.min(pair.latestSeconds, call.atSeconds() + pair.callWindowSeconds);
                if (pinned.possible()) {
                    searchPickups(pinned);
                }
            }
        }
    }

    private static boolean callsLater(List<ScheduledCall> calls, int after, int place) {
        for (int i = after + 1; i < calls.size(); i++) {
            if (calls.get(i).place() == place) {
                return true;
            }
        }
        return false;
    }

    private void searchPickups(PairBounds pair) {
        PlanView plan = work.plan;
        int[] to = work.drives.to(pair.pickupRow);
        int[] from = work.drives.from(pair.pickupRow);
        int boarding = pair.pickupDwellSeconds + plan.type().dwell().seconds(pair.party);
        // No detour is shorter than none by the least drives.
        int drivenMin = -2 * plan.overLeastSeconds();
        for (int gap = plan.firstGap(); gap <= plan.size(); gap++) {
            int free = plan.freeSeconds(gap);
            int ownMin = pair.inconvenienceSecondsMin(free, pair.latestSeconds, boarding);
            if (free > pair.latestSeconds || costMin(pair, drivenMin, 0, 0, ownMin) > work.bestCost) {
                return; // Later gaps only come later.
            }
            int pickup = Math.max(free + to[plan.placeBefore(gap)], pair.earliestSeconds);
            int onwards = from[plan.placeAfter(gap)];
            int pickupBy = Math.min(pair.latestSeconds, plan.latestSeconds(gap) - onwards - boarding);
            if (pickup <= pickupBy && plan.carries(pair, gap)) {
                int driven = to[plan.placeBefore(gap)] - plan.legSeconds(gap) - plan.overLeastSeconds();
                int later = laterSeconds(plan, gap, pickup + boarding + onwards);
                long others = plan.othersSeconds(gap, later);
                pickupSeconds = pickup;
                pickupBySeconds = pickupBy;
                undelayedSeconds =
                        Math.max(plan.leavesBySeconds(gap) + to[plan.placeBefore(gap)], pair.earliestSeconds);
                int own = pair.inconvenienceSecondsMin(pickup, pickupBy, undelayedSeconds, boarding);
                if (costMin(pair, driven + onwards, others, later, own) <= work.bestCost) {
                    searchDropoffs(pair, gap, driven, boarding);
                }
            }
        }
    }

    /**
     * Looks at every gap for the dropoff, given that of the pickup, which is in hand.
     *
     * @param driven least drive added up to the pickup place, less that of the gap
     */
    private void searchDropoffs(PairBounds pair, int pickupGap, int driven, int boardingSeconds) {
        PlanView plan = work.plan;
        int[] fromPickup = work.drives.from(pair.pickupRow);
        int[] to = work.drives.to(pair.dropoffRow);
        int[] from = work.drives.from(pair.dropoffRow);
        int alighting = boardingSeconds - pair.pickupDwellSeconds + pair.dropoffDwellSeconds;
        int free = pickupSeconds + boardingSeconds;
        int latestDropoff =
                Math.min(pair.latestDropoffSeconds, pair.latestSeconds + boardingSeconds + pair.rideSecondsMax);
        // What the ride lasts without any wait, and by how much others come later for sure.
        int ride = 0;
        long othersLater = 0;
        long stopsLater = 0;
        for (int gap = pickupGap; gap <= plan.size(); gap++) {
            boolean same = gap == pickupGap;
            int toDropoff = same ? fromPickup[pair.dropoff.place()] : to[plan.placeBefore(gap)];
            int alighted = free + toDropoff + alighting;
            int onwards = from[plan.placeAfter(gap)];
            int dropoffBy = Math.min(latestDropoff, plan.latestSeconds(gap) - onwards - alighting);
            if (free + toDropoff <= dropoffBy && ride + toDropoff <= pair.rideSecondsMax) {
                int added = driven + toDropoff + onwards;
                if (!same) {
                    added += fromPickup[plan.placeAfter(pickupGap)] - plan.legSeconds(gap);
                }
                int later = laterSeconds(plan, gap, alighted + onwards);
                long stops = stopsLater + later;
                long others = othersLater + plan.othersSeconds(gap, later);
                int pickupBy = dropoffBy - ride - toDropoff - boardingSeconds;
                int ownToPickup = same
                        ? pair.inconvenienceSecondsMin(
                                pickupSeconds, Math.min(pickupBySeconds, undelayedSeconds), boardingSeconds)
                        : pair.inconvenienceSecondsMin(
                                pickupSeconds, pickupBySeconds, undelayedSeconds, boardingSeconds);
                int own =
                        pair.inconvenienceSecondsToDropoffMin(free + toDropoff, ownToPickup, pickupBy, boardingSeconds);
                if (costMin(pair, added, others, stops, own) <= work.bestCost) {
                    evaluate(pair, pickupGap, gap, boardingSeconds, alighting);
                }
            }
            if (gap == plan.size() || plan.stops.isBreak(gap) || !plan.carries(pair, gap + 1)) {
                return;
            }
            // On past entry `gap` with the party on board.
            int drive = same ? fromPickup[plan.placeAfter(gap)] : leastLeg(gap);
            int planned = plan.stops.leastServiceSeconds(gap);
            int service = Math.max(free + drive, planned);
            ride += drive + plan.stops.dwellSeconds(gap);
            if (service > plan.latestSeconds(gap) || ride > pair.rideSecondsMax) {
                return;
            }
            stopsLater += service - planned;
            othersLater += plan.othersSeconds(gap, service - planned);
            free = service + plan.stops.dwellSeconds(gap);
            if (free > latestDropoff) {
                return;
            }
        }
    }

    /** By how much the entry after the gap comes later for sure if the vehicle is there then; nothing after the last. */
    private static int laterSeconds(PlanView plan, int gap, int arrivalSeconds) {
        return gap == plan.size() ? 0 : Math.max(0, arrivalSeconds - plan.stops.leastServiceSeconds(gap));
    }

    private int leastLeg(int gap) {
        return work.plan.legSeconds(gap) - work.plan.overLeastSeconds(gap);
    }

    private long costMin(
            PairBounds pair, int drivenSeconds, long othersSeconds, long slackSeconds, int inconvenienceSeconds) {
        return InsertionCost.of(
                        drivenSeconds, othersSeconds, slackSeconds, pair.people, pair.walkSeconds, inconvenienceSeconds)
                - work.plan.rebate();
    }

    private void evaluate(PairBounds pair, int pickupGap, int dropoffGap, int boarding, int alighting) {
        StopSequence plan = work.plan.stops;
        StopSequence candidate = work.candidate;
        compose(plan, candidate, pair, pickupGap, dropoffGap, boarding, alighting);
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
                others += (long) later * plan.people(i);
            }
        }
        long cost = InsertionCost.of(
                candidate.drivenSeconds() - plan.drivenSeconds(),
                others,
                slack,
                pair.people,
                pair.walkSeconds,
                pair.inconvenienceSeconds(
                        candidate.serviceSeconds(pickupGap), candidate.serviceSeconds(dropoffGap + 1), boarding));
        if (work.beats(pair, pickupGap, dropoffGap, cost)) {
            work.keep(pair, pickupGap, dropoffGap, boarding, cost);
        }
    }

    /** Writes the plan with the pair put into it. Whether it can be carried was looked at before, so loads are left out. */
    private static void compose(
            StopSequence plan,
            StopSequence candidate,
            PairBounds pair,
            int pickupGap,
            int dropoffGap,
            int boarding,
            int alighting) {
        candidate.beginAs(plan);
        for (int i = 0; i <= plan.size(); i++) {
            if (i == pickupGap) {
                candidate.appendPickup(
                        pair.pickup.place(),
                        boarding,
                        pair.earliestSeconds,
                        pair.latestSeconds,
                        Load.NONE,
                        pair.people,
                        pair.alone);
            }
            if (i == dropoffGap) {
                candidate.appendDropoff(
                        pair.dropoff.place(),
                        alighting,
                        pair.latestDropoffSeconds,
                        pickupGap,
                        pair.rideSecondsMax,
                        Load.NONE,
                        pair.people,
                        pair.alone);
            }
            if (i < plan.size()) {
                candidate.appendFrom(plan, i, pickupGap, dropoffGap);
            }
        }
    }
}
