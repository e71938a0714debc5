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
        state.rides.forEach((id, ride) -> {
            if (ride.status().planned() && !ride.shift().equals(planned.get(id))) {
                throw new IllegalStateException("The %s ride %s belongs to shift %s but is planned in %s."
                        .formatted(ride.status(), id, ride.shift(), planned.get(id)));
            }
        });
        checkHeld(state);
        BookingInvariants.check(state);
    }

    /** Checks the plans that are others than before, and that their rides belong to them. */
    static void checkChange(FleetState before, FleetState after) {
        if (after.hasShiftsOf(before)) {
            after.forEachShiftChangedSince(before, index -> checkOne(after, after.shifts.get(index)));
        } else {
            after.shifts.forEach(shift -> checkOne(after, shift));
        }
    }

    private static void checkOne(FleetState state, ShiftState shift) {
        Map<RideId, ShiftId> planned = new HashMap<>();
        checkPlan(state, shift, planned);
        IdleDrives.check(state, shift);
        for (RideId id : planned.keySet()) {
            if (!state.getRide(id).shift().equals(shift.shift().id())) {
                throw new IllegalStateException("The ride %s is planned in shift %s but belongs to %s."
                        .formatted(id, shift.shift().id(), state.getRide(id).shift()));
            }
        }
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
        state.rides.forEach((id, ride) -> {
            if (ride.status() == RideStatus.HELD && !held.contains(id)) {
                throw new IllegalStateException("The held offer %s is in no set.".formatted(id));
            }
        });
    }
}
