package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.noriai.dispatch.event.BookingEvent.PromiseChanged;
import org.noriai.dispatch.event.DispatchEvent.MissedCause;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.state.PromiseRecord.Revision;
import org.noriai.dispatch.state.PromiseRecord.Standing;

/**
 * Every promise that was made: what, when, what became of it, and who or what was at fault. Folded from events, forgotten
 * with its ride. Immutable, thus thread-safe.
 *
 * <p>A vehicle keeps the pickup window if it is at the pickup place by its end: from then on it is the rider's turn. It
 * keeps the latest dropoff if it is at the dropoff place by then. Who gives up waiting for a vehicle that is overdue, or
 * is not there when it comes late, is not at fault.
 */
public final class PromiseLedger {

    static final PromiseLedger EMPTY = new PromiseLedger(IdMap.empty());

    private final IdMap<RideId, PromiseRecord> records;

    private PromiseLedger(IdMap<RideId, PromiseRecord> records) {
        this.records = records;
    }

    /** What the ride was promised; empty if it never was, or is forgotten. */
    public Optional<PromiseRecord> find(RideId ride) {
        return records.find(ride);
    }

    /** Every promise, by ride. */
    public List<PromiseRecord> list() {
        List<PromiseRecord> all = new ArrayList<>(records.size());
        records.forEach((id, record) -> all.add(record));
        all.sort(Comparator.comparing(PromiseRecord::ride));
        return all;
    }

    PromiseLedger promised(Ride ride, int atSeconds) {
        return new PromiseLedger(records.with(ride.id(), PromiseRecord.made(ride.id(), ride.promise(), atSeconds)));
    }

    PromiseLedger changed(PromiseChanged changed) {
        Revision revision =
                new Revision(changed.atSeconds(), changed.promise(), changed.consent(), changed.by(), changed.why());
        return change(changed.ride(), record -> record.revised(revision));
    }

    /** Notes why a promise will be, or may have been, broken; the last such cause is the one that counts. */
    PromiseLedger blamed(RideId ride, PromiseCause cause) {
        return change(ride, record -> record.blamed(cause));
    }

    /**
     * The party is on board.
     *
     * @param arrivedSeconds when the vehicle was at the pickup place
     */
    PromiseLedger pickedUp(Ride ride, int arrivedSeconds) {
        return change(ride.id(), record -> record.pickedUp(lateAtPickup(ride, arrivedSeconds)));
    }

    /**
     * The party got off.
     *
     * @param ride as it was on board
     * @param arrivedSeconds when the vehicle was at the dropoff place
     */
    PromiseLedger setDown(Ride ride, int arrivedSeconds, int atSeconds) {
        int boarded = ride.boardedSeconds().orElse(arrivedSeconds);
        int late = Math.max(
                arrivedSeconds - ride.promise().latestDropoffSeconds(),
                arrivedSeconds - boarded - ride.promise().rideSecondsMax());
        return change(ride.id(), record -> record.setDown(Math.max(0, late), atSeconds));
    }

    PromiseLedger missed(Ride ride, MissedCause cause, int atSeconds) {
        PromiseCause why = switch (cause) {
            case RIDER_ABSENT -> PromiseCause.RIDER_ABSENT;
            case VEHICLE_LATE -> PromiseCause.VEHICLE_LATE;
            case VEHICLE_DELAYED -> PromiseCause.VEHICLE_DELAYED;
            case VEHICLE_LOST -> PromiseCause.VEHICLE_LOST;
            case SHIFT_CURTAILED -> PromiseCause.SHIFT_CURTAILED;
            case ZONE_SUSPENDED -> PromiseCause.ZONE_SUSPENDED;
            case STREETS_CHANGED -> PromiseCause.STREETS_CHANGED;
        };
        int late = lateAtPickup(ride, ride.vehicleArrivedSeconds().orElse(atSeconds));
        // Where the vehicle was late, what is known of it says more.
        return change(
                ride.id(),
                record -> record.ended(
                        Standing.MISSED,
                        why == PromiseCause.VEHICLE_LATE ? record.cause().orElse(why) : why,
                        late,
                        atSeconds));
    }

    PromiseLedger cancelled(Ride ride, int atSeconds) {
        int late = lateAtPickup(ride, ride.vehicleArrivedSeconds().orElse(atSeconds));
        return change(
                ride.id(),
                record -> record.ended(
                        Standing.CANCELLED,
                        late == 0
                                ? PromiseCause.RIDER_CANCELLED
                                : record.cause().orElse(PromiseCause.VEHICLE_LATE),
                        late,
                        atSeconds));
    }

    PromiseLedger without(RideId ride) {
        return records.find(ride).isEmpty() ? this : new PromiseLedger(records.without(ride));
    }

    /** When the vehicle was there: at the latest when the party had begun to get on or off. */
    static int arrivedSeconds(ShiftState shift, Ride ride, boolean pickup, int servedSeconds) {
        if (pickup && ride.vehicleArrivedSeconds().isPresent()) {
            return ride.vehicleArrivedSeconds().getAsInt();
        }
        VehicleType type = shift.vehicle().type();
        int place = pickup ? ride.pickup().place() : ride.dropoff().place();
        ShiftProgress progress = shift.progress();
        return progress.phase() == ShiftProgress.Phase.HALTED && progress.place() == place
                ? progress.sinceSeconds()
                : servedSeconds - (pickup ? ride.boardingSeconds(type) : ride.alightingSeconds(type));
    }

    private static int lateAtPickup(Ride ride, int arrivedSeconds) {
        return Math.max(0, arrivedSeconds - ride.promise().pickup().endSeconds());
    }

    private PromiseLedger change(RideId ride, UnaryOperator<PromiseRecord> change) {
        PromiseRecord record = records.find(ride)
                .orElseThrow(() -> new IllegalStateException("Nothing was promised to the ride %s.".formatted(ride)));
        return new PromiseLedger(records.with(ride, change.apply(record)));
    }
}
