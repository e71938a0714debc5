package org.noriai.dispatch.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The virtual clock: what is going to happen, in total order, by time and then in the order in which it was entered. The
 * clock jumps from one to the next. Confined to one thread.
 */
final class Agenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingInt(Entry::atSeconds).thenComparingLong(Entry::sequence));
    private long sequence;
    private int nowSeconds = Integer.MIN_VALUE;

    private record Entry(int atSeconds, long sequence, Happening happening) {}

    /** Enters what happens at a time; what should have happened before happens now. */
    void add(int atSeconds, Happening happening) {
        entries.add(new Entry(Math.max(atSeconds, nowSeconds), sequence++, happening));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Takes out what happens next and sets the clock to it. */
    Happening next() {
        Entry entry = entries.remove();
        nowSeconds = entry.atSeconds();
        return entry.happening();
    }

    /** Now, in seconds since the area's epoch. */
    int nowSeconds() {
        return nowSeconds;
    }
}
