package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.BreakEnded;
import org.noriai.dispatch.event.DispatchEvent.BreakStarted;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.event.DispatchEvent.OffersHeld;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.ShiftEnded;
import org.noriai.dispatch.event.DispatchEvent.ShiftStarted;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.event.DispatchEvent.ZoneResumed;
import org.noriai.dispatch.event.DispatchEvent.ZoneSuspended;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState.BookingKey;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftProgress.ServedHalt;

/** One event's effect on a state. Used once, by one thread. */
final class StateChange {

    /** How long what has ended is remembered. */
    static final int MEMORY_SECONDS = 86_400;

    private final FleetState before;
    private IdMap<VehicleId, Vehicle> vehicles;
    private ShiftTable shifts;
    private IdMap<RideId, Ride> rides;
    private IdMap<OfferSetId, HeldOffers> held;
    private IdMap<RiderId, OfferSetId> heldByRider;
    private IdMap<String, Integer> heldByHolder;
    private IdMap<BookingKey, RideId> bookings;
    private IdMap<RiderId, List<RideId>> ridesOfRider;
    private List<Suspension> suspensions;

    StateChange(FleetState before) {
        this.before = before;
        this.vehicles = before.vehicles;
        this.shifts = before.shifts;
        this.rides = before.rides;
        this.held = before.held;
        this.heldByRider = before.heldByRider;
        this.heldByHolder = before.heldByHolder;
        this.bookings = before.bookings;
        this.ridesOfRider = before.ridesOfRider;
        this.suspensions = before.suspensions;
    }

    FleetState apply(DispatchEvent event) {
        if (event.atSeconds() < before.atSeconds()) {
            throw new IllegalStateException("The event %s at %d s comes after one at %d s."
                    .formatted(event.getClass().getSimpleName(), event.atSeconds(), before.atSeconds()));
        }
        switch (event) {
            case FleetChanged changed -> changeFleet(changed);
            case OffersHeld offered -> hold(offered);
            case OffersReleased released -> released.offers().forEach(offer -> release(offer, released.atSeconds()));
            case RideAssigned assigned -> assign(assigned);
            case RideCancelled cancelled -> end(cancelled.ride(), RideStatus.CANCELLED, cancelled.atSeconds());
            case RideMissed missed -> end(missed.ride(), RideStatus.MISSED, missed.atSeconds());
            case ShiftStarted started -> start(started);
            case ShiftEnded ended -> putShift(withPhase(shift(ended.shift()), Phase.ENDED, ended.atSeconds()));
            case VehicleSent sent -> send(sent);
            case StopDeparted departed -> depart(departed);
            case StopArrived arrived -> arrive(arrived);
            case StopServed served -> serve(served);
            case BreakStarted started -> startBreak(started);
            case BreakEnded ended -> putShift(withPhase(shift(ended.shift()), Phase.STANDING, ended.endedSeconds()));
            case ZoneSuspended suspended -> suspend(suspended);
            case ZoneResumed resumed ->
                suspensions = suspensions.stream()
                        .filter(suspension -> !suspension.zone().equals(resumed.zone()))
                        .toList();
            case PlansReplaced replaced -> replacePlans(replaced);
        }
        return after(event.atSeconds());
    }

    private FleetState after(int atSeconds) {
        return new FleetState(
                vehicles,
                shifts,
                rides,
                held,
                heldByRider,
                heldByHolder,
                bookings,
                ridesOfRider,
                suspensions,
                atSeconds,
                before.version() + 1);
    }

    private void changeFleet(FleetChanged changed) {
        for (Vehicle vehicle : changed.vehicles()) {
            vehicles = vehicles.with(vehicle.id(), vehicle);
        }
        List<ShiftState> next = new ArrayList<>();
        for (ShiftState state : shifts) {
            boolean over = state.shift().window().endSeconds() < changed.atSeconds() - MEMORY_SECONDS;
            if (!(over && state.plan().stops().isEmpty() && !state.running())) {
                Vehicle vehicle = vehicles.find(state.shift().vehicle()).orElse(state.vehicle());
                next.add(state.withVehicle(vehicle));
            }
        }
        for (Shift shift : changed.shifts()) {
            Vehicle vehicle = vehicles.find(shift.vehicle())
                    .orElseThrow(() -> new IllegalStateException(
                            "The shift %s has no vehicle %s in the fleet.".formatted(shift.id(), shift.vehicle())));
            RoutePlan plan = new RoutePlan(
                    shift.id(),
                    0,
                    List.of(),
                    shift.breaks().stream()
                            .map(rest -> new PlannedBreak(0, rest))
                            .toList());
            for (ShiftState state : next) {
                if (state.shift().id().equals(shift.id())
                        && !state.plan().stops().isEmpty()) {
                    plan = state.plan();
                }
            }
            next.removeIf(state -> state.shift().id().equals(shift.id()));
            next.add(new ShiftState(
                    shift,
                    vehicle,
                    plan,
                    ShiftProgress.before(shift.startPlace(), shift.window().startSeconds())));
        }
        shifts = ShiftTable.of(next);
        forgetEndedRides(changed.atSeconds());
    }

