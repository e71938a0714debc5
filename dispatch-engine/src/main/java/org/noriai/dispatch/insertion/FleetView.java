package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
 * needs ({@link GapTable}). Shift i is the fleet's i-th.
 *
 * <p>Mutable, confined to one
 * thread.
 */
final class FleetView implements IntConsumer {

    private final TravelTimes times;
    private final ScheduleKernel kernel;
    private final int settledSeconds;
    private FleetState synced = FleetState.empty();
    private int syncedAtSeconds = Integer.MIN_VALUE;
    private int count;

    private PlanView[] views = new PlanView[0];
    private final GapTable gaps = new GapTable();
    private final FirstLook firstLook = new FirstLook(gaps);
    private final CloserLook closerLook = new CloserLook(gaps);
    private int[] boundsUntil = new int[0];

    /** Shifts that a first look can't bound: with a timetable, or a drive that can't be driven. */
    private final BitSet unbounded = new BitSet();

    /** Shifts whose gaps are not in view. */
    private final BitSet closed = new BitSet();

    private final List<VehicleType> knownTypes = new ArrayList<>();
    private int[] refused = new int[4];
    private int[] dwells = new int[4];

    /** Of the vehicles that are known, by how much longer than usual boarding takes the party at the most. */
    private int dwellMax;

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
        FleetState before = synced;
        boolean goesOn = state.hasShiftsOf(before) && nowSeconds >= syncedAtSeconds;
        boolean later = nowSeconds > syncedAtSeconds;
        synced = state;
        syncedAtSeconds = nowSeconds;
        if (!goesOn) {
            readAll();
            return;
        }
        for (int shift = 0; later && shift < count; shift++) {
            if (boundsUntil[shift] < nowSeconds) {
                accept(shift);
            }
        }
        state.forEachShiftChangedSince(before, this);
    }

    private void readAll() {
        int known = count;
        count = synced.listShifts().size();
        if (count > views.length) {
            makeRoom(count);
        }
        for (int shift = 0; shift < Math.max(count, known); shift++) {
            close(shift);
        }
        for (int shift = 0; shift < count; shift++) {
            accept(shift);
        }
    }

    /** Reads one shift of the state in view. */
    @Override
    public void accept(int index) {
        ShiftState shift = synced.listShifts().get(index);
        if (shift.takesRidesUntilSeconds() < syncedAtSeconds) {
            close(index);
            boundsUntil[index] = Integer.MAX_VALUE;
            return;
        }
        PlanView view = views[index];
        if (view.load(synced, shift, syncedAtSeconds) || closed.get(index)) {
            closed.clear(index);
            refresh(index, view);
        } else {
            gaps.settle(index, view);
        }
        boundsUntil[index] = Math.min(view.boundsUntilSeconds(), shift.takesRidesUntilSeconds());
    }

    private void close(int shift) {
        gaps.close(shift);
        closed.set(shift);
        unbounded.clear(shift);
    }

    private void makeRoom(int shifts) {
        int known = views.length;
        int room = Math.max(shifts, 2 * known);
        gaps.makeRoom(room);
        views = Arrays.copyOf(views, room);
        boundsUntil = Arrays.copyOf(boundsUntil, room);
        for (int i = known; i < room; i++) {
            views[i] = new PlanView(times, kernel, settledSeconds);
        }
    }

    private void refresh(int shift, PlanView view) {
        int type = indexOf(view.type());
        gaps.write(shift, view, type);
        boolean undrivable = view.shift().shift().timetabled();
        for (int gap = 0; gap <= view.size(); gap++) {
            undrivable |= view.legSeconds(gap) >= TravelTimes.UNREACHABLE;
        }
        unbounded.set(shift, undrivable);
        if (undrivable) {
            gaps.close(shift);
        }
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
        if (knownTypes.size() > refused.length) {
            refused = Arrays.copyOf(refused, 2 * refused.length);
            dwells = Arrays.copyOf(dwells, refused.length);
        }
        return knownTypes.size() - 1;
    }

    /** From here on it is about this party. */
    void admit(Party party) {
        dwellMax = 0;
        for (int i = 0; i < knownTypes.size(); i++) {
            VehicleType type = knownTypes.get(i);
            refused[i] = type.admits(party) ? 0 : -1;
            dwells[i] = type.dwell().seconds(party);
            dwellMax = Math.max(dwellMax, dwells[i]);
        }
    }

    /** Whether the vehicle of a shift that was looked at takes the party. */
    boolean admits(int shift) {
        return refused[gaps.type(shift)] == 0;
    }

    /** Bounds what an insertion of the request costs in each plan. */
    FirstLook look(RequestBounds request, DriveRows drives) {
        firstLook.look(request, drives, syncedAtSeconds, refused, dwellMax);
        return firstLook;
    }

    /** The shift whose gaps a column of the table holds. */
    int shift(int column) {
        return gaps.shift(column);
    }

    /** Whether the pair could cost no more than {@code cost} in a plan that was looked at. */
    boolean mayCost(int shift, PairBounds pair, DriveRows drives, long cost) {
        long bound = closerLook.bound(shift, pair, drives, syncedAtSeconds, dwells, cost);
        return bound <= cost && bound != CloserLook.NONE;
    }

    /** Whether a first look can't bound the shift. */
    boolean isUnbounded(int shift) {
        return unbounded.get(shift);
    }

    /** The next shift from this one on that a first look can't bound; negative if there is none. */
    int nextUnbounded(int shift) {
        return unbounded.nextSetBit(shift);
    }

    /** The shift's plan, as it is now. */
    PlanView view(int shift) {
        accept(shift);
        return views[shift];
    }
}
