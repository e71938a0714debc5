package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.BookingEvent.PromiseChanged;
import org.noriai.dispatch.event.BookingEvent.RidePrepared;
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
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.ShiftProgress.Phase;

/** One event's effect on a state. Used once, by one thread. */
final class StateChange {

    /** How long what has ended is remembered. */
    static final int MEMORY_SECONDS = 86_400;

    final FleetState before;
    private IdMap<VehicleId, Vehicle> vehicles;
    ShiftTable shifts;
    IdMap<RideId, Ride> rides;
    private Bookings bookings;
    private List<Suspension> suspensions;
    IdMap<RideId, StandingPromise> standing;

    StateChange(FleetState before) {
        this.before = before;
        this.vehicles = before.vehicles;
        this.shifts = before.shifts;
        this.rides = before.rides;
        this.bookings = before.bookings;
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
            case RideCancelled cancelled -> cancel(cancelled);
            case RideMissed missed -> miss(missed);
            case ShiftStarted started -> start(started);
            case ShiftEnded ended ->
                putShift(RunProgress.withPhase(shift(ended.shift()), Phase.ENDED, ended.atSeconds()));
            case VehicleSent sent -> send(sent);
            case StopDeparted departed -> new DrivingChange(this).depart(departed);
            case StopArrived arrived -> new DrivingChange(this).arrive(arrived);
            case StopServed served -> new DrivingChange(this).serve(served);
            case BreakStarted started -> new DrivingChange(this).startBreak(started);
            case BreakEnded ended ->
                putShift(RunProgress.withPhase(shift(ended.shift()), Phase.STANDING, ended.endedSeconds()));
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
            case BookingEvent booking -> book(booking);
            case StaffEvent.RidePinned pinned -> new WorldChange(this).pin(pinned);
            // Who told to do what is for people to read; where streets are closed, for the streets.
            case StaffEvent.InstructionFollowed _, StaffEvent.StreetRestricted _, StaffEvent.StreetFreed _ -> {}
        }
        return after(event.atSeconds());
    }

    FleetState after(int atSeconds) {
        return new FleetState(
                vehicles, shifts, rides, bookings, suspensions, standing, atSeconds, before.version() + 1);
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
        List<Ride> ended = new ArrayList<>();
        before.rides.forEach((id, ride) -> {
            if (ride.endedSeconds().isPresent() && ride.endedSeconds().getAsInt() < atSeconds - MEMORY_SECONDS) {
                ended.add(ride);
            }
        });
        for (Ride ride : ended) {
            rides = rides.without(ride.id());
            standing = standing.without(ride.id());
        }
        bookings = bookings.forgotten(ended, atSeconds - MEMORY_SECONDS);
    }

    private void hold(OffersHeld offered) {
        List<RideId> ids = new ArrayList<>();
        for (Ride ride : offered.offers()) {
            rides = rides.with(ride.id(), ride);
            ids.add(ride.id());
        }
        bookings = bookings.withHeld(bookings.held()
                .with(new HeldOffers(
                        offered.offerSet(), offered.rider(), offered.holder(), offered.heldUntilSeconds(), ids)));
    }

    private void release(RideId offer, int atSeconds) {
        Ride ride = ride(offer);
        expect(ride, RideStatus.HELD, "released");
        removeFromPlan(ride, atSeconds);
        rides = rides.without(offer);
        bookings = bookings.withHeld(bookings.held().without(ride.offerSet(), offer));
    }

    private void assign(RideAssigned assigned) {
        Ride ride = ride(assigned.ride());
        expect(ride, RideStatus.HELD, "assigned");
        bookings = bookings.promised(ride, assigned.idempotencyKey(), assigned.atSeconds());
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

    private void cancel(RideCancelled cancelled) {
        Ride ride = ride(cancelled.ride());
        end(ride.id(), RideStatus.CANCELLED, cancelled.atSeconds());
        bookings = bookings.withLedger(bookings.ledger().cancelled(ride, cancelled.atSeconds()));
    }

    private void end(RideId id, RideStatus status, int atSeconds) {
        Ride ride = ride(id);
        expect(ride, RideStatus.CONFIRMED, "ended as " + status);
        removeFromPlan(ride, atSeconds);
        rides = rides.with(id, ride.ended(status, atSeconds));
        bookings = bookings.withoutProposal(id);
        settle(ride.shift(), atSeconds);
    }

    private void miss(RideMissed missed) {
        Ride ride = ride(missed.ride());
        ShiftId shift = ride.shift();
        end(ride.id(), RideStatus.MISSED, missed.atSeconds());
        bookings = bookings.withLedger(bookings.ledger().missed(ride, missed.cause(), missed.atSeconds()));
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
        putShift(RunProgress.withPhase(state, Phase.STANDING, started.atSeconds()));
    }

    private void send(VehicleSent sent) {
        putShift(IdleDrives.sent(shift(sent.shift()), sent));
    }

    /** What became of the promise of a ride that was served. */
    void recordServed(ShiftState state, Ride ride, StopServed served) {
        boolean pickup = served.stop().kind() == Stop.Kind.PICKUP;
        int arrived = PromiseLedger.arrivedSeconds(state, ride, pickup, served.servedSeconds());
        PromiseLedger ledger = pickup
                ? bookings.ledger().pickedUp(ride, arrived)
                : bookings.ledger().setDown(ride, arrived, served.servedSeconds());
        bookings = bookings.withLedger(ledger).withoutProposal(ride.id());
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

    private void book(BookingEvent event) {
        switch (event) {
            case RidePrepared prepared -> {
                expect(prepared.ride(), RideStatus.HELD, "prepared");
                rides = rides.with(prepared.ride().id(), prepared.ride());
            }
            case PromiseChanged changed -> {
                Ride ride = ride(changed.ride());
                rides = rides.with(ride.id(), ride.withPromise(changed.promise()));
                standing = standing.without(ride.id());
                // Another object, since whoever has a plan in view knows it by identity.
                ShiftState state = shift(ride.shift());
                putShift(state.withPlan(
                        state.plan().next(state.plan().stops(), state.plan().breaks())));
            }
            case BookingEvent.ReturnOpened _, BookingEvent.ReturnClosed _ -> {}
            case BookingEvent.StandingOrderPlaced _, BookingEvent.StandingOrderEnded _ -> {}
            case BookingEvent.OccurrenceRefused _ -> {}
            case BookingEvent.PromiseProposed _, BookingEvent.ProposalClosed _, BookingEvent.FareAgreed _ -> {}
        }
        bookings = BookingChange.of(before, bookings, event);
    }

    /** What is to blame if the ride's promise is not kept. */
    void blame(RideId ride, BreachCause cause) {
        bookings = bookings.withLedger(bookings.ledger().blamed(ride, PromiseCause.of(cause)));
    }

    private void removeFromPlan(Ride ride, int atSeconds) {
        ShiftState state = shift(ride.shift());
        List<Stop> left = new ArrayList<>(state.plan().stops());
        if (left.removeIf(stop -> stop.ride().equals(ride.id()))) {
            putShift(state.withPlan(state.plan().next(left)));
            settle(ride.shift(), atSeconds);
        }
    }

    void busyUntil(ShiftId id, int atSeconds) {
        putShift(RunProgress.busyUntil(shift(id), atSeconds));
    }

    void settle(ShiftId id, int atSeconds) {
        FleetState now = after(Math.max(before.atSeconds(), atSeconds));
        putShift(RunProgress.settled(now, shift(id), atSeconds));
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
