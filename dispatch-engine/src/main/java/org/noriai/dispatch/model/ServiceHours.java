package org.noriai.dispatch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * When a zone is served: spans of time in order, none touching another. Immutable.
 *
 * <p>Weekdays and holidays are for who makes it: the engine knows seconds only.
 */
public final class ServiceHours {

    private static final ServiceHours ALWAYS =
            new ServiceHours(new int[] {Integer.MIN_VALUE / 2}, new int[] {Integer.MAX_VALUE / 2});

    private final int[] starts;
    private final int[] ends;

    private ServiceHours(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Day and night. */
    public static ServiceHours always() {
        return ALWAYS;
    }

    /**
     * During these spans only.
     *
     * @throws IllegalArgumentException if one does not begin after the one before it ends
     */
    public static ServiceHours during(List<TimeWindow> spans) {
        int[] starts = new int[spans.size()];
        int[] ends = new int[spans.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = spans.get(i).startSeconds();
            ends[i] = spans.get(i).endSeconds();
            if (i > 0 && starts[i] <= ends[i - 1]) {
                throw new IllegalArgumentException(
                        "The service hours %s do not begin after %s end.".formatted(spans.get(i), spans.get(i - 1)));
            }
        }
        return new ServiceHours(starts, ends);
    }

    /** How many spans. */
    public int count() {
        return starts.length;
    }

    /** When span {@code index} begins, in seconds since the area's epoch. */
    public int startSeconds(int index) {
        return starts[index];
    }

    /** When span {@code index} ends, in seconds since the area's epoch. */
    public int endSeconds(int index) {
        return ends[index];
    }

    /** The first span that ends at {@code seconds} or later, or {@link #count()} if there is none. */
    public int firstEndingFrom(int seconds) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the moment lies within a span. */
    public boolean contains(int seconds) {
        int index = firstEndingFrom(seconds);
        return index < starts.length && starts[index] <= seconds;
    }

    @Override
    public String toString() {
        List<TimeWindow> spans = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            spans.add(new TimeWindow(starts[i], ends[i]));
        }
        return spans.toString();
    }
}
