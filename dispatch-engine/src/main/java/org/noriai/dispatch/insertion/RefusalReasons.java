package org.noriai.dispatch.insertion;

import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Which of the things that stand against a request is the one that binds: the first in the order from places to time. */
final class RefusalReasons {

    private RefusalReasons() {}

    static RejectionReason of(FleetState state, RideRequest request, RequestBounds bounds) {
        if (!bounds.apart) {
            return RejectionReason.TOO_CLOSE;
        }
        if (!bounds.connected) {
            return RejectionReason.UNREACHABLE;
        }
        if (!bounds.allowedAtDoor) {
            return RejectionReason.NOT_AT_THE_DOOR;
        }
        boolean carried = state.listShifts().isEmpty();
        boolean reached = carried;
        boolean working = false;
        for (ShiftState shift : state.listShifts()) {
            carried |= shift.vehicle().type().carries(request.party().load());
            reached |= shift.vehicle().type().admits(request.party());
            working |= works(shift.shift().window(), bounds);
        }
        if (!carried) {
            return RejectionReason.PARTY_TOO_LARGE;
        }
        if (!reached) {
            return RejectionReason.NO_ACCESSIBLE_VEHICLE;
        }
        if (bounds.timely && !bounds.open) {
            return RejectionReason.OUTSIDE_SERVICE_HOURS;
        }
        if (bounds.open && bounds.pairs() == 0) {
            return RejectionReason.ZONE_SUSPENDED;
        }
        return bounds.pairs() > 0 && !working
                ? RejectionReason.OUTSIDE_SERVICE_HOURS
                : RejectionReason.NO_VEHICLE_IN_TIME;
    }

    private static boolean works(TimeWindow shift, RequestBounds bounds) {
        for (int i = 0; i < bounds.pairs(); i++) {
            PairBounds pair = bounds.pair(i);
            int pickup = Math.max(shift.startSeconds(), pair.earliestSeconds);
            if (pickup <= pair.latestSeconds
                    && pickup + pair.pickupDwellSeconds + pair.directSeconds + pair.dropoffDwellSeconds
                            <= shift.endSeconds()) {
                return true;
            }
        }
        return false;
    }
}
