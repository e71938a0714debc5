package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * A binary heap of longs, least first. Searches put the time into the upper half and the node into the lower one, so of
 * equal times the smaller node comes first and searches repeat exactly. Confined to one thread at a time.
 */
public final class LongQueue {

    private long[] heap = new long[1024];
    private int size;

    /** Takes all out. */
    public void clear() {
        size = 0;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Adds a value; the same may be added again. */
    public void add(long value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (heap[parent] <= value) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = value;
    }

    /** The least value, which stays in; only if it is not empty. */
    public long peek() {
        return heap[0];
    }

    /** Takes the least value out; only if it is not empty. */
    public long poll() {
        long least = heap[0];
        long last = heap[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (last <= heap[child]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = last;
        return least;
    }
}
