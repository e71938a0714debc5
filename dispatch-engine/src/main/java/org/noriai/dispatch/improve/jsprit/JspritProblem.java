package org.noriai.dispatch.improve.jsprit;

import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.job.Delivery;
import com.graphhopper.jsprit.core.problem.job.Job;
import com.graphhopper.jsprit.core.problem.job.Shipment;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.PickupShipment;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.improve.BreakPlaces;
import org.noriai.dispatch.improve.Neighbourhood;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * A neighbourhood in jsprit's words, and its answer in ours.
 *
 * <p>A vehicle starts after its committed stops. Rides not on board are shipments, with the promise as time windows and
 * the longest ride; held offers must stay with their vehicle. Who is on board, or gets on at a committed stop, is a
 * delivery loaded at the start that only its vehicle may make. Bounds that the world has broken are as late as the
 * present plan. Room is taken for the most seats and the most wheelchair places of any arrangement, pickups are never
 * delayed to shorten a ride: the one is too generous, the other too strict, and the checker decides.
 */
final class JspritProblem {

    /** Of a ride that was not planned; more than any plan costs. */
    private static final double UNPLANNED = 1e7;

    /** Of a second of one person against one driven. */
    private static final double PERSON = 0.5;

    private final Neighbourhood neighbourhood;
    private final FleetState state;
    private final int baseSeconds;
    private final StopMatrixCosts costs;
    private final Map<String, Fleet> fleet = new LinkedHashMap<>();
    private final Map<RideId, Job> jobs = new LinkedHashMap<>();
    private final BreakPlaces breaks;
    private final VehicleRoutingProblem problem;

    /** A shift as jsprit sees it: its vehicle, and the committed stops that it has behind it by then. */
    private record Fleet(ShiftState shift, VehicleImpl vehicle, List<Stop> committed) {}

    JspritProblem(Neighbourhood neighbourhood, TravelTimes times, OperatingRules rules) {
        this.neighbourhood = neighbourhood;
        this.state = neighbourhood.state();
        // Counted from now: jsprit takes no time before zero, and a plan may be late.
        this.baseSeconds = neighbourhood.nowSeconds() - 86_400;
        this.costs = new StopMatrixCosts(times, baseSeconds);
        this.breaks = new BreakPlaces(state, neighbourhood.nowSeconds(), times, rules);
        PlanScheduler scheduler = new PlanScheduler(times, rules);
        VehicleRoutingProblem.Builder builder = VehicleRoutingProblem.Builder.newInstance()
                .setFleetSize(FleetSize.FINITE)
                .setRoutingCost(costs);
        for (ShiftState shift : neighbourhood.shifts()) {
            if (shift.takesRides(neighbourhood.nowSeconds()) && !shift.shift().timetabled()) {
                add(shift, scheduler.schedule(state, shift, neighbourhood.nowSeconds()));
            }
        }
        fleet.values().forEach(one -> builder.addVehicle(one.vehicle));
        jobs.values().forEach(builder::addJob);
        this.problem = builder.build();
    }

