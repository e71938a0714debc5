package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * A search from some nodes up one half of a hierarchy: the first part of every query. Confined to one thread at a time;
 * keeps its arrays between searches and allocates nothing.
 *
 * <p>A position that is reached quicker from above is stalled: it can't be the top of a quickest way, so it is not looked
 * at further (Geisberger et al. 2008, section 4.2).
 */
final class UpwardSearch {

    private final UpwardArcs arcs;
    private final UpwardArcs fromAbove;
    private final int[] label;
    private final LongQueue queue = new LongQueue();
    private int[] touched = new int[1024];
    private int touchedCount;
    private int[] tops = new int[1024];
    private int topCount;

    /** Up the {@code arcs}; {@code fromAbove} is the other half. */
    UpwardSearch(UpwardArcs arcs, UpwardArcs fromAbove) {
        this.arcs = arcs;
        this.fromAbove = fromAbove;
        label = new int[arcs.positionCount()];
        Arrays.fill(label, ArcGraph.UNREACHED);
    }

    /** Forgets the last search and its seeds. */
    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            label[touched[i]] = ArcGraph.UNREACHED;
        }
        touchedCount = 0;
        topCount = 0;
        queue.clear();
    }

    /** Lets the next search begin at a position too, {@code millis} late. */
    void seed(int position, int millis) {
        if (millis < label[position]) {
            reach(position, millis);
        }
    }

    private void reach(int position, int millis) {
        if (label[position] == ArcGraph.UNREACHED) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = position;
        }
        label[position] = millis;
        queue.add((long) millis << 32 | position);
    }

    /** Searches; then a quickest way from the seeds has its top at one of {@link #top}. */
    void run() {
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int position = (int) next;
            int millis = (int) (next >>> 32);
            if (millis > label[position] || isStalled(position, millis)) {
                continue;
            }
            if (topCount == tops.length) {
                tops = Arrays.copyOf(tops, topCount * 2);
            }
            tops[topCount++] = position;
            for (int arc = arcs.first[position]; arc < arcs.first[position + 1]; arc++) {
                int reached = millis + arcs.millis[arc];
                if (reached < label[arcs.to[arc]]) {
                    reach(arcs.to[arc], reached);
                }
            }
        }
    }

    private boolean isStalled(int position, int millis) {
        for (int arc = fromAbove.first[position]; arc < fromAbove.first[position + 1]; arc++) {
            if (label[fromAbove.to[arc]] + fromAbove.millis[arc] < millis) {
                return true;
            }
        }
        return false;
    }

    /** How many positions may be the top of a quickest way. */
    int topCount() {
        return topCount;
    }

    /** A position that may be the top of a quickest way; each is given once. */
    int top(int index) {
        return tops[index];
    }

    /** Milliseconds from the seeds to a position of these. */
    int label(int position) {
        return label[position];
    }
}
