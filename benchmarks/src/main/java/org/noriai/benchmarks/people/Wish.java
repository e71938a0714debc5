package org.noriai.benchmarks.people;

import java.time.Duration;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Party;

/**
 * What one simulated rider wants, and how the rider takes what comes. Immutable.
 *
 * @param number counts the wishes, from 0
 * @param at when the rider asks, from the start of the simulation, in engine time
 * @param lead how long before the departure (or the arrival) the rider asks; zero for as soon as possible
 * @param arriveBy whether {@code lead} is to the latest arrival rather than to the earliest departure
 * @param declines whether the rider lets every offer go
 * @param cancelsAfter part of the time until the pickup after which the rider cancels, 0 to 1; 1 for never
 */
record Wish(
        int number,
        Duration at,
        LatLng origin,
        LatLng destination,
        Party party,
        Duration lead,
        boolean arriveBy,
        boolean declines,
        double cancelsAfter) {
    Wish {
        if (number < 0 || at.isNegative() || lead.isNegative()) {
            throw new IllegalArgumentException(
                    "number (" + number + "), at (" + at + ") and lead (" + lead + ") must not be negative.");
        }
        if (!(cancelsAfter >= 0 && cancelsAfter <= 1)) {
            throw new IllegalArgumentException("cancelsAfter must be from 0 to 1, not " + cancelsAfter + ".");
        }
    }

    boolean cancels() {
        return cancelsAfter < 1;
    }
}