    private void add(ShiftState shift, PlanSchedule schedule) {
        PlanStart start = state.planStart(shift, neighbourhood.nowSeconds());
        List<Stop> stops = shift.plan().stops();
        VehicleType kind = shift.vehicle().type();
        int committed = start.committedStops();
        String skill = "shift-" + fleet.size();
        int place = start.place();
        int ready = start.readySeconds();
        Map<RideId, Integer> boarding = new HashMap<>();
        for (int i = 0; i < committed; i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            boolean pickup = stops.get(i).kind() == Stop.Kind.PICKUP;
            place = pickup ? ride.pickup().place() : ride.dropoff().place();
            ready = schedule.serviceSeconds(i) + (pickup ? ride.boardingSeconds(kind) : ride.alightingSeconds(kind));
            if (pickup) {
                boarding.put(ride.id(), ready);
            }
        }
        VehicleTypeImpl type = VehicleTypeImpl.Builder.newInstance("type-" + fleet.size())
                .addCapacityDimension(0, shift.vehicle().type().seatsMax())
                .addCapacityDimension(1, shift.vehicle().type().wheelchairsMax())
                .setCostPerDistance(0)
                .setCostPerTransportTime(1)
                .build();
        VehicleImpl vehicle = VehicleImpl.Builder.newInstance(shift.shift().id().value())
                .setType(type)
                .setStartLocation(Location.newInstance(place))
                .setEndLocation(Location.newInstance(start.endPlace()))
                .setEarliestStart(relative(ready))
                .setLatestArrival(relative(Math.max(start.endSeconds(), schedule.endSeconds())))
                .addSkill(skill)
                .build();
        fleet.put(vehicle.getId(), new Fleet(shift, vehicle, stops.subList(0, committed)));
        Map<RideId, Integer> pickups = new HashMap<>();
        for (int i = committed; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            if (stops.get(i).kind() == Stop.Kind.PICKUP) {
                pickups.put(ride.id(), schedule.serviceSeconds(i));
            } else {
                Integer pickup = pickups.get(ride.id());
                jobs.put(
                        ride.id(),
                        pickup == null
                                ? delivery(ride, kind, skill, schedule.serviceSeconds(i), boarding.get(ride.id()))
                                : shipment(ride, kind, skill, pickup, schedule.serviceSeconds(i)));
            }
        }
    }

    private Job delivery(Ride ride, VehicleType kind, String skill, int presentSeconds, @Nullable Integer boards) {
        int latest = state.boundsOf(ride).latestDropoffSeconds();
        int boarded = boards != null ? boards : ride.boardedSeconds().orElse(latest);
        latest = Math.min(latest, boarded + state.boundsOf(ride).rideSecondsMax());
        return Delivery.Builder.newInstance(ride.id().value())
                .setLocation(Location.newInstance(ride.dropoff().place()))
                .setServiceTime(ride.alightingSeconds(kind))
                .setTimeWindow(TimeWindow.newInstance(0, relative(Math.max(latest, presentSeconds))))
                .addSizeDimension(0, ride.party().seats())
                .addSizeDimension(1, ride.party().wheelchairs())
                .addRequiredSkill(skill)
                .build();
    }

    private Job shipment(Ride ride, VehicleType kind, String skill, int presentPickup, int presentDropoff) {
        org.noriai.dispatch.model.TimeWindow window = state.boundsOf(ride).pickup();
        int presentRide = presentDropoff - presentPickup - ride.boardingSeconds(kind);
        Shipment.Builder shipment = Shipment.Builder.newInstance(ride.id().value())
                .setPickupLocation(Location.newInstance(ride.pickup().place()))
                .setPickupServiceTime(ride.boardingSeconds(kind))
                .setPickupTimeWindow(TimeWindow.newInstance(
                        relative(window.startSeconds()), relative(Math.max(window.endSeconds(), presentPickup))))
                .setDeliveryLocation(Location.newInstance(ride.dropoff().place()))
                .setDeliveryServiceTime(ride.alightingSeconds(kind))
                .setDeliveryTimeWindow(TimeWindow.newInstance(
                        0, relative(Math.max(state.boundsOf(ride).latestDropoffSeconds(), presentDropoff))))
                .addSizeDimension(0, ride.party().seats())
                .addSizeDimension(1, ride.party().wheelchairs())
                .setMaxTimeInVehicle(Math.max(state.boundsOf(ride).rideSecondsMax(), presentRide));
        if (ride.status() == RideStatus.HELD) {
            shipment.addRequiredSkill(skill);
        }
        return shipment.build();
    }

    private double relative(int seconds) {
        return Math.max(0, seconds - baseSeconds);
    }

    /** Whether there is anything to move. */
    boolean isEmpty() {
        return jobs.isEmpty() || fleet.isEmpty();
    }

    VehicleRoutingProblem problem() {
        return problem;
    }

