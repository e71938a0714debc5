package org.noriai.routing.area;

import java.util.OptionalInt;

/**
 * A break that a shift has.
 *
 * @param begin it begins within this
 * @param seconds how long it lasts
 * @param place index of the virtual stop where it is taken; the vehicle's base if absent
 */
public record BreakPattern(DaySpan begin, int seconds, OptionalInt place) {

    /** Checks that it lasts. */
    public BreakPattern {
        if (seconds <= 0) {
            throw new IllegalArgumentException("The break of %d s in %s must last.".formatted(seconds, begin));
        }
    }
}
