package org.noriai.dispatch.state;

import java.util.Arrays;
import java.util.function.Predicate;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleType;

/**
 * Stops and breaks in an order, with everything that bounds their times, as flat arrays; {@link ScheduleKernel} fills in
 * the times.
 *
 * <p>Index i is the i-th entry: a pickup, a dropoff or a break. A dropoff knows the index of its pickup, or {@link #ABOARD}
 * if the party is on board already. All times in seconds since the area's epoch. Mutable, reused, confined to one thread.
 */
public final class StopSequence {

    /** In place of the pickup's index: the party is on board already. */
    public static final int ABOARD = -1;

    /** No bound. Larger than any time, and safe to add to. */
    public static final int NEVER = 1 << 30;

    /** Marks a pickup where a dropoff has the index of its pickup. */
    private static final int IS_PICKUP = -2;

    /** Marks a break there. */
    private static final int IS_BREAK = -3;

    private static final int CAPACITY = 16;

    int size;
    int startPlace;
    int readySeconds;
    int endPlace;
    int endLatestSeconds;

    /** People on board when it begins. */
    int aboardPeople;

    /** The driver's stretch of driving when it begins, and the rules it is held against. */
    int drivenBefore;

    int interruptedBefore;
    int stoodSinceSeconds;
    DutyRules duty = DutyRules.NONE;

    /** The longest stretch of driving that is allowed: the rule's, or what the present plan has if that is more. */
    int stretchSecondsMax;

    int[] places = new int[CAPACITY];
    int[] dwells = new int[CAPACITY];
    int[] earliest = new int[CAPACITY];
    int[] latest = new int[CAPACITY];
    int[] pickups = new int[CAPACITY];
    int[] rideMax = new int[CAPACITY];

    /** How long the vehicle stands before an entry with somebody on board, where that is longer than the rule says. */
    int[] waitMax = new int[CAPACITY];

    /** People who get on (positive) or off. */
    int[] people = new int[CAPACITY];

    Load[] loads = new Load[CAPACITY];
    boolean[] alone = new boolean[CAPACITY];

    /** Results. */
    int[] arrivals = new int[CAPACITY];

    int[] services = new int[CAPACITY];
    /** Services if riders on board could stand as long as they like: what no insertion undercuts. */
    int[] relaxed = new int[CAPACITY];

    int endSeconds;
    int drivenSeconds;

    /** Entries not before this; the kernel's own, raised to meet ride times and to bound standing with riders on board. */
    int[] floors = new int[CAPACITY];

    /** Empties it for a plan that begins as said. */
    public void begin(PlanStart start, DutyRules rules) {
        size = 0;
        startPlace = start.place();
        readySeconds = start.readySeconds();
        endPlace = start.endPlace();
        endLatestSeconds = start.endSeconds();
        aboardPeople = start.aboard().people();
        drivenBefore = start.duty().drivenSeconds();
        interruptedBefore = start.duty().interruptedSeconds();
        stoodSinceSeconds = start.duty().stoodSinceSeconds();
        duty = rules;
        stretchSecondsMax = rules.drivingSecondsMax();
    }

    /** Empties it for a plan that begins and ends as {@code other}. */
    public void beginAs(StopSequence other) {
        size = 0;
        startPlace = other.startPlace;
        readySeconds = other.readySeconds;
        endPlace = other.endPlace;
        endLatestSeconds = other.endLatestSeconds;
        aboardPeople = other.aboardPeople;
        drivenBefore = other.drivenBefore;
        interruptedBefore = other.interruptedBefore;
        stoodSinceSeconds = other.stoodSinceSeconds;
        duty = other.duty;
        stretchSecondsMax = other.stretchSecondsMax;
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
        return appendPickup(
                place, dwellSeconds, earliestSeconds, latestSeconds, party.load(), party.people(), party.alone());
    }

    /** The same with what the party takes up said apart; allocates nothing. */
    public int appendPickup(
            int place, int dwellSeconds, int earliestSeconds, int latestSeconds, Load load, int who, boolean byItself) {
        int at = append(place, dwellSeconds, earliestSeconds, latestSeconds);
        pickups[at] = IS_PICKUP;
        rideMax[at] = NEVER;
        people[at] = who;
        loads[at] = load;
        alone[at] = byItself;
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
        appendDropoff(
                place,
                dwellSeconds,
                latestSeconds,
                pickup,
                rideSecondsMax,
                party.load(),
                party.people(),
                party.alone());
    }

    /** The same with what the party takes up said apart; allocates nothing. */
    public void appendDropoff(
            int place,
            int dwellSeconds,
            int latestSeconds,
            int pickup,
            int rideSecondsMax,
            Load load,
            int who,
            boolean byItself) {
        int at = append(place, dwellSeconds, Integer.MIN_VALUE, latestSeconds);
        pickups[at] = pickup;
        rideMax[at] = pickup == ABOARD ? NEVER : rideSecondsMax;
        people[at] = -who;
        loads[at] = load;
        alone[at] = byItself;
    }

    /** Adds a break, taken with nobody on board. */
    public void appendBreak(DriverBreak rest) {
        int at = append(
                rest.place(),
                rest.seconds(),
                rest.window().startSeconds(),
                rest.window().endSeconds());
        pickups[at] = IS_BREAK;
        rideMax[at] = NEVER;
        people[at] = 0;
        loads[at] = Load.NONE;
        alone[at] = false;
    }

