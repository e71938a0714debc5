package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * The plans around a change, few enough to be improved in real time, and the state they belong to.
 *
 * @param state as it was when the neighbourhood was cut out
 * @param shifts whose plans may change, the changed one first
 * @param nowSeconds when, in seconds since the area's epoch
 */
public record Neighbourhood(FleetState state, List<ShiftState> shifts, int nowSeconds) {

    /** How many plans at most; those without rides count too. */
    public static final int PLANS_MAX = 8;

    /** Copies the list. */
    public Neighbourhood {
        shifts = List.copyOf(shifts);
    }

    private record Near(ShiftState shift, long distance, int rides) {}

    /**
     * The changed shift's plan and those nearest to it in place and time, up to {@code ridesMax} rides in all; the
     * changed one is in it however many it has.
     */
    public static Neighbourhood around(
            FleetState state, ShiftId changed, TravelTimes times, int nowSeconds, int ridesMax) {
        ShiftState centre = state.getShift(changed);
        List<Near> others = new ArrayList<>();
        for (ShiftState other : state.listShifts()) {
            if (!other.shift().id().equals(changed) && other.takesRides(nowSeconds)) {
                others.add(new Near(other, distance(state, centre, other, times, nowSeconds), rides(other)));
            }
        }
        // The sort is stable, so of equal distance the order of shifts decides.
        others.sort(Comparator.comparingLong(Near::distance));
        List<ShiftState> chosen = new ArrayList<>();
        chosen.add(centre);
        int rides = rides(centre);
        for (Near near : others) {
            if (chosen.size() == PLANS_MAX || rides + near.rides > ridesMax) {
                break;
            }
            chosen.add(near.shift);
            rides += near.rides;
        }
        return new Neighbourhood(state, chosen, nowSeconds);
    }

    /** How many rides the plans have. */
    public int rides() {
        return shifts.stream().mapToInt(Neighbourhood::rides).sum();
    }

    private static int rides(ShiftState shift) {
        return (int) shift.plan().stops().stream()
                .filter(stop -> stop.kind() == Stop.Kind.DROPOFF)
                .count();
    }

    /** The least sum of drive and difference in time between a stop of one and a stop, or the beginning, of the other. */
    private static long distance(
            FleetState state, ShiftState centre, ShiftState other, TravelTimes times, int nowSeconds) {
        long least = Long.MAX_VALUE;
        for (int[] at : halts(state, centre, nowSeconds)) {
            for (int[] near : halts(state, other, nowSeconds)) {
                long drive = Math.min(times.seconds(near[0], at[0], near[1]), times.seconds(at[0], near[0], at[1]));
                least = Math.min(least, drive + Math.abs((long) at[1] - near[1]));
            }
        }
        return least;
    }

    /** Place and time of where the shift is next free and of each of its stops. */
    private static List<int[]> halts(FleetState state, ShiftState shift, int nowSeconds) {
        List<int[]> halts = new ArrayList<>();
        var start = state.planStart(shift, nowSeconds);
        halts.add(new int[] {start.place(), start.readySeconds()});
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            halts.add(
                    stop.kind() == Stop.Kind.PICKUP
                            ? new int[] {
                                ride.pickup().place(), ride.promise().pickup().startSeconds()
                            }
                            : new int[] {ride.dropoff().place(), ride.promise().latestDropoffSeconds()});
        }
        return halts;
    }
}
