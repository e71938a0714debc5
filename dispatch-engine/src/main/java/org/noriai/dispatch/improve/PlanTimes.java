package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * When the stops of a plan are served according to its {@link PromiseGraph}, and what that costs.
 *
 * @param rides when each ride of it begins and ends
 * @param endSeconds when the vehicle is at the end of its shift
 * @param cost driven seconds and what riders wait and ride, in sixteenths of a driven second
 */
record PlanTimes(Map<RideId, RideTimes> rides, long endSeconds, long cost) {

    /** Of a second driven. */
    private static final long DRIVEN = 16;

    /** Of a second that one person waits after the start of the window, or rides. */
    private static final long PERSON = 8;

    /**
     * When a ride takes place.
     *
     * @param pickupSeconds when boarding begins; meaningless for who is on board
     * @param dropoffSeconds when alighting begins
     * @param rideSeconds from the end of boarding; meaningless for who is on board
     */
    record RideTimes(long pickupSeconds, long dropoffSeconds, long rideSeconds) {}

    /** The times of a plan as it stands, however late; ride times are met where that makes nothing late. */
    static PlanTimes present(FleetState state, ShiftState shift, int nowSeconds, TravelTimes times) {
        List<Stop> stops = shift.plan().stops();
        Map<RideId, RideTimes> none = Map.of();
        PlanTimes earliest = solved(state, shift, stops, nowSeconds, times, none, Long.MIN_VALUE, false)
                .orElseThrow();
        // Late as they are, the earliest times can't be beaten: they widen the bounds, but for those of ride times.
        Map<RideId, RideTimes> widened = new HashMap<>();
        earliest.rides.forEach(
                (id, ride) -> widened.put(id, new RideTimes(ride.pickupSeconds, ride.dropoffSeconds, Long.MIN_VALUE)));
        return solved(state, shift, stops, nowSeconds, times, widened, earliest.endSeconds, true)
                .orElse(earliest);
    }

    /** The times of proposed stops, or empty if a promise would break, or get worse than it is at {@code present}. */
    static Optional<PlanTimes> proposed(
            FleetState state,
            ShiftState shift,
            List<Stop> stops,
            int nowSeconds,
            TravelTimes times,
            Map<RideId, RideTimes> present,
            long presentEndSeconds) {
        return solved(state, shift, stops, nowSeconds, times, present, presentEndSeconds, true);
    }

    private static Optional<PlanTimes> solved(
            FleetState state,
            ShiftState shift,
            List<Stop> stops,
            int nowSeconds,
            TravelTimes times,
            Map<RideId, RideTimes> present,
            long presentEndSeconds,
            boolean bounded) {
        PlanStart start = state.planStart(shift, nowSeconds);
        PromiseGraph graph = new PromiseGraph(stops.size(), times);
        List<Leg> legs = new ArrayList<>();
        Map<RideId, Integer> pickups = new HashMap<>();
        int place = start.place();
        int previous = 0;
        int dwell = start.readySeconds();
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            Ride ride = state.getRide(stop.ride());
            boolean pickup = stop.kind() == Stop.Kind.PICKUP;
            int node = graph.stopNode(i);
            int at = pickup ? ride.pickup().place() : ride.dropoff().place();
            graph.driveAfter(previous, node, dwell, place, at);
            legs.add(new Leg(previous, dwell, place, at));
            if (pickup) {
                pickups.put(ride.id(), node);
                graph.notBefore(node, ride.promise().pickup().startSeconds());
            }
            if (bounded) {
                bind(graph, node, ride, pickup, pickups.get(ride.id()), present.get(ride.id()));
            }
            place = at;
            previous = node;
            dwell = pickup ? ride.pickupDwellSeconds() : ride.dropoffDwellSeconds();
        }
        graph.driveAfter(previous, graph.endNode(), dwell, place, start.endPlace());
        legs.add(new Leg(previous, dwell, place, start.endPlace()));
        if (bounded) {
            graph.notAfter(graph.endNode(), Math.max(start.endSeconds(), presentEndSeconds));
        }
        return graph.solve() ? Optional.of(read(state, stops, graph, legs, pickups, times)) : Optional.empty();
    }

    private record Leg(int node, int dwellSeconds, int fromPlace, int toPlace) {}

    private static void bind(
            PromiseGraph graph,
            int node,
            Ride ride,
            boolean pickup,
            @Nullable Integer pickupNode,
            @Nullable RideTimes present) {
        long presentPickup = present == null ? Long.MIN_VALUE : present.pickupSeconds;
        long presentDropoff = present == null ? Long.MIN_VALUE : present.dropoffSeconds;
        long presentRide = present == null ? Long.MIN_VALUE : present.rideSeconds;
        if (pickup) {
            graph.notAfter(node, Math.max(ride.promise().pickup().endSeconds(), presentPickup));
            return;
        }
        long latest = ride.promise().latestDropoffSeconds();
        int rideMax = ride.promise().rideSecondsMax();
        if (pickupNode != null) {
            graph.after(node, pickupNode, -Math.max(rideMax, presentRide) - ride.pickupDwellSeconds());
        } else if (ride.boardedSeconds().isPresent()) {
            latest = Math.min(latest, (long) ride.boardedSeconds().getAsInt() + rideMax);
        }
        graph.notAfter(node, Math.max(latest, presentDropoff));
    }

    private static PlanTimes read(
            FleetState state,
            List<Stop> stops,
            PromiseGraph graph,
            List<Leg> legs,
            Map<RideId, Integer> pickups,
            TravelTimes times) {
        long cost = 0;
        for (Leg leg : legs) {
            long departure = (leg.node == 0 ? 0 : graph.seconds(leg.node)) + leg.dwellSeconds;
            cost += DRIVEN * times.seconds(leg.fromPlace, leg.toPlace, Math.toIntExact(departure));
        }
        Map<RideId, RideTimes> rides = new HashMap<>();
        for (int i = 0; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            if (stops.get(i).kind() == Stop.Kind.DROPOFF) {
                long dropoff = graph.seconds(graph.stopNode(i));
                Integer pickupNode = pickups.get(ride.id());
                long pickup = pickupNode == null ? Long.MIN_VALUE : graph.seconds(pickupNode);
                long since = pickupNode == null
                        ? ride.boardedSeconds().orElse(0)
                        : (long) ride.promise().pickup().startSeconds() + ride.pickupDwellSeconds();
                long rideSeconds = pickupNode == null ? Long.MIN_VALUE : dropoff - pickup - ride.pickupDwellSeconds();
                cost += PERSON * ride.party().people() * (dropoff - since);
                rides.put(ride.id(), new RideTimes(pickup, dropoff, rideSeconds));
            }
        }
        return new PlanTimes(rides, graph.seconds(graph.endNode()), cost);
    }
}
