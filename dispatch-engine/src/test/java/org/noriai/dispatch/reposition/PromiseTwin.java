package org.noriai.dispatch.reposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Whether a plan keeps every promise from a place and time on: its own graph of constraints, {@code to >= from +
 * weight}, solved by Bellman and Ford. Shares no code with what it judges. Node 0 is time zero.
 */
final class PromiseTwin {

    private record Arc(int from, int to, long weight) {}

    private PromiseTwin() {}

    static boolean keeps(FleetState state, ShiftState shift, int place, int readySeconds, TravelTimes times) {
        List<Arc> arcs = new ArrayList<>();
        Map<RideId, Integer> boarding = new HashMap<>();
        List<Stop> stops = shift.plan().stops();
        int before = 0;
        int at = place;
        long busy = readySeconds;
        for (int i = 0; i < stops.size(); i++) {
            int node = i + 1;
            Ride ride = state.getRide(stops.get(i).ride());
            boolean pickup = stops.get(i).kind() == Stop.Kind.PICKUP;
            int next = pickup ? ride.pickup().place() : ride.dropoff().place();
            arcs.add(new Arc(before, node, busy + times.seconds(at, next, 0)));
            if (pickup) {
                boarding.put(ride.id(), node);
                arcs.add(new Arc(0, node, ride.promise().pickup().startSeconds()));
                arcs.add(new Arc(node, 0, -(long) ride.promise().pickup().endSeconds()));
                busy = ride.pickupDwellSeconds();
            } else {
                arcs.add(new Arc(node, 0, -(long) ride.promise().latestDropoffSeconds()));
                long longest = (long) ride.promise().rideSecondsMax() + ride.pickupDwellSeconds();
                arcs.add(new Arc(node, Objects.requireNonNull(boarding.get(ride.id())), -longest));
                busy = ride.dropoffDwellSeconds();
            }
            before = node;
            at = next;
        }
        int end = stops.size() + 1;
        arcs.add(new Arc(before, end, busy + times.seconds(at, shift.shift().endPlace(), 0)));
        arcs.add(new Arc(end, 0, -(long) shift.shift().window().endSeconds()));
        return hasSolution(arcs, end + 1);
    }

    private static boolean hasSolution(List<Arc> arcs, int nodes) {
        long[] value = new long[nodes];
        Arrays.fill(value, Long.MIN_VALUE / 4);
        value[0] = 0;
        for (int round = 0; round <= nodes; round++) {
            boolean moved = false;
            for (Arc arc : arcs) {
                if (value[arc.from] + arc.weight > value[arc.to]) {
                    value[arc.to] = value[arc.from] + arc.weight;
                    moved = true;
                }
            }
            if (value[0] > 0) {
                return false;
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }
}
