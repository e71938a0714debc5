package org.noriai.api.fare;

import java.util.List;

/**
 * A line of a fare.
 *
 * @param kind whom or what for
 * @param count how many
 * @param each in the smallest units; negative for a saving
 */
public record FareLine(Kind kind, int count, long each) {

    /** Whom or what a line is for. */
    public enum Kind {
        /** A person without a reduction. */
        ADULT,
        /** The rider, by the class of a certificate. */
        RIDER_CLASS,
        /** Who comes along with somebody who needs them. */
        COMPANION,
        /** A child. */
        CHILD,
        /** The vehicle's run, which is split among those aboard. */
        RUN,
        /** The saving of a group. */
        GROUP,
        /** A day on which one rides as often as one likes. */
        DAY_PASS
    }

    /** The sum of lines. */
    static long sum(List<FareLine> lines) {
        return lines.stream().mapToLong(line -> line.count() * line.each()).sum();
    }
}
