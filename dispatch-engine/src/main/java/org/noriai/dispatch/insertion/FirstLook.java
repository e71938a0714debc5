package org.noriai.dispatch.insertion;

import java.util.Arrays;

/**
 * Bounds what an insertion costs in each plan of a fleet, by the drive and the wait, or the needless earliness, that the
 * pickup alone brings in each gap.
 *
 * <p>The drive that the pickup adds is no more than that of both (triangle inequality), and it can't begin before the vehicle
 * can be there. A row of gaps is worked through in short loops without branches, each of which reads and writes whole arrays
 * at the same index: that is what the compiler makes vector instructions of. Only drives are looked up one by one.
 *
 * <p>Mutable, confined to one thread; all times in seconds since the area's epoch, costs in units of {@link InsertionCost}.
 */
final class FirstLook {

    /** Bound where there is no room. */
    static final int NONE = Integer.MAX_VALUE;

    /** How many columns are in hand at a time. */
    private static final int AT_A_TIME = 1_024;

    private final GapTable gaps;
    private int used;

    /** The columns in hand: so few that what stands between the steps stays in the nearest cache. */
    private int begin;

    private int end;
    private int nowSeconds;
    private int vehicleDwellMax;

    /** By how much each column's planned times may have slipped since they were written. */
    private int[] slips = new int[0];

    private int[] least = new int[0];

    // Between the steps, for the row in hand.
    private int[] there = new int[0];
    private int[] onwards = new int[0];
    private int[] begins = new int[0];
    private int[] by = new int[0];
    private int[] own = new int[0];
    private int[] detours = new int[0];
    private int[] costs = new int[0];

    FirstLook(GapTable gaps) {
        this.gaps = gaps;
    }

    /**
     * Looks at every gap for every pickup place of a request.
     *
     * @param refused all bits for each type of vehicle that can't take the party, otherwise none
     * @param vehicleDwellSecondsMax by how much longer than usual boarding takes the party on any vehicle
     */
    void look(RequestBounds request, DriveRows drives, int now, int[] refused, int vehicleDwellSecondsMax) {
        nowSeconds = now;
        vehicleDwellMax = vehicleDwellSecondsMax;
        used = gaps.columns();
        makeRoom();
        for (begin = 0; begin < used; begin = end) {
            end = Math.min(begin + AT_A_TIME, used);
            Arrays.fill(least, begin, end, NONE);
            slip(gaps.stands());
            for (int i = 0; i < request.pickups(); i++) {
                PickupBounds pickup = request.pickup(i);
                for (int row = 0; row < GapTable.ROWS; row++) {
                    look(pickup, row, drives.to(pickup.pickupRow), drives.from(pickup.pickupRow));
                }
            }
            refuse(gaps.types(), refused);
        }
    }

    private void makeRoom() {
        if (used > least.length) {
            int length = 2 * used;
            least = new int[length];
            there = new int[length];
            onwards = new int[length];
            begins = new int[length];
            slips = new int[length];
            by = new int[length];
            own = new int[length];
            detours = new int[length];
            costs = new int[length];
        }
    }

    private void slip(int[] standsUntilSeconds) {
        for (int i = begin; i < end; i++) {
            slips[i] = Math.max(0, nowSeconds - standsUntilSeconds[i]);
        }
    }

    private void look(PickupBounds pickup, int row, int[] to, int[] from) {
        lookUp(gaps.places(row), to, there);
        lookUp(gaps.places(row + 1), from, onwards);
        beThere(gaps.free(row), pickup.earliestSeconds);
        beBy(gaps.latest(row), pickup.latestSeconds, pickup.dwellSeconds);
        if (pickup.arriving) {
            int needed = pickup.neededSeconds - pickup.dwellSeconds - vehicleDwellMax;
            beginEarly(gaps.leaves(row), pickup.earliestSecondsMax, needed, pickup.delayedDetourSecondsMin);
        } else {
            beginLate(pickup.wishedSeconds);
        }
        detour(gaps.legs(row));
        cost(
                gaps.rebates(),
                pickup.people * InsertionCost.PERSON,
                pickup.people * InsertionCost.WALK * pickup.walkSeconds);
        keepLeast();
    }

    private void lookUp(int[] places, int[] drives, int[] into) {
        for (int i = begin; i < end; i++) {
            into[i] = drives[places[i]];
        }
    }

    private void beThere(int[] freeSeconds, int earliestSeconds) {
        for (int i = begin; i < end; i++) {
            begins[i] = Math.max(freeSeconds[i] + there[i], earliestSeconds);
        }
    }

    /** No pickup begins after these, for the rider's sake or for what follows. */
    private void beBy(int[] latestSeconds, int latestPickupSeconds, int dwellSeconds) {
        for (int i = begin; i < end; i++) {
            by[i] = Math.min(latestPickupSeconds, latestSeconds[i] - onwards[i] - dwellSeconds);
        }
    }

    /** The pickup is needlessly early, unless it is delayed; then the ride has its detour. */
    private void beginEarly(int[] leavesSeconds, int earliestSeconds, int neededSeconds, int delayedDetour) {
        for (int i = begin; i < end; i++) {
            int leaves = Math.max(leavesSeconds[i] + slips[i], nowSeconds);
            int needless = neededSeconds - Math.max(leaves + there[i], earliestSeconds);
            own[i] = Math.max(Math.max(0, neededSeconds - by[i]), Math.min(needless, delayedDetour));
        }
    }

    private void beginLate(int wishedSeconds) {
        for (int i = begin; i < end; i++) {
            own[i] = begins[i] - wishedSeconds;
        }
    }

    private void detour(int[] legSeconds) {
        for (int i = begin; i < end; i++) {
            detours[i] = there[i] + onwards[i] - legSeconds[i];
        }
    }

    private void cost(int[] rebates, int person, int walk) {
        for (int i = begin; i < end; i++) {
            costs[i] = InsertionCost.DRIVEN * detours[i] + person * own[i] + walk - rebates[i];
        }
    }

    /** Where a pickup begins too late there is no room, and the cost may be anything. */
    private void keepLeast() {
        for (int i = begin; i < end; i++) {
            int late = (by[i] - begins[i]) >> 31;
            least[i] = Math.min(least[i], (costs[i] & ~late) | (NONE & late));
        }
    }

    private void refuse(int[] types, int[] refused) {
        for (int i = begin; i < end; i++) {
            int no = refused[types[i]];
            least[i] = (least[i] & ~no) | (NONE & no);
        }
    }

    /** The column of the smallest bound, the first of them; negative if there is room in none. */
    int mostPromising() {
        int smallest = NONE;
        for (int i = 0; i < used; i++) {
            smallest = Math.min(smallest, least[i]);
        }
        if (smallest == NONE) {
            return -1;
        }
        int column = 0;
        while (least[column] != smallest) {
            column++;
        }
        return column;
    }

    /** How many columns were looked at. */
    int columns() {
        return used;
    }

    /** No insertion with its pickup in the column costs less; {@link #NONE} if there is no room. */
    int bound(int column) {
        return least[column];
    }
}