    private void forgetEndedRides(int atSeconds) {
        before.rides.forEach((id, ride) -> {
            if (ride.endedSeconds().isPresent() && ride.endedSeconds().getAsInt() < atSeconds - MEMORY_SECONDS) {
                rides = rides.without(id);
                forgetRideOf(ride);
            }
        });
        before.bookings.forEach((key, id) -> {
            if (rides.find(id).isEmpty()) {
                bookings = bookings.without(key);
            }
        });
    }

    private void forgetRideOf(Ride ride) {
        List<RideId> left = ridesOfRider.find(ride.rider()).orElse(List.of()).stream()
                .filter(id -> !id.equals(ride.id()))
                .toList();
        ridesOfRider = left.isEmpty() ? ridesOfRider.without(ride.rider()) : ridesOfRider.with(ride.rider(), left);
    }

    private void hold(OffersHeld offered) {
        List<RideId> ids = new ArrayList<>();
        for (Ride ride : offered.offers()) {
            rides = rides.with(ride.id(), ride);
            ids.add(ride.id());
        }
        held = held.with(
                offered.offerSet(),
                new HeldOffers(offered.offerSet(), offered.rider(), offered.holder(), offered.heldUntilSeconds(), ids));
        heldByRider = heldByRider.with(offered.rider(), offered.offerSet());
        heldByHolder = heldByHolder.with(
                offered.holder(), heldByHolder.find(offered.holder()).orElse(0) + 1);
    }

    private void release(RideId offer, int atSeconds) {
        Ride ride = ride(offer);
        expect(ride, RideStatus.HELD, "released");
        removeFromPlan(ride, atSeconds);
        rides = rides.without(offer);
        leaveSet(ride);
    }

    private void leaveSet(Ride ride) {
        HeldOffers set = held.find(ride.offerSet())
                .orElseThrow(() -> new IllegalStateException(
                        "The offer %s belongs to no held set %s.".formatted(ride.id(), ride.offerSet())));
        HeldOffers left = set.without(ride.id());
        if (left.offers().isEmpty()) {
            held = held.without(set.offerSet());
            int others = heldByHolder.find(set.holder()).orElse(1) - 1;
            heldByHolder = others == 0 ? heldByHolder.without(set.holder()) : heldByHolder.with(set.holder(), others);
            if (heldByRider.find(set.rider()).filter(set.offerSet()::equals).isPresent()) {
                heldByRider = heldByRider.without(set.rider());
            }
        } else {
            held = held.with(set.offerSet(), left);
        }
    }

    private void assign(RideAssigned assigned) {
        Ride ride = ride(assigned.ride());
        expect(ride, RideStatus.HELD, "assigned");
        leaveSet(ride);
        bookings = bookings.with(new BookingKey(ride.rider(), assigned.idempotencyKey()), ride.id());
        List<RideId> theirs = new ArrayList<>(ridesOfRider.find(ride.rider()).orElse(List.of()));
        theirs.add(ride.id());
        ridesOfRider = ridesOfRider.with(ride.rider(), List.copyOf(theirs));
        ShiftState state = shift(ride.shift());
        Ride confirmed = ride.confirmed();
        if (state.progress().phase() == Phase.HALTED
                && state.progress().place() == ride.pickup().place()
                && isCommitted(state, Stop.pickup(ride.id()))) {
            confirmed = confirmed.vehicleArrived(state.progress().sinceSeconds());
        }
        rides = rides.with(ride.id(), confirmed);
    }

    private boolean isCommitted(ShiftState state, Stop stop) {
        FleetState now = after(before.atSeconds());
        int leading = PlanStarts.leadingStops(now, state, state.progress().place());
        return state.plan().stops().subList(0, leading).contains(stop);
    }

    private void end(RideId id, RideStatus status, int atSeconds) {
        Ride ride = ride(id);
        expect(ride, RideStatus.CONFIRMED, "ended as " + status);
        removeFromPlan(ride, atSeconds);
        rides = rides.with(id, ride.ended(status, atSeconds));
        if (status == RideStatus.MISSED) {
            busyUntil(ride.shift(), atSeconds);
        }
        settle(ride.shift(), atSeconds);
    }

