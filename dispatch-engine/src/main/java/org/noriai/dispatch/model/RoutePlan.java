package org.noriai.dispatch.model;

import java.util.List;

/**
 * The stops that a shift still has before it, in order. Times are not part of it: they follow from the order.
 *
 * @param shift whose
 * @param version grows with each change; who proposes another plan names the version it was made from
 * @param stops next first
 */
public record RoutePlan(ShiftId shift, int version, List<Stop> stops) {

    /** Copies the stops. */
    public RoutePlan {
        stops = List.copyOf(stops);
    }

    /** The plan that follows with other stops. */
    public RoutePlan next(List<Stop> newStops) {
        return new RoutePlan(shift, version + 1, newStops);
    }
}
