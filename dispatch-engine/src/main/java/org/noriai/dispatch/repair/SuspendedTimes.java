package org.noriai.dispatch.repair;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;

/** What suspensions leave of the times of a ride. Immutable, thus thread-safe. */
final class SuspendedTimes {

    private final RuleBook book;

    SuspendedTimes(RuleBook book) {
        this.book = book;
    }

    /** Whether the ride begins or ends in the zone; who was set down on the way is fetched wherever that is. */
    boolean concerns(FleetState state, Ride ride, ZoneKey zone) {
        boolean waiting = ride.status() == RideStatus.CONFIRMED || ride.status() == RideStatus.HELD;
        return waiting
                && !state.isStranded(ride)
                && (book.zone(ride.pickup().place()).id().equals(zone)
                        || book.zone(ride.dropoff().place()).id().equals(zone));
    }

    /** The parts of the bounds that end before or begin after every suspension that concerns the ride, earliest first. */
    List<Promise> around(FleetState state, Ride ride, Promise bounds) {
        List<Promise> parts = List.of(bounds);
        for (Suspension suspension : state.listSuspensions()) {
            if (concerns(state, ride, suspension.zone())) {
                List<Promise> left = new ArrayList<>();
                parts.forEach(part -> addAround(part, suspension.window(), left));
                parts = left;
            }
        }
        return parts;
    }

    private static void addAround(Promise bounds, TimeWindow closed, List<Promise> parts) {
        int start = bounds.pickup().startSeconds();
        int end = bounds.pickup().endSeconds();
        int by = bounds.latestDropoffSeconds();
        if (start > closed.endSeconds() || by < closed.startSeconds()) {
            parts.add(bounds);
            return;
        }
        int before = closed.startSeconds() - 1;
        if (start <= before) {
            parts.add(new Promise(
                    new TimeWindow(start, Math.min(end, before)), Math.min(by, before), bounds.rideSecondsMax()));
        }
        int after = closed.endSeconds() + 1;
        if (after <= end && after <= by) {
            parts.add(new Promise(new TimeWindow(Math.max(start, after), end), by, bounds.rideSecondsMax()));
        }
    }
}
