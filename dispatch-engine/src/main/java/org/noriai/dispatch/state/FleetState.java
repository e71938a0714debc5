package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.Bookings.BookingKey;

/**
 * The fleet of a service area at one moment: vehicles, shifts with their plans, rides, and what was booked.
 *
 * <p>Immutable, thus thread-safe. {@link #apply} gives the next one; nothing else does. The order of shifts is total:
 * by vehicle, then by start.
 */
public final class FleetState {

    private static final FleetState EMPTY = new FleetState(
            IdMap.empty(),
            ShiftTable.of(List.of()),
            IdMap.empty(),
            Bookings.NONE,
            List.of(),
            IdMap.empty(),
            Integer.MIN_VALUE,
            0);

    final IdMap<VehicleId, Vehicle> vehicles;
    final ShiftTable shifts;
    final IdMap<RideId, Ride> rides;
    final Bookings bookings;
    final List<Suspension> suspensions;
    final IdMap<RideId, StandingPromise> standing;
    private final int atSeconds;
    private final long version;

    FleetState(
            IdMap<VehicleId, Vehicle> vehicles,
            ShiftTable shifts,
            IdMap<RideId, Ride> rides,
            Bookings bookings,
            List<Suspension> suspensions,
            IdMap<RideId, StandingPromise> standing,
            int atSeconds,
            long version) {
        this.vehicles = vehicles;
        this.shifts = shifts;
        this.rides = rides;
        this.bookings = bookings;
        this.suspensions = suspensions;
        this.standing = standing;
        this.atSeconds = atSeconds;
        this.version = version;
    }

    /** Before anything happened. */
    public static FleetState empty() {
        return EMPTY;
    }

    /**
     * The state after one more event.
     *
     * @throws IllegalStateException if the event does not fit this state; it names what
     */
    public FleetState apply(DispatchEvent event) {
        return new StateChange(this).apply(event);
    }

    /** The state after several more events. */
    public FleetState applyAll(List<DispatchEvent> events) {
        FleetState state = this;
        for (DispatchEvent event : events) {
            state = state.apply(event);
        }
        return state;
    }

    /** When the last event happened, in seconds since the area's epoch; the smallest int before the first. */
    public int atSeconds() {
        return atSeconds;
    }

    /** How many events were folded. */
    public long version() {
        return version;
    }

    /** Every vehicle, by id. */
    public List<Vehicle> listVehicles() {
        List<Vehicle> all = new ArrayList<>();
        vehicles.forEach((id, vehicle) -> all.add(vehicle));
        all.sort(Comparator.comparing(Vehicle::id));
        return all;
    }

    /** The vehicle of this id. */
    public Optional<Vehicle> findVehicle(VehicleId id) {
        return vehicles.find(id);
    }

    /** Every shift, by vehicle, then by start. Not a copy; can't be changed. */
    public List<ShiftState> listShifts() {
        return shifts;
    }

    /** Whether it has the same shifts as another state, in the same order, changed or not. */
    public boolean hasShiftsOf(FleetState other) {
        return shifts.hasShiftsOf(other.shifts);
    }

    /** Calls with the index of each shift that is another than in an earlier or later state with the same shifts. */
    public void forEachShiftChangedSince(FleetState other, IntConsumer consumer) {
        shifts.forEachChangedSince(other.shifts, consumer);
    }

    /** The shift of this id. */
    public Optional<ShiftState> findShift(ShiftId id) {
        return shifts.find(id);
    }

    /**
     * The shift of this id.
     *
     * @throws NoSuchElementException if there is none
     */
    public ShiftState getShift(ShiftId id) {
        return findShift(id).orElseThrow(() -> new NoSuchElementException("There is no shift %s.".formatted(id)));
    }

    /** The shift that the vehicle's driver has begun and not ended. */
    public Optional<ShiftState> findRunningShift(VehicleId vehicle) {
        return shifts.findRunning(vehicle);
    }

    /** The ride, or held offer, of this id. Rides that ended a day ago are forgotten. */
    public Optional<Ride> findRide(RideId id) {
        return rides.find(id);
    }

    /**
     * The ride, or held offer, of this id.
     *
     * @throws NoSuchElementException if there is none
     */
    public Ride getRide(RideId id) {
        return findRide(id).orElseThrow(() -> new NoSuchElementException("There is no ride %s.".formatted(id)));
    }