    private void start(ShiftStarted started) {
        ShiftState state = shift(started.shift());
        Phase phase = state.progress().phase();
        if (phase != Phase.NOT_STARTED && phase != Phase.ENDED) {
            throw new IllegalStateException(
                    "The shift %s is %s and can't be started.".formatted(started.shift(), phase));
        }
        putShift(withPhase(state, Phase.STANDING, started.atSeconds()));
    }

    private void depart(StopDeparted departed) {
        ShiftState state = shift(departed.shift());
        ShiftProgress progress = state.progress();
        boolean sent = IdleDrives.leavesToWait(before, state, departed.toPlace());
        int run = progress.halts().isEmpty() && !sent ? progress.run() + 1 : progress.run();
        int at = departed.departedSeconds();
        ShiftProgress driving = progress.in(
                Phase.DRIVING,
                departed.toPlace(),
                at,
                Math.max(at, departed.expectedArrivalSeconds()),
                progress.duty().departed(at, state.shift().duty()));
        putShift(state.withPlan(sent ? state.plan() : withoutBreaksPassed(state.plan(), departed.toPlace()))
                .withProgress(
                        driving.withRun(run, progress.halts()).withSent(sent ? progress.sent() : Optional.empty())));
    }

    /** The plan of a vehicle that leaves for a place; breaks that it does not go to are put off until nobody is on board. */
    private RoutePlan withoutBreaksPassed(RoutePlan plan, int toPlace) {
        if (plan.breaks().isEmpty()
                || plan.stops().isEmpty()
                || plan.breaks().getFirst().beforeStop() > 0
                || plan.breaks().getFirst().rest().place() == toPlace) {
            return plan;
        }
        int empty = firstEmptyAfter(plan);
        List<PlannedBreak> later = plan.breaks().stream()
                .map(rest -> new PlannedBreak(Math.max(empty, rest.beforeStop()), rest.rest()))
                .toList();
        return plan.next(plan.stops(), later);
    }

    /** After how many stops, at least one, nobody is on board. */
    private int firstEmptyAfter(RoutePlan plan) {
        int aboard = 0;
        for (Stop stop : plan.stops()) {
            aboard += ride(stop.ride()).status() == RideStatus.ABOARD ? 1 : 0;
        }
        for (int i = 0; i < plan.stops().size(); i++) {
            aboard += plan.stops().get(i).kind() == Stop.Kind.PICKUP ? 1 : -1;
            if (aboard == 0) {
                return i + 1;
            }
        }
        return plan.stops().size();
    }

    private void send(VehicleSent sent) {
        putShift(IdleDrives.sent(shift(sent.shift()), sent));
    }

    private void arrive(StopArrived arrived) {
        ShiftState state = shift(arrived.shift());
        ShiftProgress progress = state.progress();
        int at = arrived.arrivedSeconds();
        Duty duty = progress.phase() == Phase.DRIVING
                ? progress.duty().driven(Math.max(0, at - progress.sinceSeconds()), at)
                : progress.duty();
        FleetState now = after(arrived.atSeconds());
        int leading = PlanStarts.leadingStops(now, state, arrived.place());
        if (leading == 0 || IdleDrives.arrivesToWait(before, state)) {
            // Nobody gets on or off here: a place to wait or to rest, which is no halt of a run.
            putShift(state.withProgress(progress.in(Phase.STANDING, arrived.place(), at, at, duty)));
            settle(arrived.shift(), at);
            return;
        }
        boolean betweenRuns =
                progress.phase() != Phase.DRIVING || progress.sent().isPresent();
        boolean newRun = betweenRuns && progress.halts().isEmpty();
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        halts.add(new ServedHalt(arrived.place(), at, at));
        putShift(state.withProgress(progress.in(Phase.HALTED, arrived.place(), at, at, duty)
                .withRun(newRun ? progress.run() + 1 : progress.run(), halts)));
        for (Stop stop : state.plan().stops().subList(0, leading)) {
            Ride ride = ride(stop.ride());
            if (stop.kind() == Stop.Kind.PICKUP && ride.status() == RideStatus.CONFIRMED) {
                rides = rides.with(ride.id(), ride.vehicleArrived(at));
            }
        }
        settle(arrived.shift(), at);
    }

    private void serve(StopServed served) {
        ShiftState state = shift(served.shift());
        Ride ride = ride(served.stop().ride());
        List<Stop> left = new ArrayList<>(state.plan().stops());
        if (!left.remove(served.stop())) {
            throw new IllegalStateException(
                    "The plan of shift %s has no %s to serve.".formatted(served.shift(), served.stop()));
        }
        rides = rides.with(
                ride.id(),
                switch (served.stop().kind()) {
                    case PICKUP -> ride.boarded(served.servedSeconds());
                    case DROPOFF -> ride.ended(RideStatus.COMPLETED, served.servedSeconds());
                });
        putShift(state.withPlan(state.plan().next(left)));
        busyUntil(served.shift(), served.servedSeconds());
        settle(served.shift(), served.servedSeconds());
    }