    /** The plans as they are. */
    VehicleRoutingProblemSolution present() {
        List<VehicleRoute> routes = new ArrayList<>();
        for (Fleet one : fleet.values()) {
            VehicleRoute.Builder route = VehicleRoute.Builder.newInstance(one.vehicle)
                    .setJobActivityFactory(problem.getJobActivityFactory());
            List<Stop> stops = one.shift.plan().stops();
            for (Stop stop : stops.subList(one.committed.size(), stops.size())) {
                append(route, stop);
            }
            if (stops.size() > one.committed.size()) {
                routes.add(route.build());
            }
        }
        VehicleRoutingProblemSolution solution = new VehicleRoutingProblemSolution(routes, 0);
        solution.setCost(cost(solution));
        return solution;
    }

    private void append(VehicleRoute.Builder route, Stop stop) {
        Job job = jobs.get(stop.ride());
        if (job instanceof Shipment shipment) {
            if (stop.kind() == Stop.Kind.PICKUP) {
                route.addPickup(shipment);
            } else {
                route.addDelivery(shipment);
            }
        } else if (job instanceof Delivery delivery) {
            route.addDelivery(delivery);
        } else {
            throw new IllegalStateException("The stop %s is of no job.".formatted(stop));
        }
    }

    /** Driven seconds, half of what everybody's dropoff comes later, and what is not planned. */
    double cost(VehicleRoutingProblemSolution solution) {
        double cost = UNPLANNED * solution.getUnassignedJobs().size();
        for (VehicleRoute route : solution.getRoutes()) {
            Location place = route.getStart().getLocation();
            double time = route.getVehicle().getEarliestDeparture();
            // Without work the vehicle would drive to the end of its shift all the same.
            cost -= costs.seconds(place, route.getEnd().getLocation(), time);
            for (TourActivity activity : route.getActivities()) {
                double drive = costs.seconds(place, activity.getLocation(), time);
                double service = Math.max(time + drive, activity.getTheoreticalEarliestOperationStartTime());
                cost += drive;
                if (!(activity instanceof PickupShipment)) {
                    cost += PERSON * people(activity) * (service - 86_400);
                }
                time = service + activity.getOperationTime();
                place = activity.getLocation();
            }
            cost += costs.seconds(place, route.getEnd().getLocation(), time);
        }
        return cost;
    }

    private static int people(TourActivity activity) {
        return Math.abs(activity.getSize().get(0)) + Math.abs(activity.getSize().get(1));
    }

    /** The plans of a solution that differ from those there are; empty if a ride or a driver's break finds no place in it. */
    List<Proposal> proposals(VehicleRoutingProblemSolution solution) {
        if (!solution.getUnassignedJobs().isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (VehicleRoute route : solution.getRoutes()) {
            String id = route.getVehicle().getId();
            used.add(id);
            if (!propose(getFleet(id), route.getActivities(), proposals)) {
                return List.of();
            }
        }
        for (Map.Entry<String, Fleet> one : fleet.entrySet()) {
            if (!used.contains(one.getKey()) && !propose(one.getValue(), List.of(), proposals)) {
                return List.of();
            }
        }
        return proposals;
    }

    private Fleet getFleet(String id) {
        Fleet one = fleet.get(id);
        if (one == null) {
            throw new IllegalStateException("jsprit planned for a vehicle %s that it was not given.".formatted(id));
        }
        return one;
    }

    private boolean propose(Fleet one, List<TourActivity> activities, List<Proposal> proposals) {
        List<Stop> stops = new ArrayList<>(one.committed);
        for (TourActivity activity : activities) {
            RideId ride =
                    new RideId(((TourActivity.JobActivity) activity).getJob().getId());
            stops.add(
                    switch (activity) {
                        case PickupShipment pickup -> Stop.pickup(ride);
                        default -> Stop.dropoff(ride);
                    });
        }
        if (stops.equals(one.shift.plan().stops())) {
            return true;
        }
        Optional<Proposal> proposal = breaks.propose(one.shift, stops);
        proposal.ifPresent(proposals::add);
        return proposal.isPresent();
    }
}
