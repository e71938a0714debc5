package org.noriai.api.booking;

import java.util.OptionalInt;

/**
 * The times nearest to a wish that would do, as far as known; each of the same kind as the wish.
 *
 * @param beforeSeconds the latest before it, in seconds since the area's epoch
 * @param afterSeconds the earliest after it, in seconds since the area's epoch
 */
public record Nearest(OptionalInt beforeSeconds, OptionalInt afterSeconds) {

    /** None is known. */
    public static final Nearest UNKNOWN = new Nearest(OptionalInt.empty(), OptionalInt.empty());
}
