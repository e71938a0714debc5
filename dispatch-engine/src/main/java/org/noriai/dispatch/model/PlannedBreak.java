package org.noriai.dispatch.model;

/**
 * Where in a plan a break is taken.
 *
 * @param beforeStop index of the stop that follows it, or the number of stops if none does
 * @param rest what was planned in the shift
 */
public record PlannedBreak(int beforeStop, DriverBreak rest) {

    /** Checks the index. */
    public PlannedBreak {
        if (beforeStop < 0) {
            throw new IllegalArgumentException("A break before stop %d is not possible.".formatted(beforeStop));
        }
    }
}
