package org.noriai.dispatch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The stops and breaks that a shift still has before it, in order. Times are not part of it: they follow from the order.
 *
 * @param shift whose
 * @param version grows with each change; who proposes another plan names the version it was made from
 * @param stops next first
 * @param breaks not yet taken, in order, and where between the stops
 */
public record RoutePlan(ShiftId shift, int version, List<Stop> stops, List<PlannedBreak> breaks) {

    /** Copies the lists and checks that breaks come in order. */
    public RoutePlan {
        stops = List.copyOf(stops);
        breaks = List.copyOf(breaks);
        int before = 0;
        for (PlannedBreak rest : breaks) {
            if (rest.beforeStop() < before || rest.beforeStop() > stops.size()) {
                throw new IllegalArgumentException("The plan of shift %s with %d stops has a break before stop %d."
                        .formatted(shift, stops.size(), rest.beforeStop()));
            }
            before = rest.beforeStop();
        }
    }

    /** Without breaks. */
    public RoutePlan(ShiftId shift, int version, List<Stop> stops) {
        this(shift, version, stops, List.of());
    }

    /** The plan that follows with other stops; each break stays before the first of its stops that is still there. */
    public RoutePlan next(List<Stop> newStops) {
        List<PlannedBreak> moved = new ArrayList<>(breaks.size());
        int least = 0;
        for (PlannedBreak rest : breaks) {
            int at = newStops.size();
            for (Stop follower : stops.subList(rest.beforeStop(), stops.size())) {
                int index = newStops.indexOf(follower);
                if (index >= 0) {
                    at = index;
                    break;
                }
            }
            least = Math.max(least, at);
            moved.add(new PlannedBreak(least, rest.rest()));
        }
        return new RoutePlan(shift, version + 1, newStops, moved);
    }

    /** The plan that follows with other stops and breaks. */
    public RoutePlan next(List<Stop> newStops, List<PlannedBreak> newBreaks) {
        return new RoutePlan(shift, version + 1, newStops, newBreaks);
    }
}
