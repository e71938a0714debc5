package org.noriai.dispatch.state;

import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * The one definition of when the stops and breaks of an order are reached and served.
 *
 * <p>The times are the least solution of a system of difference constraints: a vehicle is at the next entry after service,
 * dwell and drive; a pickup or break not before its window; where a ride would last too long, its pickup is delayed as
 * little as needed ({@code service(pickup) >= service(dropoff) - rideSecondsMax - dwell(pickup)}); where riders on board
 * would stand too long before a pickup, the pickup before it is delayed ({@code service(i - 1) >= service(i) - wait - drive
 * - dwell(i - 1)}, where the wait before a dropoff is nothing: nobody is kept on board to spare others a wait); all of it
 * as early as possible. With upper bounds on every service and on the end of the shift
 * the order is feasible if and only if the least solution meets them, nobody is on board during a break, and the driver's
 * stretches of driving in that solution are no longer than allowed.
 *
 * <p>Sources: the eight-step evaluation of Cordeau and Laporte, A tabu search heuristic for the static multi-vehicle
 * dial-a-ride problem, 2003, which delays pickups within their windows to meet ride times; least solutions of difference
 * constraints by rounds of relaxation after Bellman and Ford (Cormen et al., Introduction to Algorithms, 24.4).
 *
 * <p>Immutable, thus thread-safe; the sequence that it works on is not.
 */
public final class ScheduleKernel {

    private final TravelTimes times;
    private final int waitAboardSecondsMax;

    /** Drives by these times and keeps these rules. */
    public ScheduleKernel(TravelTimes times, OperatingRules rules) {
        this.times = times;
        this.waitAboardSecondsMax = rules.waitAboardSecondsMax();
    }

    /**
     * Fills in the least times that meet all ride times and waits, or finds that there are none within the bounds.
     *
     * @return whether every bound is met; if not, the times mean nothing
     */
    public boolean solve(StopSequence stops) {
        return solveTimes(stops, true) && longestStretchSeconds(stops) <= stops.stretchSecondsMax;
    }

