package org.noriai.dispatch.drawn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.event.DispatchEvent.OffersHeld;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.ShiftStarted;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;

/** Builds the state that specifications describe, by the events that would have led to it. */
public final class FleetBuilder {

    /** How long before its arrival a driving vehicle has left. */
    private static final int DRIVE_SECONDS = 300;

    private final int atSeconds;
    private final List<DispatchEvent> events = new ArrayList<>();

    private FleetBuilder(int atSeconds) {
        this.atSeconds = atSeconds;
    }

    /** The fleet; every event of it decided at {@code atSeconds}, before anything it tells of. */
    public static FleetState build(int atSeconds, List<ShiftSpec> shifts) {
        FleetBuilder builder = new FleetBuilder(atSeconds);
        builder.events.add(new FleetChanged(
                atSeconds,
                shifts.stream().map(ShiftSpec::fleetVehicle).toList(),
                shifts.stream().map(ShiftSpec::shift).toList()));
        shifts.forEach(builder::add);
        FleetState state = FleetState.empty().applyAll(builder.events);
        state.checkInvariants();
        return state;
    }

    private void add(ShiftSpec shift) {
        List<Stop> stops = new ArrayList<>();
        for (RideSpec ride : shift.rides()) {
            events.add(new OffersHeld(
                    atSeconds,
                    ride.heldRide(shift.id()).offerSet(),
                    ride.heldRide(shift.id()).rider(),
                    "drawn",
                    shift.window().endSeconds(),
                    List.of(ride.heldRide(shift.id()))));
        }
        List<RideSpec> aboard = shift.rides().stream()
                .filter(ride -> ride.boardedSeconds().isPresent())
                .sorted(Comparator.comparingInt(ride -> ride.boardedSeconds().orElseThrow()))
                .toList();
        aboard.forEach(ride -> stops.add(Stop.pickup(ride.id())));
        stops.addAll(shift.stops());
        List<PlannedBreak> breaks = shift.extras().breaks().stream()
                .map(rest -> new PlannedBreak(rest.beforeStop() + aboard.size(), rest.rest()))
                .toList();
        events.add(new PlansReplaced(
                atSeconds, PlanCause.INSERTION, List.of(new RoutePlan(shift.id(), 1, stops, breaks))));
        for (RideSpec ride : shift.rides()) {
            if (!ride.held()) {
                events.add(new RideAssigned(atSeconds, ride.id(), "key-" + ride.name()));
            }
        }
        if (!shift.started()) {
            return;
        }
        events.add(new ShiftStarted(atSeconds, shift.id()));
        for (RideSpec ride : aboard) {
            int boarded = ride.boardedSeconds().orElseThrow();
            events.add(new StopArrived(atSeconds, shift.id(), shift.startPlace(), boarded));
            events.add(new StopServed(atSeconds, shift.id(), Stop.pickup(ride.id()), boarded));
        }
        if (shift.drivingUntilSeconds().isPresent()) {
            events.add(new StopDeparted(
                    atSeconds,
                    shift.id(),
                    firstPlace(shift),
                    shift.drivingUntilSeconds().getAsInt() - DRIVE_SECONDS,
                    shift.drivingUntilSeconds().getAsInt()));
        }
        if (shift.haltedSinceSeconds().isPresent()) {
            events.add(new StopArrived(
                    atSeconds,
                    shift.id(),
                    firstPlace(shift),
                    shift.haltedSinceSeconds().getAsInt()));
        }
    }

    private static int firstPlace(ShiftSpec shift) {
        Stop first = shift.stops().getFirst();
        RideSpec ride = shift.ride(first);
        return first.kind() == Stop.Kind.PICKUP ? ride.pickupPlace() : ride.dropoffPlace();
    }
}
