package org.noriai.dispatch.insertion;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * One plan as the search sees it: its present schedule, the latest times that later promises allow, the loads.
 *
 * <p>Entry i is the plan's i-th stop or break; gap i is before it, gap {@code size()} after the last. Latest times are
 * those of Savelsbergh's forward time slack (The vehicle routing problem with time windows: minimizing route duration,
 * 1992): the slack of entry i is how much later it may be served before a bound of it or of a later entry breaks, ride
 * times aside. Mutable, reused, confined to one thread.
 */
final class PlanView {

    private static final int LOAD = 4;

    final StopSequence stops = new StopSequence();

    private final TravelTimes times;
    private final ScheduleKernel kernel;
    private final int settledSeconds;
    private @Nullable ShiftState shift;
    private boolean current;
    private int nowSeconds;
    private int readyFromSeconds;
    private int lagSeconds;
    private int committed;
    private int firstGap;
    private boolean anybodyAboard;
    private boolean overStretched;

    /** Seconds that the present drives take more than the least ones, in all. */
    private int overLeastSeconds;

    private long rebate;
    private int[] legs = new int[16];
    private int[] overLeast = new int[16];
    private int[] latest = new int[16];

    /** What is on board in each gap, beside each other: seats, wheelchairs, luggage, people. */
    private int[] aboard = new int[16 * LOAD];

    private boolean[] alone = new boolean[16];

    PlanView(TravelTimes times, ScheduleKernel kernel, int settledSeconds) {
        this.times = times;
        this.kernel = kernel;
        this.settledSeconds = settledSeconds;
    }

    /**
     * Takes over a plan as it stands, unless it is that already.
     *
     * @return whether anything but the time from which the vehicle is ready has changed
     */
    boolean load(FleetState state, ShiftState newShift, int now) {
        if (newShift == shift && current && (now == nowSeconds || advance(now))) {
            return false;
        }
        shift = newShift;
        PlanStart start = state.planStart(newShift, now);
        stops.read(state, newShift, start);
        prepare(start, start.committedStops(), now);
        current = true;
        return true;
    }

    /** Takes over a plan as if one ride, not on board, were not in it. */
    void loadWithout(FleetState state, ShiftState newShift, int now, RideId ignored) {
        shift = newShift;
        current = false;
        PlanStart start = state.planStart(newShift, now);
        stops.readWithout(state, newShift, start, ignored);
        int left = start.committedStops();
        for (int i = 0; i < start.committedStops(); i++) {
            if (newShift.plan().stops().get(i).ride().equals(ignored)) {
                left--;
            }
        }
        prepare(start, left, now);
    }

    /**
     * Until when the filters may read this view as it is, whatever the time: no bound of the plan is widened before, and
     * nothing is served earlier for being driven later.
     */
    int boundsUntilSeconds() {
        if (times.dependOnDeparture()
                || overStretched
                || shift().progress().passing().isPresent()) {
            return nowSeconds;
        }
        int bound = stops.size() == 0 ? stops.endLatestSeconds() : latest[0];
        return Math.max(nowSeconds, bound - legs[0] + lagSeconds);
    }

    /** Puts the time on where that does not change when the first entry is served; whether it could. */
    private boolean advance(int now) {
        if (now > readyFromSeconds && shift().progress().passing().isPresent()) {
            return false; // The place where it could have been turned round lies behind.
        }
        int ready = Math.max(readyFromSeconds, now - lagSeconds);
        if (ready != stops.readySeconds()) {
            int drive = times.seconds(stops.startPlace(), placeAfter(0), ready);
            int bound = stops.size() == 0 ? stops.endLatestSeconds() : stops.serviceSeconds(0);
            if (now < nowSeconds || drive != legs[0] || ready + drive > bound || overStretched) {
                return false;
            }
            stops.readyAt(ready, ready + drive);
        }
        nowSeconds = now;
        settle();
        return true;
    }

    private void prepare(PlanStart start, int committedStops, int now) {
        kernel.solvePresent(stops);
        nowSeconds = now;
        readyFromSeconds = start.readyFromSeconds();
        lagSeconds = start.lagSeconds();
        committed = committedStops;
        anybodyAboard = start.aboard().people() > 0;
        overStretched = stops.overStretched();
        int size = stops.size();
        if (legs.length <= size) {
            grow(2 * size);
        }
        overLeastSeconds = 0;
        for (int gap = 0; gap <= size; gap++) {
            int departure = gap == 0 ? stops.readySeconds() : stops.serviceEndSeconds(gap - 1);
            legs[gap] = times.seconds(placeBefore(gap), placeAfter(gap), departure);
            overLeast[gap] = legs[gap] - times.leastSeconds(placeBefore(gap), placeAfter(gap));
            overLeastSeconds += overLeast[gap];
        }
        rebate = 0;
        for (int i = 0; i < size; i++) {
            long earlier = stops.serviceSeconds(i) - stops.leastServiceSeconds(i);
            int people = stops.isPickup(i) ? 0 : stops.people(i);
            rebate += earlier * (InsertionCost.SLACK + InsertionCost.PERSON * people);
        }
        board(start);
        latest[size] = stops.endLatestSeconds();
        for (int i = size - 1; i >= 0; i--) {
            int drive = times.leastSeconds(stops.place(i), placeAfter(i + 1));
            latest[i] = Math.min(stops.latestSeconds(i), latest[i + 1] - drive - stops.dwellSeconds(i));
        }
        settle();
    }

