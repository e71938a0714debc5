package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;

/**
 * The whole fleet as a search sees it: a view of each plan, kept from search to search, and what a first look at every gap
 * needs, in flat arrays.
 *
 * <p>Shift i is the fleet's i-th; its gaps lie one after the other from {@code offsets[i]} on. Mutable, confined to one
 * thread.
 */
final class FleetView implements IntConsumer {

    /** Bound of a shift that surely has no room. */
    static final long NO_ROOM = Long.MAX_VALUE;

    private final TravelTimes times;
    private final ScheduleKernel kernel;
    private final int settledSeconds;
    private FleetState synced = FleetState.empty();
    private int syncedAtSeconds = Integer.MIN_VALUE;
    private int count;

    private PlanView[] views = new PlanView[0];
    private int[] offsets = new int[0];
    private int[] rooms = new int[0];
    private int[] firstGaps = new int[0];
    private int[] lastGaps = new int[0];
    private int[] types = new int[0];
    private int[] takesUntil = new int[0];
    private int[] boundsUntil = new int[0];

    /** Shifts that a first look can't bound: with a timetable, or a drive that can't be driven. */
    private boolean[] unbounded = new boolean[0];

    private int[] overLeast = new int[0];
    private long[] rebates = new long[0];
    private long[] bounds = new long[0];

    private int used;
    private int[] before = new int[0];
    private int[] after = new int[0];
    private int[] free = new int[0];
    private int[] legs = new int[0];
    private int[] latest = new int[0];

    private final List<VehicleType> knownTypes = new ArrayList<>();
    private boolean[] admitted = new boolean[4];

    FleetView(TravelTimes times, ScheduleKernel kernel, OperatingRules rules) {
        this.times = times;
        this.kernel = kernel;
        this.settledSeconds = rules.settledSeconds();
    }

    /**
     * Takes the fleet as it stands now into view. Plans that have changed are read anew; others are as they were for a first
     * look, unless time has made them late, and are brought up to date when they are searched.
     */
    void sync(FleetState state, int nowSeconds) {
        boolean sameShifts = state.hasShiftsOf(synced) && nowSeconds >= syncedAtSeconds;
        FleetState before = synced;
        synced = state;
        if (!sameShifts) {
            syncedAtSeconds = nowSeconds;
            count = state.listShifts().size();
            if (count > views.length) {
                makeRoom(count);
            }
            for (int shift = 0; shift < count; shift++) {
                accept(shift);
            }
            return;
        }
        if (nowSeconds > syncedAtSeconds) {
            syncedAtSeconds = nowSeconds;
            for (int shift = 0; shift < count; shift++) {
                if (boundsUntil[shift] < nowSeconds) {
                    accept(shift);
                }
            }
        }
        state.forEachShiftChangedSince(before, this);
    }

    /** Reads one shift of the state in view. */
    @Override
    public void accept(int index) {
        ShiftState shift = synced.listShifts().get(index);
        takesUntil[index] = shift.takesRidesUntilSeconds();
        if (takesUntil[index] < syncedAtSeconds) {
            boundsUntil[index] = Integer.MAX_VALUE;
            return;
        }
        PlanView view = views[index];
        if (view.load(synced, shift, syncedAtSeconds)) {
            refresh(index, view);
        }
        firstGaps[index] = offsets[index] + view.firstGap();
        free[offsets[index]] = view.freeSeconds(0);
        boundsUntil[index] = view.boundsUntilSeconds();
    }

    private void makeRoom(int shifts) {
        int known = views.length;
        int room = Math.max(shifts, 2 * known);
        views = Arrays.copyOf(views, room);
        offsets = Arrays.copyOf(offsets, room);
        rooms = Arrays.copyOf(rooms, room);
        firstGaps = Arrays.copyOf(firstGaps, room);
        lastGaps = Arrays.copyOf(lastGaps, room);
        types = Arrays.copyOf(types, room);
        takesUntil = Arrays.copyOf(takesUntil, room);
        boundsUntil = Arrays.copyOf(boundsUntil, room);
        unbounded = Arrays.copyOf(unbounded, room);
        overLeast = Arrays.copyOf(overLeast, room);
        rebates = Arrays.copyOf(rebates, room);
        bounds = Arrays.copyOf(bounds, room);
        for (int i = known; i < room; i++) {
            views[i] = new PlanView(times, kernel, settledSeconds);
        }
    }

