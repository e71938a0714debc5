package org.noriai.dispatch.state;

import java.util.List;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;

/** What becomes of breaks that a vehicle drives past. */
final class BreaksPassed {

    private BreaksPassed() {}

    /** The plan of a vehicle that leaves for a place; breaks that it does not go to are put off until nobody is on board. */
    static RoutePlan withoutThem(FleetState state, RoutePlan plan, int toPlace) {
        if (plan.breaks().isEmpty()
                || plan.stops().isEmpty()
                || plan.breaks().getFirst().beforeStop() > 0
                || plan.breaks().getFirst().rest().place() == toPlace) {
            return plan;
        }
        int empty = firstEmptyAfter(state, plan);
        List<PlannedBreak> later = plan.breaks().stream()
                .map(rest -> new PlannedBreak(Math.max(empty, rest.beforeStop()), rest.rest()))
                .toList();
        return plan.next(plan.stops(), later);
    }

    /** After how many stops, at least one, nobody is on board. */
    private static int firstEmptyAfter(FleetState state, RoutePlan plan) {
        int aboard = 0;
        for (Stop stop : plan.stops()) {
            aboard += state.getRide(stop.ride()).status() == RideStatus.ABOARD ? 1 : 0;
        }
        for (int i = 0; i < plan.stops().size(); i++) {
            aboard += plan.stops().get(i).kind() == Stop.Kind.PICKUP ? 1 : -1;
            if (aboard == 0) {
                return i + 1;
            }
        }
        return plan.stops().size();
    }
}
