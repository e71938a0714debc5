package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.BreakEnded;
import org.noriai.dispatch.event.DispatchEvent.BreakStarted;
import org.noriai.dispatch.event.DispatchEvent.DelayReported;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.event.DispatchEvent.OffersHeld;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PassingReported;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.RidePromiseBroken;
import org.noriai.dispatch.event.DispatchEvent.RideStranded;
import org.noriai.dispatch.event.DispatchEvent.RideTimesNarrowed;
import org.noriai.dispatch.event.DispatchEvent.ShiftCurtailed;
import org.noriai.dispatch.event.DispatchEvent.ShiftEnded;
import org.noriai.dispatch.event.DispatchEvent.ShiftStarted;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.event.DispatchEvent.StopDeparted;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.event.DispatchEvent.StreetsChanged;
import org.noriai.dispatch.event.DispatchEvent.VehicleLost;
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

    final FleetState before;
    private IdMap<VehicleId, Vehicle> vehicles;
    ShiftTable shifts;
    IdMap<RideId, Ride> rides;
    private IdMap<OfferSetId, HeldOffers> held;
    private IdMap<RiderId, OfferSetId> heldByRider;
    private IdMap<String, Integer> heldByHolder;
    private IdMap<BookingKey, RideId> bookings;
    private IdMap<RiderId, List<RideId>> ridesOfRider;
    private List<Suspension> suspensions;
    IdMap<RideId, StandingPromise> standing;

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
        this.standing = before.standing;
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
            case RideMissed missed -> miss(missed);
            case ShiftStarted started -> start(started);
            case ShiftEnded ended -> putShift(withPhase(shift(ended.shift()), Phase.ENDED, ended.atSeconds()));
            case VehicleSent sent -> send(sent);
            case StopDeparted departed -> new DrivingChange(this).depart(departed);
            case StopArrived arrived -> new DrivingChange(this).arrive(arrived);
            case StopServed served -> new DrivingChange(this).serve(served);
            case BreakStarted started -> new DrivingChange(this).startBreak(started);
            case BreakEnded ended -> putShift(withPhase(shift(ended.shift()), Phase.STANDING, ended.endedSeconds()));
            case ZoneSuspended suspended -> suspend(suspended);
            case ZoneResumed resumed ->
                suspensions = suspensions.stream()
                        .filter(suspension -> !suspension.zone().equals(resumed.zone()))
                        .toList();
            case PlansReplaced replaced -> replacePlans(replaced);
            case DelayReported delayed -> new WorldChange(this).delay(delayed);
            case PassingReported passing -> new WorldChange(this).pass(passing);
            case VehicleLost lost -> new WorldChange(this).lose(lost);
            case RideStranded stranded -> new WorldChange(this).strand(stranded);
            case ShiftCurtailed curtailed -> new WorldChange(this).curtail(curtailed);
            case StreetsChanged ignored -> {}
            case RidePromiseBroken broken -> new WorldChange(this).breakPromise(broken);
            case RideTimesNarrowed narrowed -> new WorldChange(this).narrow(narrowed);
        }
        return after(event.atSeconds());
    }

    FleetState after(int atSeconds) {
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
                standing,
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
                standing = standing.without(id);
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
        settle(ride.shift(), atSeconds);
    }

    private void miss(RideMissed missed) {
        ShiftId shift = ride(missed.ride()).shift();
        end(missed.ride(), RideStatus.MISSED, missed.atSeconds());
        switch (missed.cause()) {
            case RIDER_ABSENT, VEHICLE_LATE -> {
                busyUntil(shift, missed.atSeconds());
                settle(shift, missed.atSeconds());
            }
            case VEHICLE_DELAYED, VEHICLE_LOST, SHIFT_CURTAILED, ZONE_SUSPENDED, STREETS_CHANGED -> {}
        }
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

    private void send(VehicleSent sent) {
        putShift(IdleDrives.sent(shift(sent.shift()), sent));
    }

    private void suspend(ZoneSuspended suspended) {
        List<Suspension> next = new ArrayList<>(suspensions);
        next.removeIf(suspension -> suspension.window().endSeconds() < suspended.atSeconds());
        next.add(suspended.suspension());
        suspensions = List.copyOf(next);
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
            switch (replaced.cause()) {
                case REPAIR -> settle(plan.shift(), replaced.atSeconds());
                case INSERTION, IMPROVEMENT -> {}
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
    void busyUntil(ShiftId id, int atSeconds) {
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
    void settle(ShiftId id, int atSeconds) {
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

    void putShift(ShiftState changed) {
        shifts = shifts.with(changed);
    }

    ShiftState shift(ShiftId id) {
        return shifts.find(id).orElseThrow(() -> new IllegalStateException("There is no shift %s.".formatted(id)));
    }

    Ride ride(RideId id) {
        return rides.find(id).orElseThrow(() -> new IllegalStateException("There is no ride %s.".formatted(id)));
    }

    private static void expect(Ride ride, RideStatus status, String what) {
        if (ride.status() != status) {
            throw new IllegalStateException("The ride %s is %s and can't be %s; only a %s one can."
                    .formatted(ride.id(), ride.status(), what, status));
        }
    }
}
