package org.noriai.dispatch.state;

import org.noriai.dispatch.spi.TravelTimes;

/**
 * The one definition of when the stops of an order are reached and served.
 *
 * <p>The times are the least solution of a system of difference constraints: a vehicle is at the next stop after service,
 * dwell and drive; a pickup not before its window; and where a ride would last too long, its pickup is delayed as little
 * as needed ({@code service(pickup) >= service(dropoff) - rideSecondsMax - dwell(pickup)}), all of it as early as
 * possible. With upper bounds on every service and on the end of the shift the order is feasible if and only if the
 * least solution meets them.
 *
 * <p>Sources: the eight-step evaluation of Cordeau and Laporte, A tabu search heuristic for the static multi-vehicle
 * dial-a-ride problem, 2003, which delays pickups within their windows to meet ride times; least solutions of difference
 * constraints by rounds of relaxation after Bellman and Ford (Cormen et al., Introduction to Algorithms, 24.4).
 *
 * <p>Immutable, thus thread-safe; the sequence that it works on is not.
 */
public final class ScheduleKernel {

    private final TravelTimes times;

    /** Drives by these times. */
    public ScheduleKernel(TravelTimes times) {
        this.times = times;
    }

    /**
     * Fills in the least times that meet all ride times, or finds that there are none within the bounds.
     *
     * @return whether every bound is met; if not, the times mean nothing
     */
    public boolean solve(StopSequence stops) {
        System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
        // A path of tightest constraints goes back over each ride at most once; who still moves after that, moves for
        // ever.
        for (int round = 0; round <= stops.size; round++) {
            if (!forward(stops, true)) {
                return false;
            }
            if (!delayPickups(stops)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills in the times of a plan as it stands, which the world may have made late, and widens every bound that they
     * break to just what they are: what is broken must not get worse.
     *
     * <p>Where the ride times can't be met without making a late stop later, no pickup is delayed.
     */
    public void solvePresent(StopSequence stops) {
        System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
        forward(stops, false);
        widenToServices(stops);
        if (!solve(stops)) {
            System.arraycopy(stops.earliest, 0, stops.floors, 0, stops.size);
            forward(stops, false);
        }
        for (int i = 0; i < stops.size; i++) {
            if (stops.pickups[i] >= 0) {
                stops.rideMax[i] = Math.max(stops.rideMax[i], rideSeconds(stops, i));
            }
        }
    }

    private static void widenToServices(StopSequence stops) {
        for (int i = 0; i < stops.size; i++) {
            stops.latest[i] = Math.max(stops.latest[i], stops.services[i]);
        }
        stops.endLatestSeconds = Math.max(stops.endLatestSeconds, stops.endSeconds);
    }

    /** Drives the stops in order, none served before its floor. */
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

    /** From the end of boarding to the dropoff. */
    private static int rideSeconds(StopSequence stops, int dropoff) {
        return stops.services[dropoff] - stops.serviceEndSeconds(stops.pickups[dropoff]);
    }
}
