package org.noriai.dispatch.model;

/**
 * A break of a shift: the driver rests at a place, with nobody on board.
 *
 * @param window it begins within this, in seconds since the area's epoch
 * @param seconds how long it lasts
 * @param place where
 */
public record DriverBreak(TimeWindow window, int seconds, int place) {

    /** Checks that it lasts and is somewhere. */
    public DriverBreak {
        if (seconds <= 0 || place < 0) {
            throw new IllegalArgumentException(
                    "A break of %d s at place %d in %s is not possible.".formatted(seconds, place, window));
        }
    }
}