    /** Every ride and held offer, by id. */
    public List<Ride> listRides() {
        List<Ride> all = new ArrayList<>(rides.size());
        rides.forEach((id, ride) -> all.add(ride));
        all.sort(Comparator.comparing(Ride::id));
        return all;
    }

    /** The set that the rider holds. */
    public Optional<HeldOffers> findHeldBy(RiderId rider) {
        return bookings.held().findBy(rider);
    }

    /** How many sets are held from there. */
    public int heldFrom(String holder) {
        return bookings.held().from(holder);
    }

    /** The rider's rides that are promised, on board or ended a day ago at most, in the order of their promises. */
    public List<Ride> listRidesOf(RiderId rider) {
        return bookings.ridesOf().find(rider).orElse(List.of()).stream()
                .map(this::getRide)
                .toList();
    }

    /** Zones that are not served for a time, as decided; those that are over are forgotten. */
    public List<Suspension> listSuspensions() {
        return suspensions;
    }

    /** What the plans have to keep for a ride: its promise, unless the world has narrowed or broken it. */
    public Promise boundsOf(Ride ride) {
        return standing.size() == 0
                ? ride.promise()
                : standing.find(ride.id()).map(StandingPromise::bounds).orElse(ride.promise());
    }

    /** What stands of a ride's promise. */
    public StandingPromise standingOf(Ride ride) {
        return standing.find(ride.id()).orElseGet(() -> StandingPromise.of(ride.promise()));
    }

    /** Whether its party was set down on the way and waits to be fetched, or was fetched since. */
    public boolean isStranded(Ride ride) {
        return !standingOf(ride).promised().equals(ride.promise());
    }

    /** The ride that the rider confirmed with this idempotency key; forgotten a day after it ended. */
    public Optional<RideId> findBooking(RiderId rider, String idempotencyKey) {
        return bookings.keys().find(new BookingKey(rider, idempotencyKey));
    }

    /** Every set that is held, by id. */
    public List<HeldOffers> listHeld() {
        return bookings.held().list();
    }

    /** What was promised, and what became of it. */
    public PromiseLedger promiseLedger() {
        return bookings.ledger();
    }

    /** The return of this id that was registered without a time, called for or not; forgotten a day after its day. */
    public Optional<OpenReturn> findReturn(RideId id) {
        return bookings.returns().find(id);
    }

    /** The rider's returns that can still be called for. */
    public List<OpenReturn> listOpenReturnsOf(RiderId rider) {
        return bookings.returns().openOf(rider);
    }

    /** Every return that was registered without a time, by id. */
    public List<OpenReturn> listReturns() {
        return bookings.returns().list();
    }

    /** The standing order of this id; one that ended is forgotten once its rides are. */
    public Optional<StandingOrderState> findStandingOrder(StandingOrderId id) {
        return bookings.orders().find(id);
    }

    /** Every standing order, by id. */
    public List<StandingOrderState> listStandingOrders() {
        return bookings.listOrders();
    }

    /** The other promise that the ride's rider is asked to agree to. */
    public Optional<PromiseProposal> findProposal(RideId ride) {
        return bookings.proposals().find(ride);
    }

    /** Every proposal that nobody has answered, by ride. */
    public List<PromiseProposal> listProposals() {
        return bookings.listProposals();
    }

    /** From where and when the rest of the shift's plan is driven, if it is now {@code nowSeconds}. */
    public PlanStart planStart(ShiftState state, int nowSeconds) {
        return PlanStarts.of(this, state, nowSeconds);
    }

    /**
     * Checks what always has to hold.
     *
     * @throws IllegalStateException naming the first that does not
     */
    public void checkInvariants() {
        Invariants.check(this);
    }

    /**
     * Checks what has to hold of the plans that changed since {@code before}; much quicker than all of it.
     *
     * @throws IllegalStateException naming the first that does not
     */
    public void checkChangeSince(FleetState before) {
        Invariants.checkChange(before, this);
    }

    /** A fingerprint of the whole state: equal states have equal ones, on any machine. */
    public String stateHash() {
        return StateHash.of(this);
    }
}