    private void suspend(ZoneSuspended suspended) {
        List<Suspension> next = new ArrayList<>(suspensions);
        next.removeIf(suspension -> suspension.window().endSeconds() < suspended.atSeconds());
        next.add(suspended.suspension());
        suspensions = List.copyOf(next);
    }

    private void startBreak(BreakStarted started) {
        ShiftState state = shift(started.shift());
        if (state.plan().breaks().isEmpty()) {
            throw new IllegalStateException("The plan of shift %s has no break to begin.".formatted(started.shift()));
        }
        ShiftProgress progress = state.progress();
        int from = Math.max(started.startedSeconds(), progress.sinceSeconds());
        int lasts = state.plan().breaks().getFirst().rest().seconds();
        List<PlannedBreak> left =
                state.plan().breaks().subList(1, state.plan().breaks().size());
        putShift(state.withPlan(state.plan().next(state.plan().stops(), left))
                .withProgress(progress.in(Phase.RESTING, progress.place(), from, from + lasts, progress.duty())));
    }

    private void replacePlans(PlansReplaced replaced) {
        for (RoutePlan plan : replaced.plans()) {
            putShift(IdleDrives.keptBack(shift(plan.shift())).withPlan(plan));
            for (Stop stop : plan.stops()) {
                Ride ride = ride(stop.ride());
                if (!ride.shift().equals(plan.shift())) {
                    rides = rides.with(ride.id(), ride.movedTo(plan.shift()));
                }
            }
        }
    }

    private void removeFromPlan(Ride ride, int atSeconds) {
        ShiftState state = shift(ride.shift());
        List<Stop> left = new ArrayList<>(state.plan().stops());
        if (left.removeIf(stop -> stop.ride().equals(ride.id()))) {
            putShift(state.withPlan(state.plan().next(left)));
            settle(ride.shift(), atSeconds);
        }
    }

    /** The vehicle was busy at its present halt until then, so the next one there is not served before. */
    private void busyUntil(ShiftId id, int atSeconds) {
        ShiftState state = shift(id);
        ShiftProgress progress = state.progress();
        if (progress.phase() != Phase.HALTED || progress.halts().isEmpty()) {
            return;
        }
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        ServedHalt last = halts.removeLast();
        halts.add(new ServedHalt(last.place(), last.arrivedSeconds(), Math.max(last.arrivedSeconds(), atSeconds)));
        putShift(state.withProgress(progress.withRun(progress.run(), halts)));
    }

    /** A vehicle that has served all it came for stands; a run without anything left to do is over. */
    private void settle(ShiftId id, int atSeconds) {
        ShiftState state = shift(id);
        ShiftProgress progress = state.progress();
        FleetState now = after(Math.max(before.atSeconds(), atSeconds));
        Phase phase = progress.phase();
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        int since = progress.sinceSeconds();
        if (phase == Phase.HALTED && !PlanStarts.promisedStopLeads(now, state, progress.place())) {
            phase = Phase.STANDING;
            since = Math.max(since, atSeconds);
        }
        boolean promised =
                state.plan().stops().stream().anyMatch(stop -> ride(stop.ride()).status() != RideStatus.HELD);
        if (!promised && phase == Phase.STANDING) {
            halts.clear();
        }
        ShiftProgress settled = phase == progress.phase()
                ? progress
                : progress.in(phase, progress.place(), since, since, progress.duty());
        putShift(state.withProgress(settled.withRun(progress.run(), halts)));
    }

    private static ShiftState withPhase(ShiftState state, Phase phase, int atSeconds) {
        ShiftProgress progress = state.progress();
        int at = Math.max(atSeconds, progress.phase() == Phase.NOT_STARTED ? atSeconds : progress.sinceSeconds());
        Duty duty = progress.phase() == Phase.NOT_STARTED ? Duty.rested(at) : progress.duty();
        return state.withProgress(progress.in(phase, progress.place(), at, at, duty));
    }

    private void putShift(ShiftState changed) {
        shifts = shifts.with(changed);
    }

    private ShiftState shift(ShiftId id) {
        return shifts.find(id).orElseThrow(() -> new IllegalStateException("There is no shift %s.".formatted(id)));
    }

    private Ride ride(RideId id) {
        return rides.find(id).orElseThrow(() -> new IllegalStateException("There is no ride %s.".formatted(id)));
    }

    private static void expect(Ride ride, RideStatus status, String what) {
        if (ride.status() != status) {
            throw new IllegalStateException("The ride %s is %s and can't be %s; only a %s one can."
                    .formatted(ride.id(), ride.status(), what, status));
        }
    }
}
