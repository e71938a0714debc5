package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * When the stops of a plan are served according to its {@link PromiseGraph}, and what that costs.
 *
 * @param rides when each ride of it begins and ends
 * @param breaks when each break of it begins
 * @param waits seconds that riders on board stand before each stop
 * @param endSeconds when the vehicle is at the end of its shift
 * @param stretchSeconds the driver's longest stretch of driving
 * @param cost driven seconds and what riders wait and ride, in sixteenths of a driven second
 */
record PlanTimes(
        Map<RideId, RideTimes> rides,
        List<Long> breaks,
        Map<Stop, Long> waits,
        long endSeconds,
        long stretchSeconds,
        long cost) {

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

    /** How strictly a plan is held against what bounds it. */
    private enum Bounds {
        /** Windows, ride times, waits. */
        ALL,
        /** All but waits. */
        WITHOUT_WAITS,
        /** Only what can't be otherwise: drives and the start of windows. */
        NONE
    }

    /** A stop or a break of a plan. */
    private record Entry(
            @Nullable Stop stop,
            @Nullable Ride ride,
            @Nullable Promise bounds,
            int place,
            int dwellSeconds,
            boolean boards) {}

    /** The times of a plan as it stands, however late; ride times and waits are met where that makes nothing late. */
    static PlanTimes present(
            FleetState state, ShiftState shift, int nowSeconds, TravelTimes times, OperatingRules rules) {
        Problem problem =
                new Problem(state, shift, shift.plan().stops(), shift.plan().breaks(), nowSeconds, times, rules);
        PlanTimes nothing = new PlanTimes(Map.of(), List.of(), Map.of(), Long.MIN_VALUE, 0, 0);
        PlanTimes earliest = problem.solved(Bounds.NONE, nothing, true).orElseThrow();
        // Late as they are, the earliest times can't be beaten: they widen the bounds, but for those of ride times.
        Map<RideId, RideTimes> widened = new HashMap<>();
        earliest.rides.forEach(
                (id, ride) -> widened.put(id, new RideTimes(ride.pickupSeconds, ride.dropoffSeconds, Long.MIN_VALUE)));
        PlanTimes late = new PlanTimes(widened, earliest.breaks, Map.of(), earliest.endSeconds, 0, 0);
        return problem.solved(Bounds.ALL, late, true)
                .or(() -> problem.solved(Bounds.WITHOUT_WAITS, late, true))
                .orElse(earliest);
    }

    /** The times of proposed stops, or empty if a promise or rule would break, or get worse than it is at present. */
    static Optional<PlanTimes> proposed(
            FleetState state,
            ShiftState shift,
            List<Stop> stops,
            List<PlannedBreak> breaks,
            int nowSeconds,
            TravelTimes times,
            OperatingRules rules,
            PlanTimes present) {
        return new Problem(state, shift, stops, breaks, nowSeconds, times, rules)
                .solved(Bounds.ALL, present, false)
                .filter(proposed -> proposed.stretchSeconds
                        <= Math.max(shift.shift().duty().drivingSecondsMax(), present.stretchSeconds));
    }

    /** One stop order of one shift. */
    private static final class Problem {

        private final ShiftState shift;
        private final TravelTimes times;
        private final OperatingRules rules;
        private final PlanStart start;
        private final List<Entry> entries = new ArrayList<>();
        private final List<PlannedBreak> breaks;

        Problem(
                FleetState state,
                ShiftState shift,
                List<Stop> stops,
                List<PlannedBreak> breaks,
                int nowSeconds,
                TravelTimes times,
                OperatingRules rules) {
            this.shift = shift;
            this.times = times;
            this.rules = rules;
            this.breaks = breaks;
            this.start = state.planStart(shift, nowSeconds);
            for (int i = 0; i <= stops.size(); i++) {
                for (PlannedBreak rest : breaks) {
                    if (rest.beforeStop() == i) {
                        entries.add(new Entry(
                                null,
                                null,
                                null,
                                rest.rest().place(),
                                rest.rest().seconds(),
                                false));
                    }
                }
                if (i < stops.size()) {
                    entries.add(entry(state, stops.get(i)));
                }
            }
        }

        private Entry entry(FleetState state, Stop stop) {
            Ride ride = state.getRide(stop.ride());
            int vehicle = shift.vehicle().type().dwell().seconds(ride.party());
            Promise bounds = state.boundsOf(ride);
            return switch (stop.kind()) {
                case PICKUP ->
                    new Entry(stop, ride, bounds, ride.pickup().place(), ride.pickupDwellSeconds() + vehicle, true);
                case DROPOFF ->
                    new Entry(stop, ride, bounds, ride.dropoff().place(), ride.dropoffDwellSeconds() + vehicle, false);
            };
        }

        Optional<PlanTimes> solved(Bounds bounds, PlanTimes present, boolean standsAtFirst) {
            PromiseGraph graph = new PromiseGraph(entries.size(), times);
            Map<RideId, Integer> pickups = new HashMap<>();
            int place = start.place();
            int previous = 0;
            int dwell = start.readySeconds();
            int aboard = start.aboard().people();
            int nextBreak = 0;
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                int node = graph.stopNode(i);
                graph.driveAfter(previous, node, dwell, place, entry.place);
                if (entry.ride == null || entry.stop == null || entry.bounds == null) {
                    TimeWindow window = breaks.get(nextBreak).rest().window();
                    long late = nextBreak < present.breaks.size() ? present.breaks.get(nextBreak) : Long.MIN_VALUE;
                    nextBreak++;
                    graph.notBefore(node, window.startSeconds());
                    if (bounds != Bounds.NONE) {
                        graph.notAfter(node, Math.max(window.endSeconds(), late));
                    }
                } else {
                    bind(
                            graph,
                            node,
                            entry.stop,
                            entry.ride,
                            entry.bounds,
                            pickups,
                            bounds,
                            present.rides.get(entry.ride.id()));
                    if (bounds == Bounds.ALL && aboard > 0 && !(standsAtFirst && i == 0 && entry.boards)) {
                        long wait = Math.max(
                                entry.boards ? rules.waitAboardSecondsMax() : 0,
                                present.waits.getOrDefault(entry.stop, 0L));
                        graph.waitAtMost(previous, node, dwell, place, entry.place, wait);
                    }
                    aboard += entry.boards
                            ? entry.ride.party().people()
                            : -entry.ride.party().people();
                }
                place = entry.place;
                previous = node;
                dwell = entry.dwellSeconds;
            }
            graph.driveAfter(previous, graph.endNode(), dwell, place, start.endPlace());
            if (bounds != Bounds.NONE) {
                graph.notAfter(graph.endNode(), Math.max(start.endSeconds(), present.endSeconds));
            }
            return graph.solve() ? Optional.of(read(graph, pickups)) : Optional.empty();
        }

        private static void bind(
                PromiseGraph graph,
                int node,
                Stop stop,
                Ride ride,
                Promise promise,
                Map<RideId, Integer> pickups,
                Bounds bounds,
                @Nullable RideTimes present) {
            boolean pickup = stop.kind() == Stop.Kind.PICKUP;
            if (pickup) {
                pickups.put(ride.id(), node);
                graph.notBefore(node, promise.pickup().startSeconds());
            }
            if (bounds == Bounds.NONE) {
                return;
            }
            if (pickup) {
                graph.notAfter(
                        node,
                        Math.max(
                                promise.pickup().endSeconds(),
                                present == null ? Long.MIN_VALUE : present.pickupSeconds));
                return;
            }
            long latest = promise.latestDropoffSeconds();
            int rideMax = promise.rideSecondsMax();
            Integer pickupNode = pickups.get(ride.id());
            if (pickupNode != null) {
                long rideBound = Math.max(rideMax, present == null ? Long.MIN_VALUE : present.rideSeconds);
                graph.rideAtMost(pickupNode, node, rideBound);
            } else if (ride.boardedSeconds().isPresent()) {
                latest = Math.min(latest, (long) ride.boardedSeconds().getAsInt() + rideMax);
            }
            graph.notAfter(node, Math.max(latest, present == null ? Long.MIN_VALUE : present.dropoffSeconds));
        }

        private PlanTimes read(PromiseGraph graph, Map<RideId, Integer> pickups) {
            Map<RideId, RideTimes> rides = new HashMap<>();
            Map<Stop, Long> waits = new HashMap<>();
            Stretches stretches = new Stretches(start.duty(), shift.shift().duty());
            long cost = 0;
            int place = start.place();
            long departure = start.readySeconds();
            int aboard = start.aboard().people();
            List<Long> breakTimes = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                int drive = times.seconds(place, entry.place, Math.toIntExact(departure));
                long service = graph.seconds(graph.stopNode(i));
                cost += DRIVEN * drive;
                stretches.drive(departure, drive);
                if (entry.ride == null || entry.stop == null) {
                    breakTimes.add(service);
                } else {
                    if (aboard > 0) {
                        waits.put(entry.stop, service - departure - drive);
                    }
                    if (entry.boards) {
                        aboard += entry.ride.party().people();
                    } else {
                        aboard -= entry.ride.party().people();
                        cost += readRide(entry.ride, graph, pickups, service, rides);
                    }
                }
                place = entry.place;
                departure = service + entry.dwellSeconds;
            }
            int home = times.seconds(place, start.endPlace(), Math.toIntExact(departure));
            stretches.drive(departure, home);
            cost += DRIVEN * home;
            return new PlanTimes(
                    rides, breakTimes, waits, graph.seconds(graph.endNode()), stretches.longestSeconds(), cost);
        }

        private long readRide(
                Ride ride,
                PromiseGraph graph,
                Map<RideId, Integer> pickups,
                long dropoff,
                Map<RideId, RideTimes> rides) {
            Integer node = pickups.get(ride.id());
            int boarding =
                    ride.pickupDwellSeconds() + shift.vehicle().type().dwell().seconds(ride.party());
            if (node == null) {
                rides.put(ride.id(), new RideTimes(Long.MIN_VALUE, dropoff, Long.MIN_VALUE));
                long since = ride.status() == RideStatus.ABOARD
                        ? ride.boardedSeconds().orElse(0)
                        : 0;
                return PERSON * ride.party().people() * (dropoff - since);
            }
            long pickup = graph.seconds(node);
            rides.put(ride.id(), new RideTimes(pickup, dropoff, dropoff - pickup - boarding));
            return PERSON
                    * ride.party().people()
                    * (dropoff - ride.promise().pickup().startSeconds() - boarding);
        }
    }
}
