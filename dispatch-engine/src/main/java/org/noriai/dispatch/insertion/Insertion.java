package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;

/**
 * A pickup and a dropoff placed in a plan.
 *
 * <p>Gap i is before the plan's stop i, gap n after its last. Both gaps count in the plan as it was; where they are
 * equal the pickup comes first. A ride that is in the plan already is thought away before counting.
 *
 * @param shift whose plan
 * @param pickup where to board
 * @param dropoff where to alight
 * @param pickupGap where in the plan
 * @param dropoffGap where in the plan, not before {@code pickupGap}
 * @param pickupSeconds when boarding begins, in seconds since the area's epoch
 * @param dropoffSeconds when alighting begins
 * @param directSeconds the drive without a detour
 * @param drivenSeconds drive added to the plan
 * @param cost what it costs in all, in units of {@link InsertionCost}
 */
public record Insertion(
        ShiftId shift,
        Access pickup,
        Access dropoff,
        int pickupGap,
        int dropoffGap,
        int pickupSeconds,
        int dropoffSeconds,
        int directSeconds,
        int drivenSeconds,
        long cost) {

    /** Checks the order of gaps and times. */
    public Insertion {
        if (pickupGap < 0 || dropoffGap < pickupGap) {
            throw new IllegalArgumentException(
                    "A pickup in gap %d and a dropoff in gap %d of shift %s are not possible."
                            .formatted(pickupGap, dropoffGap, shift));
        }
        if (dropoffSeconds < pickupSeconds || directSeconds < 0) {
            throw new IllegalArgumentException(
                    "A pickup at %d, a dropoff at %d and a direct drive of %d s on shift %s are not possible."
                            .formatted(pickupSeconds, dropoffSeconds, directSeconds, shift));
        }
    }

    /**
     * The plan's stops with the ride's put where this says.
     *
     * @throws IllegalArgumentException if the plan is too short or another shift's
     */
    public List<Stop> stopsWith(RoutePlan plan, RideId ride) {
        List<Stop> stops = new ArrayList<>(plan.stops());
        stops.removeIf(stop -> stop.ride().equals(ride));
        if (!plan.shift().equals(shift) || dropoffGap > stops.size()) {
            throw new IllegalArgumentException("The plan of shift %s with %d stops has no gap %d of shift %s."
                    .formatted(plan.shift(), stops.size(), dropoffGap, shift));
        }
        stops.add(dropoffGap, Stop.dropoff(ride));
        stops.add(pickupGap, Stop.pickup(ride));
        return List.copyOf(stops);
    }
}