    private void refresh(int shift, PlanView view) {
        int gaps = view.size() + 1;
        if (gaps > rooms[shift]) {
            allot(shift, Math.max(16, 2 * gaps));
        }
        int offset = offsets[shift];
        boolean undrivable = false;
        for (int gap = 0; gap < gaps; gap++) {
            int at = offset + gap;
            before[at] = view.placeBefore(gap);
            after[at] = view.placeAfter(gap);
            free[at] = view.freeSeconds(gap);
            legs[at] = view.legSeconds(gap);
            undrivable |= legs[at] >= TravelTimes.UNREACHABLE;
            latest[at] = view.latestSeconds(gap);
        }
        lastGaps[shift] = offset + gaps - 1;
        unbounded[shift] = view.shift().shift().timetabled() || undrivable;
        types[shift] = indexOf(view.type());
        overLeast[shift] = view.overLeastSeconds();
        rebates[shift] = view.rebate();
    }

    /** Gives the shift more room at the end. What it had before is not used again until the arrays are laid out anew. */
    private void allot(int shift, int gaps) {
        if (used + gaps > before.length) {
            int length = Math.max(used + gaps, 2 * before.length);
            before = Arrays.copyOf(before, length);
            after = Arrays.copyOf(after, length);
            free = Arrays.copyOf(free, length);
            legs = Arrays.copyOf(legs, length);
            latest = Arrays.copyOf(latest, length);
        }
        offsets[shift] = used;
        rooms[shift] = gaps;
        used += gaps;
    }

    private int indexOf(VehicleType type) {
        for (int i = 0; i < knownTypes.size(); i++) {
            if (knownTypes.get(i) == type) {
                return i;
            }
        }
        int known = knownTypes.indexOf(type);
        if (known >= 0) {
            return known;
        }
        knownTypes.add(type);
        if (knownTypes.size() > admitted.length) {
            admitted = Arrays.copyOf(admitted, 2 * admitted.length);
        }
        return knownTypes.size() - 1;
    }

    /** Forgets the bounds of all shifts; those whose vehicle can't take the party have no room. */
    void beginBounds(Party party) {
        Arrays.fill(bounds, 0, count, NO_ROOM);
        for (int i = 0; i < knownTypes.size(); i++) {
            admitted[i] = knownTypes.get(i).admits(party);
        }
    }

    /**
     * Bounds from below what an insertion with this pickup place costs in each shift. The drive that the pickup alone adds
     * is no more than that of both (triangle inequality), and it can't begin before the vehicle can be there.
     */
    void bound(PickupBounds pickup, int[] to, int[] from) {
        long walk = (long) pickup.people * InsertionCost.WALK * pickup.walkSeconds;
        for (int shift = 0; shift < count; shift++) {
            if (takesUntil[shift] < syncedAtSeconds || !admitted[types[shift]]) {
                continue;
            }
            if (unbounded[shift]) {
                bounds[shift] = Long.MIN_VALUE;
                continue;
            }
            int first = firstGaps[shift];
            int last = lastGaps[shift];
            if (latest[last] < pickup.earliestSeconds || free[first] > pickup.latestSeconds) {
                continue;
            }
            int least = leastCost(pickup, to, from, first, last);
            if (least != Integer.MAX_VALUE) {
                long rebate = rebates[shift] + (long) InsertionCost.DRIVEN * overLeast[shift];
                bounds[shift] = Math.min(bounds[shift], least + walk - rebate);
            }
        }
    }

    /** The least that the pickup costs in any gap from {@code first} to {@code last}; the largest int if in none. */
    private int leastCost(PickupBounds pickup, int[] to, int[] from, int first, int last) {
        int earliest = pickup.earliestSeconds;
        int latestPickup = pickup.latestSeconds;
        int wait = pickup.arriving ? 0 : pickup.people * InsertionCost.PERSON;
        int least = Integer.MAX_VALUE;
        for (int gap = first; gap <= last; gap++) {
            int leaves = free[gap];
            if (leaves > latestPickup) {
                break;
            }
            int until = latest[gap];
            if (until < earliest) {
                continue;
            }
            int there = to[before[gap]];
            int begins = Math.max(leaves + there, earliest);
            if (begins > latestPickup) {
                continue;
            }
            int onwards = from[after[gap]];
            if (begins + pickup.dwellSeconds + onwards <= until) {
                int cost =
                        InsertionCost.DRIVEN * (there + onwards - legs[gap]) + wait * (begins - pickup.wishedSeconds);
                least = Math.min(least, cost);
            }
        }
        return least;
    }

    /** How many shifts. */
    int size() {
        return count;
    }

    /** No insertion into the shift's plan costs less. */
    long bound(int shift) {
        return bounds[shift];
    }

    /** The shift of the smallest bound, the first of them; negative if none has room. */
    int mostPromising() {
        int best = -1;
        long least = NO_ROOM;
        for (int shift = 0; shift < count; shift++) {
            if (bounds[shift] < least) {
                least = bounds[shift];
                best = shift;
            }
        }
        return best;
    }

    /** The shift's plan, as it is now. */
    PlanView view(int shift) {
        accept(shift);
        return views[shift];
    }
}
