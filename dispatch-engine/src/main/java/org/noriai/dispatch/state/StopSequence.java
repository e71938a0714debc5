package org.noriai.dispatch.state;

import java.util.Arrays;
import java.util.function.Predicate;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;

/**
 * Stops in an order, with everything that bounds their times, as flat arrays; {@link ScheduleKernel} fills in the times.
 *
 * <p>Index i is the i-th stop. A dropoff knows the index of its pickup, or {@link #ABOARD} if the party is on board
 * already. All times in seconds since the area's epoch. Mutable, reused, confined to one thread.
 */
public final class StopSequence {

    /** In place of the pickup's index: the party is on board already. */
    public static final int ABOARD = -1;

    /** No bound. Larger than any time, and safe to add to. */
    public static final int NEVER = 1 << 30;

    /** Marks a pickup where a dropoff has the index of its pickup. */
    private static final int IS_PICKUP = -2;

    private static final int CAPACITY = 16;

    int size;
    int startPlace;
    int readySeconds;
    int endPlace;
    int endLatestSeconds;

    int[] places = new int[CAPACITY];
    int[] dwells = new int[CAPACITY];
    int[] earliest = new int[CAPACITY];
    int[] latest = new int[CAPACITY];
    int[] pickups = new int[CAPACITY];
    int[] rideMax = new int[CAPACITY];
    Party[] parties = new Party[CAPACITY];

    /** Results. */
    int[] arrivals = new int[CAPACITY];

    int[] services = new int[CAPACITY];
    int endSeconds;
    int drivenSeconds;

    /** Pickups not before this; the kernel's own, raised to meet ride times. */
    int[] floors = new int[CAPACITY];

    /** Empties it for a plan that begins and ends as said. */
    public void begin(int newStartPlace, int newReadySeconds, int newEndPlace, int newEndLatestSeconds) {
        size = 0;
        startPlace = newStartPlace;
        readySeconds = newReadySeconds;
        endPlace = newEndPlace;
        endLatestSeconds = newEndLatestSeconds;
    }

    /** Empties it for a plan that begins and ends as {@code other}. */
    public void beginAs(StopSequence other) {
        begin(other.startPlace, other.readySeconds, other.endPlace, other.endLatestSeconds);
    }

    /**
     * Adds a pickup.
     *
     * @param place where
     * @param dwellSeconds how long boarding takes
     * @param earliestSeconds boarding does not begin before
     * @param latestSeconds boarding begins by
     * @param party who
     * @return its index
     */
    public int appendPickup(int place, int dwellSeconds, int earliestSeconds, int latestSeconds, Party party) {
        int at = append(place, dwellSeconds, latestSeconds, party);
        earliest[at] = earliestSeconds;
        pickups[at] = IS_PICKUP;
        rideMax[at] = NEVER;
        return at;
    }

    /**
     * Adds a dropoff.
     *
     * @param place where
     * @param dwellSeconds how long alighting takes
     * @param latestSeconds there by
     * @param pickup index of the pickup, or {@link #ABOARD}
     * @param rideSecondsMax from the end of boarding to here at most; without effect if on board already
     * @param party who
     */
    public void appendDropoff(
            int place, int dwellSeconds, int latestSeconds, int pickup, int rideSecondsMax, Party party) {
        int at = append(place, dwellSeconds, latestSeconds, party);
        earliest[at] = Integer.MIN_VALUE;
        pickups[at] = pickup;
        rideMax[at] = pickup == ABOARD ? NEVER : rideSecondsMax;
    }

    /**
     * Adds stop {@code index} of {@code base}, where this is {@code base} with a pickup before its stop {@code
     * pickupGap} and a dropoff before its stop {@code dropoffGap}.
     */
    public void appendFrom(StopSequence base, int index, int pickupGap, int dropoffGap) {
        int at = append(base.places[index], base.dwells[index], base.latest[index], base.parties[index]);
        earliest[at] = base.earliest[index];
        rideMax[at] = base.rideMax[index];
        int pickup = base.pickups[index];
        if (pickup >= dropoffGap) {
            pickup += 2;
        } else if (pickup >= pickupGap) {
            pickup++;
        }
        pickups[at] = pickup;
    }

    private int append(int place, int dwellSeconds, int latestSeconds, Party party) {
        if (size == places.length) {
            grow();
        }
        places[size] = place;
        dwells[size] = dwellSeconds;
        latest[size] = latestSeconds;
        parties[size] = party;
        return size++;
    }

