package org.noriai.dispatch.model;

/**
 * A span of time, both ends included.
 *
 * @param startSeconds since the area's epoch
 * @param endSeconds since the area's epoch, not before the start
 */
public record TimeWindow(int startSeconds, int endSeconds) {

    /** Checks the order. */
    public TimeWindow {
        if (endSeconds < startSeconds) {
            throw new IllegalArgumentException(
                    "The time window [%d, %d] ends before it starts.".formatted(startSeconds, endSeconds));
        }
    }

    /** Whether the moment lies within. */
    public boolean contains(int seconds) {
        return startSeconds <= seconds && seconds <= endSeconds;
    }
}
