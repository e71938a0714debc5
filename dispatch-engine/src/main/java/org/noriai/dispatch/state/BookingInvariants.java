package org.noriai.dispatch.state;

import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.state.PromiseRecord.Standing;

/** What always has to hold of what was booked. */
final class BookingInvariants {

    private BookingInvariants() {}

    static void check(FleetState state) {
        for (Ride ride : state.listRides()) {
            if (ride.status() != RideStatus.HELD) {
                checkLedger(state, ride);
            }
        }
        for (PromiseRecord record : state.promiseLedger().list()) {
            if (state.findRide(record.ride()).isEmpty()) {
                throw new IllegalStateException(
                        "The ledger remembers the ride %s, which is forgotten.".formatted(record.ride()));
            }
        }
        for (OpenReturn one : state.listReturns()) {
            boolean isRide = state.findRide(one.id()).isPresent();
            boolean right = switch (one.status()) {
                case OPEN, CANCELLED, LAPSED -> !isRide;
                case CALLED -> true;
            };
            if (!right) {
                throw new IllegalStateException(
                        "The return %s is %s and yet a ride.".formatted(one.id(), one.status()));
            }
        }
        for (PromiseProposal proposal : state.listProposals()) {
            if (state.getRide(proposal.ride()).status() != RideStatus.CONFIRMED) {
                throw new IllegalStateException("The %s ride %s has a proposal."
                        .formatted(state.getRide(proposal.ride()).status(), proposal.ride()));
            }
        }
    }

    /** The ledger tells the same of a ride as the ride itself. */
    private static void checkLedger(FleetState state, Ride ride) {
        PromiseRecord record = state.promiseLedger()
                .find(ride.id())
                .orElseThrow(() -> new IllegalStateException(
                        "The ledger does not know the %s ride %s.".formatted(ride.status(), ride.id())));
        Promise told = record.present();
        boolean right = switch (ride.status()) {
            case HELD -> false;
            case CONFIRMED, ABOARD -> record.standing() == Standing.OPEN;
            case COMPLETED -> record.standing() == Standing.KEPT || record.standing() == Standing.BROKEN;
            case CANCELLED -> record.standing() == Standing.CANCELLED;
            case MISSED -> record.standing() == Standing.MISSED;
        };
        if (!right || !told.equals(ride.promise())) {
            throw new IllegalStateException("The ride %s is %s with the promise %s; the ledger says %s, %s."
                    .formatted(ride.id(), ride.status(), ride.promise(), record.standing(), told));
        }
    }
}