    private void board(PlanStart start) {
        Arrays.fill(aboard, 0, LOAD, 0);
        add(0, start.aboard(), start.aboard().people(), 1);
        alone[0] = start.aboardAlone();
        for (int i = 0; i < stops.size(); i++) {
            System.arraycopy(aboard, i * LOAD, aboard, (i + 1) * LOAD, LOAD);
            add(i + 1, stops.load(i), stops.people(i), stops.isPickup(i) ? 1 : -1);
            boolean anybody = aboard[(i + 1) * LOAD + 3] > 0;
            alone[i + 1] = stops.alone(i) ? stops.isPickup(i) : alone[i] && anybody;
        }
    }

    private void add(int gap, Load load, int people, int sign) {
        int at = gap * LOAD;
        aboard[at] += sign * load.seats();
        aboard[at + 1] += sign * load.wheelchairs();
        aboard[at + 2] += sign * load.luggage();
        aboard[at + 3] += sign * people;
    }

    /** A rider on board who is nearly there is not driven round: nothing goes in before that dropoff. */
    private void settle() {
        firstGap = committed;
        if (!anybodyAboard) {
            return;
        }
        for (int i = committed; i < stops.size() && stops.serviceSeconds(i) < nowSeconds + settledSeconds; i++) {
            if (stops.isDropoffOfAboard(i)) {
                firstGap = i + 1;
            }
        }
    }

    private void grow(int capacity) {
        legs = new int[capacity];
        overLeast = new int[capacity];
        latest = new int[capacity];
        aboard = new int[capacity * LOAD];
        alone = new boolean[capacity];
    }

    /** Whose plan it is. */
    ShiftState shift() {
        if (shift == null) {
            throw new IllegalStateException("No plan was taken into view.");
        }
        return shift;
    }

    /** The vehicle's type. */
    VehicleType type() {
        return shift().vehicle().type();
    }

    /** How many entries. */
    int size() {
        return stops.size();
    }

    /** The first gap that something may be inserted into. */
    int firstGap() {
        return firstGap;
    }

    /** Where the drive across the gap begins. */
    int placeBefore(int gap) {
        return gap == 0 ? stops.startPlace() : stops.place(gap - 1);
    }

    /** Where the drive across the gap leads: the entry after it, or the end of the shift. */
    int placeAfter(int gap) {
        return gap == stops.size() ? stops.endPlace() : stops.place(gap);
    }

    /** Before this the vehicle can't leave for the gap's drive, whatever is inserted behind it. */
    int freeSeconds(int gap) {
        return gap == 0 ? stops.readySeconds() : stops.leastServiceSeconds(gap - 1) + stops.dwellSeconds(gap - 1);
    }

    /** By how much, as cost, all entries of the plan together could at most be served earlier than they are. */
    long rebate() {
        return rebate;
    }

    /** The gap's drive as it is. */
    int legSeconds(int gap) {
        return legs[gap];
    }

    /**
     * When the vehicle leaves for what is put into the gap, at the latest, if that is not delayed for the sake of somebody
     * on board: nobody is across the gap, so that what comes before it has no reason to come later. {@link
     * StopSequence#NEVER} where this can't be said: with riders on board, or if drives depend on the departure.
     */
    int leavesBySeconds(int gap) {
        if (times.dependOnDeparture() || aboard[gap * LOAD + 3] > 0) {
            return StopSequence.NEVER;
        }
        return gap == 0 ? stops.readySeconds() : stops.serviceEndSeconds(gap - 1);
    }

    /** Until when the planned times stand if the vehicle does not leave; from then on they slip as time goes on. */
    int standsUntilSeconds() {
        return stops.size() == 0
                ? StopSequence.NEVER
                : Math.max(nowSeconds, stops.serviceSeconds(0) - legs[0] + lagSeconds);
    }

    /** How much less, at the most, the gap's drive could take at another time of day. */
    int overLeastSeconds(int gap) {
        return overLeast[gap];
    }

    /** How much less, at the most, all drives of the plan together could take at other times of day. */
    int overLeastSeconds() {
        return overLeastSeconds;
    }

    /** After this, an arrival at the entry after the gap, or at the end of the shift, breaks something for sure. */
    int latestSeconds(int gap) {
        return latest[gap];
    }

    /** What it costs others, summed over people, if the entry after the gap comes so much later. */
    long othersSeconds(int gap, int laterSeconds) {
        return gap == stops.size() || stops.isPickup(gap) ? 0 : (long) laterSeconds * stops.people(gap);
    }

    /** Whether the party fits in beside those who are on board in the gap, and neither side rides alone. */
    boolean carries(PairBounds pair, int gap) {
        int at = gap * LOAD;
        if (alone[gap] || (pair.alone && aboard[at + 3] > 0)) {
            return false;
        }
        List<SeatConfiguration> configurations = type().configurations();
        for (int i = 0; i < configurations.size(); i++) {
            SeatConfiguration room = configurations.get(i);
            if (aboard[at] + pair.seats <= room.seats()
                    && aboard[at + 1] + pair.wheelchairs <= room.wheelchairs()
                    && aboard[at + 2] + pair.luggage <= room.luggage()) {
                return true;
            }
        }
        return false;
    }
}
