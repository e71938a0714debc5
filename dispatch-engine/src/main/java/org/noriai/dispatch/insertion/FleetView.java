package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
final class FleetView {

    /** Bound of a shift that surely has no room. */
    static final long NO_ROOM = Long.MAX_VALUE;

    private final TravelTimes times;
    private final ScheduleKernel kernel;
    private final int settledSeconds;
    private List<ShiftState> synced = List.of();
    private int syncedAtSeconds;
    private int count;

    private PlanView[] views = new PlanView[0];
    private int[] offsets = new int[0];
    private int[] rooms = new int[0];
    private int[] firstGaps = new int[0];
    private int[] lastGaps = new int[0];
    private int[] types = new int[0];
    private boolean[] taking = new boolean[0];
    private boolean[] timetabled = new boolean[0];
    private long[] rebates = new long[0];
    private long[] bounds = new long[0];

    private int used;
    private int[] before = new int[0];
    private int[] after = new int[0];
    private int[] free = new int[0];
    private int[] credits = new int[0];
    private int[] latest = new int[0];

    private final List<VehicleType> knownTypes = new ArrayList<>();
    private boolean[] admitted = new boolean[4];

    FleetView(TravelTimes times, ScheduleKernel kernel, OperatingRules rules) {
        this.times = times;
        this.kernel = kernel;
        this.settledSeconds = rules.settledSeconds();
    }

    /** Takes the fleet as it stands now into view; only plans that have changed, or whose time has come, are read anew. */
    void sync(FleetState state, int nowSeconds) {
        List<ShiftState> shifts = state.listShifts();
        if (shifts == synced && nowSeconds == syncedAtSeconds) {
            return;
        }
        count = shifts.size();
        if (count > views.length) {
            makeRoom(count);
        }
        for (int i = 0; i < count; i++) {
            ShiftState shift = shifts.get(i);
            PlanView view = views[i];
            taking[i] = shift.takesRides(nowSeconds);
            if (taking[i]) {
                if (view.load(state, shift, nowSeconds)) {
                    refresh(i, view);
                }
                firstGaps[i] = offsets[i] + view.firstGap();
                free[offsets[i]] = view.freeSeconds(0);
            }
        }
        synced = shifts;
        syncedAtSeconds = nowSeconds;
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
        taking = Arrays.copyOf(taking, room);
        timetabled = Arrays.copyOf(timetabled, room);
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
        for (int gap = 0; gap < gaps; gap++) {
            int at = offset + gap;
            before[at] = view.placeBefore(gap);
            after[at] = view.placeAfter(gap);
            free[at] = view.freeSeconds(gap);
            credits[at] = view.legSeconds(gap) + view.overLeastSeconds();
            latest[at] = view.latestSeconds(gap);
        }
        lastGaps[shift] = offset + gaps - 1;
        timetabled[shift] = view.shift().shift().timetabled();
        types[shift] = indexOf(view.type());
        rebates[shift] = view.rebate();
    }

    /** Gives the shift more room at the end. What it had before is not used again until the arrays are laid out anew. */
    private void allot(int shift, int gaps) {
        if (used + gaps > before.length) {
            int length = Math.max(used + gaps, 2 * before.length);
            before = Arrays.copyOf(before, length);
            after = Arrays.copyOf(after, length);
            free = Arrays.copyOf(free, length);
            credits = Arrays.copyOf(credits, length);
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
     * is less than that of both (triangle inequality), and it can't begin before the vehicle can be there.
     */
    void bound(PickupBounds pickup, int[] to, int[] from) {
        int latestPickup = pickup.latestSeconds;
        int earliest = pickup.earliestSeconds;
        if (earliest > latestPickup) {
            return;
        }
        long walk = (long) pickup.people * InsertionCost.WALK * pickup.walkSeconds;
        int late = pickup.arriving ? 0 : pickup.people * InsertionCost.PERSON;
        for (int shift = 0; shift < count; shift++) {
            if (!taking[shift] || !admitted[types[shift]]) {
                continue;
            }
            if (timetabled[shift]) {
                bounds[shift] = Long.MIN_VALUE;
                continue;
            }
            int last = lastGaps[shift];
            if (latest[last] < earliest) {
                continue;
            }
            long least = NO_ROOM;
            for (int gap = firstGaps[shift]; gap <= last; gap++) {
                int leaves = free[gap];
                if (leaves > latestPickup) {
                    break;
                }
                int there = to[before[gap]];
                int onwards = from[after[gap]];
                int begins = Math.max(leaves + there, earliest);
                if (begins <= latestPickup && begins + pickup.dwellSeconds + onwards <= latest[gap]) {
                    long cost = (long) InsertionCost.DRIVEN * (there + onwards - credits[gap])
                            + (long) late * (begins - pickup.wishedSeconds);
                    least = Math.min(least, cost);
                }
            }
            if (least != NO_ROOM) {
                bounds[shift] = Math.min(bounds[shift], least + walk - rebates[shift]);
            }
        }
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

    /** The shift's plan. */
    PlanView view(int shift) {
        return views[shift];
    }
}
