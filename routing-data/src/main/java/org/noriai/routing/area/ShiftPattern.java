package org.noriai.routing.area;

import java.util.List;
import java.util.Optional;

/**
 * A shift that a vehicle works again and again.
 *
 * @param days on which
 * @param span from when to when
 * @param breaks of the driver; what the law asks for if absent
 */
public record ShiftPattern(ServiceDays days, DaySpan span, Optional<List<BreakPattern>> breaks) {

    /** Copies the breaks and checks that they lie within the shift, in order. */
    public ShiftPattern {
        breaks = breaks.map(List::copyOf);
        int before = span.fromSeconds();
        for (BreakPattern rest : breaks.orElse(List.of())) {
            if (rest.begin().fromSeconds() < before || rest.begin().toSeconds() > span.toSeconds()) {
                throw new IllegalArgumentException(
                        "The break %s of the shift %s lies outside of it or before another.".formatted(rest, span));
            }
            before = rest.begin().fromSeconds();
        }
    }
}
