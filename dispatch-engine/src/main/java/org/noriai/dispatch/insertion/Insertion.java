package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;

/**
 * A pickup and a dropoff placed in a plan.
 *
 * <p>Gap i is before the plan's entry i, gap n after its last; entries are stops and breaks. Both gaps count in the plan as
 * it was; where they are equal the pickup comes first. A ride that is in the plan already is thought away before counting.
 *
 * @param shift whose plan
 * @param pickup where to board
 * @param dropoff where to alight
 * @param pickupGap where in the plan
 * @param dropoffGap where in the plan, not before {@code pickupGap}
 * @param pickupSeconds when boarding begins, in seconds since the area's epoch
 * @param dropoffSeconds when alighting begins
 * @param boardingSeconds how long boarding takes on this vehicle
 * @param pickupFromSeconds the pickup was not to begin before
 * @param dropoffBySeconds the dropoff was to begin by
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
        int boardingSeconds,
        int pickupFromSeconds,
        int dropoffBySeconds,
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
     * The plan with the ride's stops put where this says.
     *
     * @throws IllegalArgumentException if the plan is too short or another shift's
     */
    public RoutePlan planWith(RoutePlan plan, RideId ride) {
        List<Stop> stops = new ArrayList<>();
        List<PlannedBreak> breaks = new ArrayList<>();
        int entry = 0;
        int nextBreak = 0;
        for (int i = 0; i <= plan.stops().size(); i++) {
            while (nextBreak < plan.breaks().size()
                    && plan.breaks().get(nextBreak).beforeStop() == i) {
                addAt(entry++, ride, stops);
                breaks.add(new PlannedBreak(
                        stops.size(), plan.breaks().get(nextBreak++).rest()));
            }
            if (i < plan.stops().size() && !plan.stops().get(i).ride().equals(ride)) {
                addAt(entry++, ride, stops);
                stops.add(plan.stops().get(i));
            }
        }
        addAt(entry, ride, stops);
        if (!plan.shift().equals(shift) || dropoffGap > entry) {
            throw new IllegalArgumentException("The plan of shift %s with %d entries has no gap %d of shift %s."
                    .formatted(plan.shift(), entry, dropoffGap, shift));
        }
        return plan.next(stops, breaks);
    }

    private void addAt(int gap, RideId ride, List<Stop> stops) {
        if (gap == pickupGap) {
            stops.add(Stop.pickup(ride));
        }
        if (gap == dropoffGap) {
            stops.add(Stop.dropoff(ride));
        }
    }
}
