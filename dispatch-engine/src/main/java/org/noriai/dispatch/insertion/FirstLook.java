package org.noriai.dispatch.insertion;

import java.util.Arrays;

/**
 * Bounds what an insertion costs in each plan of a fleet, by the drive and the wait that the pickup alone brings in each gap.
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

    private final GapTable gaps;
    private int used;
    private int[] least = new int[0];

    // Between the steps, for the row in hand.
    private int[] there = new int[0];
    private int[] onwards = new int[0];
    private int[] begins = new int[0];
    private int[] late = new int[0];
    private int[] detours = new int[0];
    private int[] costs = new int[0];

    FirstLook(GapTable gaps) {
        this.gaps = gaps;
    }

    /**
     * Looks at every gap for every pickup place of a request.
     *
     * @param refused all bits for each type of vehicle that can't take the party, otherwise none
     */
    void look(RequestBounds request, DriveRows drives, int[] refused) {
        clear();
        for (int i = 0; i < request.pickups(); i++) {
            PickupBounds pickup = request.pickup(i);
            int[] to = drives.to(pickup.pickupRow);
            int[] from = drives.from(pickup.pickupRow);
            for (int row = 0; row < GapTable.ROWS; row++) {
                look(pickup, row, to, from);
            }
        }
        refuse(gaps.types(), refused);
    }

    private void clear() {
        used = gaps.columns();
        if (used > least.length) {
            int length = 2 * used;
            least = new int[length];
            there = new int[length];
            onwards = new int[length];
            begins = new int[length];
            late = new int[length];
            detours = new int[length];
            costs = new int[length];
        }
        Arrays.fill(least, 0, used, NONE);
    }

    private void look(PickupBounds pickup, int row, int[] to, int[] from) {
        lookUp(gaps.places(row), to, there);
        lookUp(gaps.places(row + 1), from, onwards);
        begin(gaps.free(row), pickup.earliestSeconds);
        beLate(gaps.latest(row), pickup.latestSeconds, pickup.dwellSeconds);
        detour(gaps.legs(row));
        int wait = pickup.arriving ? 0 : pickup.people * InsertionCost.PERSON;
        int walk = pickup.people * InsertionCost.WALK * pickup.walkSeconds;
        cost(gaps.rebates(), wait, walk - wait * pickup.wishedSeconds);
        keepLeast();
    }

    private void lookUp(int[] places, int[] drives, int[] into) {
        for (int i = 0; i < used; i++) {
            into[i] = drives[places[i]];
        }
    }

    private void begin(int[] freeSeconds, int earliestSeconds) {
        for (int i = 0; i < used; i++) {
            begins[i] = Math.max(freeSeconds[i] + there[i], earliestSeconds);
        }
    }

    /** All bits where the pickup begins too late, for the rider or for what follows; none otherwise. */
    private void beLate(int[] latestSeconds, int latestPickupSeconds, int dwellSeconds) {
        for (int i = 0; i < used; i++) {
            late[i] = (Math.min(latestPickupSeconds, latestSeconds[i] - onwards[i] - dwellSeconds) - begins[i]) >> 31;
        }
    }

    private void detour(int[] legSeconds) {
        for (int i = 0; i < used; i++) {
            detours[i] = there[i] + onwards[i] - legSeconds[i];
        }
    }

    /** Where a product outgrows an int, so does {@code fixed}, and both fall out again; what is late may be anything. */
    private void cost(int[] rebates, int wait, int fixed) {
        for (int i = 0; i < used; i++) {
            costs[i] = InsertionCost.DRIVEN * detours[i] + wait * begins[i] + fixed - rebates[i];
        }
    }

    private void keepLeast() {
        for (int i = 0; i < used; i++) {
            least[i] = Math.min(least[i], (costs[i] & ~late[i]) | (NONE & late[i]));
        }
    }

    private void refuse(int[] types, int[] refused) {
        for (int i = 0; i < used; i++) {
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