    private boolean solveTimes(StopSequence stops, boolean waitsBounded) {
        System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
        // A path of tightest constraints goes back to each entry at most once; who still moves after that, moves for
        // ever.
        for (int round = 0; round <= stops.size + 1; round++) {
            if (!forward(stops, true)) {
                return false;
            }
            boolean delayed = delayPickups(stops);
            int waits = waitsBounded ? boundWaits(stops) : 0;
            if (waits < 0) {
                return false;
            }
            if (!delayed && waits == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills in the times of a plan as it stands, which the world may have made late, and widens every bound that they
     * break to just what they are: what is broken must not get worse.
     *
     * <p>Riders on board now may have to stand before the first entry, however long. Where waits can't be met without
     * making a late stop later, they are not bounded; where ride times can't be met either, nothing is delayed.
     */
    public void solvePresent(StopSequence stops) {
        System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
        forward(stops, false);
        widenToServices(stops);
        if (stops.size > 0 && stops.isPickup(0)) {
            stops.waitMax[0] = StopSequence.NEVER;
        }
        boolean ridesMet = solveTimes(stops, false);
        if (!ridesMet) {
            System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
            forward(stops, false);
        }
        System.arraycopy(stops.services, 0, stops.relaxed, 0, stops.size);
        if (ridesMet && !solveTimes(stops, true)) {
            solveTimes(stops, false);
        }
        int aboard = stops.aboardPeople;
        for (int i = 0; i < stops.size; i++) {
            if (stops.pickups[i] >= 0) {
                stops.rideMax[i] = Math.max(stops.rideMax[i], rideSeconds(stops, i));
            }
            stops.waitMax[i] = aboard > 0 ? stops.services[i] - stops.arrivals[i] : 0;
            aboard += stops.people[i];
        }
        stops.stretchSecondsMax = Math.max(stops.stretchSecondsMax, longestStretchSeconds(stops));
    }

    private static void widenToServices(StopSequence stops) {
        for (int i = 0; i < stops.size; i++) {
            stops.latest[i] = Math.max(stops.latest[i], stops.services[i]);
        }
        stops.endLatestSeconds = Math.max(stops.endLatestSeconds, stops.endSeconds);
    }

    /** Drives the entries in order, none served before its floor. */
    private boolean forward(StopSequence stops, boolean bounded) {
        int place = stops.startPlace;
        int time = stops.readySeconds;
        int driven = 0;
        for (int i = 0; i < stops.size; i++) {
            int drive = times.seconds(place, stops.places[i], time);
            driven = Math.min(driven + drive, StopSequence.NEVER);
            int arrival = Math.min(time + drive, StopSequence.NEVER);
            int service = Math.max(arrival, stops.floors[i]);
            if (bounded && service > stops.latest[i]) {
                return false;
            }
            stops.arrivals[i] = arrival;
            stops.services[i] = service;
            time = service + stops.dwells[i];
            place = stops.places[i];
        }
        int drive = times.seconds(place, stops.endPlace, time);
        stops.drivenSeconds = Math.min(driven + drive, StopSequence.NEVER);
        stops.endSeconds = Math.min(time + drive, StopSequence.NEVER);
        return !bounded || stops.endSeconds <= stops.endLatestSeconds;
    }

    /** Raises the floors of pickups whose ride lasts too long; whether there was one. */
    private static boolean delayPickups(StopSequence stops) {
        boolean delayed = false;
        for (int i = 0; i < stops.size; i++) {
            int pickup = stops.pickups[i];
            if (pickup >= 0 && rideSeconds(stops, i) > stops.rideMax[i]) {
                stops.floors[pickup] = stops.services[i] - stops.rideMax[i] - stops.dwells[pickup];
                delayed = true;
            }
        }
        return delayed;
    }

    /**
     * Raises the floors of entries after which riders on board would stand too long before the next.
     *
     * @return how many; negative if nothing can be raised, because it is the first entry or somebody is on board at a break
     */
    private int boundWaits(StopSequence stops) {
        int raised = 0;
        int aboard = stops.aboardPeople;
        for (int i = 0; i < stops.size; i++) {
            if (aboard > 0) {
                if (stops.isBreak(i)) {
                    return -1;
                }
                int excess = stops.services[i]
                        - stops.arrivals[i]
                        - Math.max(stops.isPickup(i) ? waitAboardSecondsMax : 0, stops.waitMax[i]);
                if (excess > 0) {
                    if (i == 0) {
                        return -1;
                    }
                    stops.floors[i - 1] = Math.max(stops.floors[i - 1], stops.services[i - 1] + excess);
                    raised++;
                }
            }
            aboard += stops.people[i];
        }
        return raised;
    }

    /**
     * The longest stretch of driving. A halt counts from the arrival to the departure; halts that are too short don't
     * interrupt, longer ones add up until they are enough.
     */
    private int longestStretchSeconds(StopSequence stops) {
        if (stops.drivenBefore + stops.drivenSeconds <= stops.stretchSecondsMax) {
            return 0; // Not enough driving for any stretch to be too long.
        }
        int longest = 0;
        int driven = stops.drivenBefore;
        int interrupted = stops.interruptedBefore;
        int place = stops.startPlace;
        int arrived = Math.min(stops.stoodSinceSeconds, stops.readySeconds);
        int free = stops.readySeconds;
        for (int i = 0; i <= stops.size; i++) {
            int next = i < stops.size ? stops.places[i] : stops.endPlace;
            int drive = times.seconds(place, next, free);
            if (drive > 0) {
                if (free - arrived >= stops.duty.interruptionPieceSecondsMin()) {
                    interrupted += free - arrived;
                    if (interrupted >= stops.duty.interruptionSeconds()) {
                        driven = 0;
                        interrupted = 0;
                    }
                }
                driven = Math.min(driven + drive, StopSequence.NEVER);
                longest = Math.max(longest, driven);
                arrived = free + drive;
            }
            if (i < stops.size) {
                place = next;
                free = stops.services[i] + stops.dwells[i];
            }
        }
        return longest;
    }

    /** From the end of boarding to the dropoff. */
    private static int rideSeconds(StopSequence stops, int dropoff) {
        return stops.services[dropoff] - stops.serviceEndSeconds(stops.pickups[dropoff]);
    }
}
