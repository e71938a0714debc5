package org.noriai.dispatch.insertion;

import java.util.Arrays;
import java.util.List;

/**
 * The gaps of all plans of a fleet, laid out for filters that run over many of them at a time.
 *
 * <p>The gaps of a plan stand below each other in a column, eight to a column; a longer plan has several columns side by
 * side. A row holds the same gap of every column. A gap that nothing may be put into has a latest time that nothing keeps.
 *
 * <p>Mutable, confined to one thread; all times in seconds since the area's epoch.
 */
final class GapTable {

    /** How many gaps a column holds. */
    static final int ROWS = 8;

    // What stands where in a gap's numbers, column by column.
    static final int PLACE = 0;
    static final int FREE = 1;
    static final int LEG = 2;
    static final int LATEST = 3;
    static final int LEAVES = 4;

    /** From one gap of a column to the next; the place that the last one leads to follows. */
    static final int NEXT = 5;

    private static final int COLUMN = ROWS * NEXT + 1;

    /** No plan is thought to come to cost less by more than this: a year of driving. */
    private static final int REBATE_MAX = 1 << 29;

    /** Columns there are at the least. */
    private static final int WIDTH_MIN = 64;

    /** Latest time of a gap into which nothing may be put. */
    private static final int CLOSED = Integer.MIN_VALUE / 2;

    /** Columns in a row. */
    private int width;

    private int used;

    /** Where the drive across a gap begins; it leads to where the next one begins, hence one row more. */
    private int[][] places = new int[ROWS + 1][0];

    /** From when on the vehicle may leave for the drive across the gap. */
    private int[][] free = new int[ROWS][0];

    private int[][] legs = new int[ROWS][0];

    /** When it has to be where that drive leads. */
    private int[][] latest = new int[ROWS][0];

    /** By when it leaves, delays for the sake of riders on board aside; {@code StopSequence.NEVER} if that is not sure. */
    private int[][] leaves = new int[ROWS][0];

    /** The same column by column, for filters that look at one plan: see {@link #at}. */
    private int[] byColumn = new int[0];

    /** Whose gaps a column holds, of which type of vehicle, and by how much its plan could come to cost less by itself. */
    private int[] shifts = new int[0];

    private int[] types = new int[0];
    private int[] rebates = new int[0];

    /** Until when a column's planned times stand although the vehicle has not left. */
    private int[] stands = new int[0];

    /** The columns of each shift. */
    private int[] firsts = new int[0];

    private int[] counts = new int[0];

    /** Makes room for so many shifts; those that are there stay. */
    void makeRoom(int shifts) {
        firsts = Arrays.copyOf(firsts, shifts);
        counts = Arrays.copyOf(counts, shifts);
    }

    /** Takes over the gaps of a shift's plan, on a vehicle of this type. */
    void write(int shift, PlanView view, int type) {
        int gaps = view.size() + 1;
        int columns = (gaps + ROWS - 1) / ROWS;
        if (columns > counts[shift]) {
            allot(shift, columns);
        }
        for (int gap = 0; gap < counts[shift] * ROWS; gap++) {
            int row = gap % ROWS;
            int column = firsts[shift] + gap / ROWS;
            if (gap < gaps) {
                write(column, row, gap, view);
            } else {
                close(column, row);
            }
        }
        int until = firsts[shift] + counts[shift];
        long rebate = view.rebate() + (long) InsertionCost.DRIVEN * view.overLeastSeconds();
        Arrays.fill(rebates, firsts[shift], until, (int) Math.min(rebate, REBATE_MAX));
        Arrays.fill(types, firsts[shift], until, type);
        settle(shift, view);
    }

    private void write(int column, int row, int gap, PlanView view) {
        places[row][column] = view.placeBefore(gap);
        places[row + 1][column] = view.placeAfter(gap);
        free[row][column] = view.freeSeconds(gap);
        legs[row][column] = view.legSeconds(gap);
        latest[row][column] = view.latestSeconds(gap);
        leaves[row][column] = view.leavesBySeconds(gap);
        int at = at(column) + row * NEXT;
        byColumn[at + PLACE] = places[row][column];
        byColumn[at + FREE] = free[row][column];
        byColumn[at + LEG] = legs[row][column];
        byColumn[at + LATEST] = latest[row][column];
        byColumn[at + LEAVES] = leaves[row][column];
        byColumn[at + NEXT + PLACE] = places[row + 1][column];
    }

