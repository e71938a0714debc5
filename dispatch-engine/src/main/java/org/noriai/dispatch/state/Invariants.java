package org.noriai.dispatch.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleId;

/** What always has to hold of a state. */
final class Invariants {

    private Invariants() {}

    static void check(FleetState state) {
        Map<RideId, ShiftId> planned = new HashMap<>();
        Set<VehicleId> running = new HashSet<>();
        for (ShiftState shift : state.listShifts()) {
            checkPlan(state, shift, planned);
            IdleDrives.check(state, shift);
            if (shift.running() && !running.add(shift.shift().vehicle())) {
                throw new IllegalStateException("The vehicle %s runs two shifts at once, one is %s."
                        .formatted(shift.shift().vehicle(), shift.shift().id()));
            }
        }
        for (Ride ride : state.listRides()) {
            if (ride.status().planned() && !ride.shift().equals(planned.get(ride.id()))) {
                throw new IllegalStateException("The %s ride %s belongs to shift %s but is planned in %s."
                        .formatted(ride.status(), ride.id(), ride.shift(), planned.get(ride.id())));
            }
        }
        checkHeld(state);
        BookingInvariants.check(state);
    }

    private static void checkPlan(FleetState state, ShiftState shift, Map<RideId, ShiftId> planned) {
        List<Stop> stops = shift.plan().stops();
        Load load = state.planStart(shift, shift.progress().sinceSeconds()).aboard();
        carries(shift, load, "now");
        Set<RideId> pickedUp = new HashSet<>();
        Set<Stop> seen = new HashSet<>();
        for (Stop stop : stops) {
            Ride ride = state.getRide(stop.ride());
            boolean aboard = ride.status() == RideStatus.ABOARD;
            if (!ride.status().planned() || !seen.add(stop)) {
                throw new IllegalStateException("The plan of shift %s has %s of a %s ride, or has it twice."
                        .formatted(shift.shift().id(), stop, ride.status()));
            }
            if (stop.kind() == Stop.Kind.PICKUP) {
                if (aboard) {
                    throw new IllegalStateException("The plan of shift %s picks up %s, who is on board."
                            .formatted(shift.shift().id(), stop));
                }
                pickedUp.add(ride.id());
                load = load.plus(ride.party().load());
            } else {
                if (!aboard && !pickedUp.remove(ride.id())) {
                    throw new IllegalStateException("The plan of shift %s sets down %s before the pickup."
                            .formatted(shift.shift().id(), stop));
                }
                load = load.minus(ride.party().load());
                if (planned.put(ride.id(), shift.shift().id()) != null) {
                    throw new IllegalStateException("The ride %s is in two plans, one is that of shift %s."
                            .formatted(ride.id(), shift.shift().id()));
                }
            }
            carries(shift, load, stop.toString());
        }
        if (!pickedUp.isEmpty()) {
            throw new IllegalStateException("The plan of shift %s picks up %s and never sets them down."
                    .formatted(shift.shift().id(), pickedUp));
        }
    }

    private static void carries(ShiftState shift, Load load, String where) {
        if (!shift.vehicle().type().carries(load)) {
            throw new IllegalStateException("The shift %s has %s on board (%s), more than its vehicle %s carries."
                    .formatted(shift.shift().id(), load, where, shift.vehicle()));
        }
    }

    private static void checkHeld(FleetState state) {
        Set<RideId> held = new HashSet<>();
        for (HeldOffers set : state.listHeld()) {
            for (RideId offer : set.offers()) {
                if (state.getRide(offer).status() != RideStatus.HELD || !held.add(offer)) {
                    throw new IllegalStateException("The set %s holds %s, which is %s or held twice."
                            .formatted(
                                    set.offerSet(), offer, state.getRide(offer).status()));
                }
            }
        }
        for (Ride ride : state.listRides()) {
            if (ride.status() == RideStatus.HELD && !held.contains(ride.id())) {
                throw new IllegalStateException("The held offer %s is in no set.".formatted(ride.id()));
            }
        }
    }
}