    /**
     * Adds entry {@code index} of {@code base}, where this is {@code base} with a pickup before its entry {@code
     * pickupGap} and a dropoff before its entry {@code dropoffGap}.
     */
    public void appendFrom(StopSequence base, int index, int pickupGap, int dropoffGap) {
        int at = append(base.places[index], base.dwells[index], base.earliest[index], base.latest[index]);
        rideMax[at] = base.rideMax[index];
        waitMax[at] = base.waitMax[index];
        people[at] = base.people[index];
        loads[at] = base.loads[index];
        alone[at] = base.alone[index];
        int pickup = base.pickups[index];
        if (pickup >= dropoffGap) {
            pickup += 2;
        } else if (pickup >= pickupGap) {
            pickup++;
        }
        pickups[at] = pickup;
    }

    private int append(int place, int dwellSeconds, int earliestSeconds, int latestSeconds) {
        if (size == places.length) {
            grow();
        }
        places[size] = place;
        dwells[size] = dwellSeconds;
        earliest[size] = earliestSeconds;
        latest[size] = latestSeconds;
        waitMax[size] = 0;
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
        waitMax = Arrays.copyOf(waitMax, capacity);
        people = Arrays.copyOf(people, capacity);
        loads = Arrays.copyOf(loads, capacity);
        alone = Arrays.copyOf(alone, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        services = Arrays.copyOf(services, capacity);
        relaxed = Arrays.copyOf(relaxed, capacity);
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
        begin(start, shift.shift().duty());
        RoutePlan plan = shift.plan();
        VehicleType type = shift.vehicle().type();
        RideId[] ids = new RideId[plan.stops().size() + plan.breaks().size()];
        int nextBreak = 0;
        for (int i = 0; i <= plan.stops().size(); i++) {
            while (nextBreak < plan.breaks().size()
                    && plan.breaks().get(nextBreak).beforeStop() == i) {
                appendBreak(plan.breaks().get(nextBreak++).rest());
            }
            if (i == plan.stops().size() || !taken.test(plan.stops().get(i))) {
                continue;
            }
            Stop stop = plan.stops().get(i);
            Ride ride = state.getRide(stop.ride());
            Promise bounds = state.boundsOf(ride);
            ids[size] = ride.id();
            switch (stop.kind()) {
                case PICKUP ->
                    appendPickup(
                            ride.pickup().place(),
                            ride.boardingSeconds(type),
                            bounds.pickup().startSeconds(),
                            bounds.pickup().endSeconds(),
                            ride.party());
                case DROPOFF ->
                    appendDropoff(
                            ride.dropoff().place(),
                            ride.alightingSeconds(type),
                            latestDropoffSeconds(ride, bounds),
                            pickupIndex(ids, size, ride),
                            bounds.rideSecondsMax(),
                            ride.party());
            }
        }
    }

    /** The latest dropoff that was promised, for who is on board also by the longest ride. */
    static int latestDropoffSeconds(Ride ride, Promise bounds) {
        int latest = bounds.latestDropoffSeconds();
        return ride.status() == RideStatus.ABOARD && ride.boardedSeconds().isPresent()
                ? Math.min(latest, ride.boardedSeconds().getAsInt() + bounds.rideSecondsMax())
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

    /** The entry that is the plan's stop {@code stop}, where {@code plan} is what was read. */
    static int entryOfStop(RoutePlan plan, int stop) {
        int entry = stop;
        for (PlannedBreak rest : plan.breaks()) {
            if (rest.beforeStop() <= stop) {
                entry++;
            }
        }
        return entry;
    }

    /** How many entries. */
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

    /** Makes the vehicle ready later, so that it is at the first entry then, which must not change when that is served. */
    public void readyAt(int seconds, int firstArrivalSeconds) {
        readySeconds = seconds;
        if (size > 0) {
            arrivals[0] = firstArrivalSeconds;
            waitMax[0] = aboardPeople > 0 ? services[0] - firstArrivalSeconds : 0;
        }
    }

    /** Whether the present plan has a longer stretch of driving than the rule allows. */
    public boolean overStretched() {
        return stretchSecondsMax > duty.drivingSecondsMax();
    }

    /** Where the shift ends. */
    public int endPlace() {
        return endPlace;
    }

    /** By when the vehicle is there. */
    public int endLatestSeconds() {
        return endLatestSeconds;
    }

    /** Where the entry is. */
    public int place(int entry) {
        return places[entry];
    }

    /** How long it takes. */
    public int dwellSeconds(int entry) {
        return dwells[entry];
    }

    /** By when it begins. */
    public int latestSeconds(int entry) {
        return latest[entry];
    }

    /** Whether somebody gets on. */
    public boolean isPickup(int entry) {
        return pickups[entry] == IS_PICKUP;
    }

    /** Whether the driver rests. */
    public boolean isBreak(int entry) {
        return pickups[entry] == IS_BREAK;
    }

    /** Whether somebody gets off who is on board already. */
    public boolean isDropoffOfAboard(int entry) {
        return pickups[entry] == ABOARD;
    }

    /** What gets on or off. */
    public Load load(int entry) {
        return loads[entry];
    }

    /** How many people get on or off. */
    public int people(int entry) {
        return Math.abs(people[entry]);
    }

    /** Whether who gets on or off shares the vehicle with nobody. */
    public boolean alone(int entry) {
        return alone[entry];
    }

    /** Result: when the vehicle is there if it never waits longer than it must. */
    public int arrivalSeconds(int entry) {
        return arrivals[entry];
    }

    /** Result: when boarding, alighting or the break begins. */
    public int serviceSeconds(int entry) {
        return services[entry];
    }

    /**
     * Result for a present plan: no plan that this one is part of serves the entry earlier. Later services may come earlier
     * with more to do on the way, where the vehicle only waits so as not to stand too long with riders on board.
     */
    public int leastServiceSeconds(int entry) {
        return relaxed[entry];
    }

    /** Result: when boarding, alighting or the break has ended. */
    public int serviceEndSeconds(int entry) {
        return services[entry] + dwells[entry];
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