    private void close(int column, int row) {
        latest[row][column] = CLOSED;
        byColumn[at(column) + row * NEXT + LATEST] = CLOSED;
    }

    /** Takes over that nothing may be put into a shift's plan. */
    void close(int shift) {
        for (int gap = 0; gap < counts[shift] * ROWS; gap++) {
            close(firsts[shift] + gap / ROWS, gap % ROWS);
        }
    }

    /** Takes over what the time alone changes: when the vehicle is ready, and which gaps lie behind. */
    void settle(int shift, PlanView view) {
        int first = firsts[shift];
        free[0][first] = view.freeSeconds(0);
        leaves[0][first] = view.leavesBySeconds(0);
        byColumn[at(first) + FREE] = free[0][first];
        byColumn[at(first) + LEAVES] = leaves[0][first];
        Arrays.fill(stands, first, first + counts[shift], view.standsUntilSeconds());
        for (int gap = 0; gap < view.firstGap(); gap++) {
            close(first + gap / ROWS, gap % ROWS);
        }
    }

    private void allot(int shift, int columns) {
        close(shift);
        counts[shift] = 0;
        if (used + columns > width) {
            layOut(columns);
        }
        firsts[shift] = used;
        counts[shift] = columns;
        Arrays.fill(shifts, used, used + columns, shift);
        used += columns;
    }

    /** Moves the columns together and makes the rows longer, for so many columns more and as much room again. */
    private void layOut(int wanted) {
        int kept = 0;
        for (int count : counts) {
            kept += count;
        }
        width = Math.max(WIDTH_MIN, 2 * (kept + wanted));
        for (int[][] rows : List.of(places, free, legs, latest, leaves)) {
            for (int row = 0; row < rows.length; row++) {
                rows[row] = movedTogether(rows[row], 1);
            }
        }
        byColumn = movedTogether(byColumn, COLUMN);
        for (int[] row : latest) {
            Arrays.fill(row, kept, width, CLOSED);
        }
        shifts = movedTogether(shifts, 1);
        types = movedTogether(types, 1);
        rebates = movedTogether(rebates, 1);
        stands = movedTogether(stands, 1);
        used = 0;
        for (int shift = 0; shift < counts.length; shift++) {
            firsts[shift] = used;
            used += counts[shift];
        }
    }

    private int[] movedTogether(int[] numbers, int perColumn) {
        int[] moved = new int[width * perColumn];
        int next = 0;
        for (int shift = 0; shift < counts.length; shift++) {
            int length = counts[shift] * perColumn;
            System.arraycopy(numbers, firsts[shift] * perColumn, moved, next, length);
            next += length;
        }
        return moved;
    }

    /** How many columns. */
    int columns() {
        return used;
    }

    /** The shift whose gaps a column holds. */
    int shift(int column) {
        return shifts[column];
    }

    /** The type of the vehicle of a shift that has columns, as it was numbered when they were written. */
    int type(int shift) {
        return types[firsts[shift]];
    }

    /** The type of the vehicle of each column's shift, as they were numbered when they were written. */
    int[] types() {
        return types;
    }

    /** By how much, as cost, each column's plan could come to cost less by itself. */
    int[] rebates() {
        return rebates;
    }

    /** Until when each column's planned times stand although its vehicle has not left; then they slip as time goes on. */
    int[] stands() {
        return stands;
    }

    /** Where the drives across the gaps of a row begin; they lead to where those of the next row begin. */
    int[] places(int row) {
        return places[row];
    }

    /** From when on the vehicles may leave for the drives across the gaps of a row. */
    int[] free(int row) {
        return free[row];
    }

    /** How long the drives across the gaps of a row are. */
    int[] legs(int row) {
        return legs[row];
    }

    /** When the vehicles have to be where the drives across the gaps of a row lead. */
    int[] latest(int row) {
        return latest[row];
    }

    /** By when the vehicles leave for what is put into the gaps of a row, delays for riders on board aside. */
    int[] leaves(int row) {
        return leaves[row];
    }

    /** Everything column by column. */
    int[] byColumn() {
        return byColumn;
    }

    /** Where the first gap of a column stands in {@link #byColumn}. */
    int at(int column) {
        return column * COLUMN;
    }

    /** The first column of a shift. */
    int first(int shift) {
        return firsts[shift];
    }

    /** How many columns a shift has. */
    int columns(int shift) {
        return counts[shift];
    }
}