    private void grow() {
        int capacity = 2 * places.length;
        places = Arrays.copyOf(places, capacity);
        dwells = Arrays.copyOf(dwells, capacity);
        earliest = Arrays.copyOf(earliest, capacity);
        latest = Arrays.copyOf(latest, capacity);
        pickups = Arrays.copyOf(pickups, capacity);
        rideMax = Arrays.copyOf(rideMax, capacity);
        parties = Arrays.copyOf(parties, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        services = Arrays.copyOf(services, capacity);
        floors = Arrays.copyOf(floors, capacity);
    }

    /** Takes over the plan of a shift with the promises as bounds. */
    public void read(FleetState state, ShiftState shift, PlanStart start) {
        read(state, shift, start, stop -> true);
    }

    /** Takes over the plan of a shift as if one ride were not in it. */
    public void readWithout(FleetState state, ShiftState shift, PlanStart start, RideId ignored) {
        read(state, shift, start, stop -> !stop.ride().equals(ignored));
    }

    private void read(FleetState state, ShiftState shift, PlanStart start, Predicate<Stop> taken) {
        begin(start.place(), start.readySeconds(), start.endPlace(), start.endSeconds());
        RideId[] ids = new RideId[shift.plan().stops().size()];
        for (Stop stop : shift.plan().stops()) {
            if (!taken.test(stop)) {
                continue;
            }
            Ride ride = state.getRide(stop.ride());
            ids[size] = ride.id();
            switch (stop.kind()) {
                case PICKUP ->
                    appendPickup(
                            ride.pickup().place(),
                            ride.pickupDwellSeconds(),
                            ride.promise().pickup().startSeconds(),
                            ride.promise().pickup().endSeconds(),
                            ride.party());
                case DROPOFF ->
                    appendDropoff(
                            ride.dropoff().place(),
                            ride.dropoffDwellSeconds(),
                            latestDropoffSeconds(ride),
                            pickupIndex(ids, size, ride),
                            ride.promise().rideSecondsMax(),
                            ride.party());
            }
        }
    }

    /** The latest dropoff that was promised, for who is on board also by the longest ride. */
    static int latestDropoffSeconds(Ride ride) {
        int latest = ride.promise().latestDropoffSeconds();
        return ride.status() == RideStatus.ABOARD && ride.boardedSeconds().isPresent()
                ? Math.min(
                        latest,
                        ride.boardedSeconds().getAsInt() + ride.promise().rideSecondsMax())
                : latest;
    }

    private static int pickupIndex(RideId[] ids, int before, Ride ride) {
        for (int i = 0; i < before; i++) {
            if (ride.id().equals(ids[i])) {
                return i;
            }
        }
        return ABOARD;
    }

    /** How many stops. */
    public int size() {
        return size;
    }

    /** Where the vehicle is when it is ready. */
    public int startPlace() {
        return startPlace;
    }

    /** From when on it can leave there. */
    public int readySeconds() {
        return readySeconds;
    }

    /** Where the shift ends. */
    public int endPlace() {
        return endPlace;
    }

    /** By when the vehicle is there. */
    public int endLatestSeconds() {
        return endLatestSeconds;
    }

    /** Where the stop is. */
    public int place(int stop) {
        return places[stop];
    }

    /** How long it takes. */
    public int dwellSeconds(int stop) {
        return dwells[stop];
    }

    /** By when it begins. */
    public int latestSeconds(int stop) {
        return latest[stop];
    }

    /** Whether somebody gets on. */
    public boolean isPickup(int stop) {
        return pickups[stop] == IS_PICKUP;
    }

    /** Who gets on or off. */
    public Party party(int stop) {
        return parties[stop];
    }

    /** Result: when the vehicle is there if it never waits longer than it must. */
    public int arrivalSeconds(int stop) {
        return arrivals[stop];
    }

    /** Result: when boarding or alighting begins. */
    public int serviceSeconds(int stop) {
        return services[stop];
    }

    /** Result: when boarding or alighting has ended. */
    public int serviceEndSeconds(int stop) {
        return services[stop] + dwells[stop];
    }

    /** Result: when the vehicle is at the end of its shift. */
    public int endSeconds() {
        return endSeconds;
    }

    /** Result: seconds driven in all, the way to the end of the shift included. */
    public int drivenSeconds() {
        return drivenSeconds;
    }
}
