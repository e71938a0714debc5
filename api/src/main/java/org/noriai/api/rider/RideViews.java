package org.noriai.api.rider;

import java.util.Optional;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.dispatch.PublicPlan;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.fare.FareViews;
import org.noriai.api.fare.Pricing;
import org.noriai.api.fare.Settlements;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.api.view.VehicleViews;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseRecord;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** A ride as its rider sees it. Thread-safe. */
public final class RideViews {

    /** The rider was not at the stop although the vehicle came in time and waited. */
    static final String RIDER_ABSENT = "RIDER_ABSENT";

    /** The vehicle came after the end of the promised window. */
    static final String VEHICLE_LATE = "VEHICLE_LATE";

    private final ScaledClock clock;
    private final PublicPlans plans;
    private final StopCatalog stops;
    private final VehicleViews vehicles;
    private final RiderNotices notices;
    private final Pricing pricing;
    private final Settlements settlements;

    /** Shows with these. */
    public RideViews(
            ScaledClock clock,
            PublicPlans plans,
            StopCatalog stops,
            VehicleViews vehicles,
            RiderNotices notices,
            Pricing pricing,
            Settlements settlements) {
        this.pricing = pricing;
        this.settlements = settlements;
        this.notices = notices;
        this.clock = clock;
        this.plans = plans;
        this.stops = stops;
        this.vehicles = vehicles;
    }

    /** The ride as it is in this state, or as it ended if the engine has forgotten it. */
    public Ride view(FleetState state, org.noriai.dispatch.model.Ride ride) {
        int now = clock.nowSeconds();
        Ride.Builder view = Ride.newBuilder()
                .setRideId(ride.id().value())
                .setStatus(status(state, ride))
                .setParty(Messages.party(ride.party()))
                .setPickup(stops.call(ride.pickup()))
                .setDropoff(stops.call(ride.dropoff()))
                .setPromisedPickup(Messages.window(ride.promise().pickup()))
                .setPromisedLatestArrival(Messages.timestamp(ride.promise().latestDropoffSeconds()))
                .setCause(cause(state, ride));
        state.findProposal(ride.id()).ifPresent(proposal -> view.setProposal(Proposals.view(proposal)));
        view.addAllNotices(notices.of(state, ride, now));
        pricing.find(ride.id())
                .ifPresent(fare -> view.setFare(FareViews.view(fare, settlements.of(state, ride, fare))));
        if (!ride.riderClass().equals(RiderClass.GENERAL)) {
            view.setRiderClass(ride.riderClass().value());
        }
        ride.outward().ifPresent(outward -> view.setReturnOfRideId(outward.value()));
        ride.vehicleArrivedSeconds().ifPresent(at -> view.setVehicleArrived(Messages.timestamp(at)));
        ride.boardedSeconds()
                .ifPresent(at -> view.setEstimatedPickup(Messages.timestamp(
                        Math.max(ride.vehicleArrivedSeconds().orElse(at), at - boardingSeconds(state, ride)))));
        Optional<ShiftState> shift = state.findShift(ride.shift());
        if (ride.status().planned() && shift.isPresent()) {
            planned(state, ride, shift.get(), now, view);
        } else if (ride.status() == org.noriai.dispatch.model.RideStatus.COMPLETED) {
            ride.endedSeconds().ifPresent(at -> view.setEstimatedArrival(Messages.timestamp(at)));
        }
        return view.build();
    }

    private static int boardingSeconds(FleetState state, org.noriai.dispatch.model.Ride ride) {
        return state.findShift(ride.shift())
                .map(shift -> ride.boardingSeconds(shift.vehicle().type()))
                .orElse(ride.pickupDwellSeconds());
    }

    private void planned(
            FleetState state, org.noriai.dispatch.model.Ride ride, ShiftState shift, int now, Ride.Builder view) {
        PublicPlan plan = plans.plan(state, shift, now);
        boolean aboard = ride.status() == org.noriai.dispatch.model.RideStatus.ABOARD;
        Stop.Kind next = aboard ? Stop.Kind.DROPOFF : Stop.Kind.PICKUP;
        int index = 0;
        for (PublicPlan.Halt halt : plan.halts()) {
            for (PublicPlan.Action action : halt.actions()) {
                if (!action.ride().id().equals(ride.id())) {
                    continue;
                }
                if (action.kind() == Stop.Kind.PICKUP) {
                    view.setEstimatedPickup(Messages.timestamp(action.serviceSeconds()));
                } else {
                    view.setEstimatedArrival(Messages.timestamp(halt.arrivalSeconds()));
                }
                if (action.kind() == next) {
                    view.setStopsBefore(index);
                }
            }
            index += halt.rest().isPresent() ? 0 : 1;
        }
        // Before its shift has begun a vehicle says nothing about this ride.
        if (shift.running()) {
            view.setVehicle(vehicles.view(state, shift.vehicle(), now));
        }
    }

    private static RideStatus status(FleetState state, org.noriai.dispatch.model.Ride ride) {
        return switch (ride.status()) {
            case HELD -> RideStatus.RIDE_STATUS_UNSPECIFIED;
            case CONFIRMED -> {
                if (ride.vehicleArrivedSeconds().isPresent()) {
                    yield RideStatus.VEHICLE_WAITING;
                }
                boolean coming = state.findShift(ride.shift())
                        .filter(shift -> shift.progress().phase() == Phase.DRIVING
                                && shift.progress().place() == ride.pickup().place())
                        .isPresent();
                yield coming ? RideStatus.VEHICLE_COMING : RideStatus.CONFIRMED;
            }
            case ABOARD -> RideStatus.ON_BOARD;
            case COMPLETED -> RideStatus.COMPLETED;
            case CANCELLED -> RideStatus.CANCELLED;
            case MISSED -> RideStatus.MISSED;
        };
    }

    /** Told by what was recorded, so it is the same after a restart. */
    private static String cause(FleetState state, org.noriai.dispatch.model.Ride ride) {
        int windowEnd = ride.promise().pickup().endSeconds();
        boolean late = ride.vehicleArrivedSeconds().isPresent()
                && ride.vehicleArrivedSeconds().getAsInt() > windowEnd;
        Optional<PromiseCause> known = state.promiseLedger().find(ride.id()).flatMap(PromiseRecord::cause);
        return switch (ride.status()) {
            case MISSED -> known.map(PromiseCause::name).orElse(late ? VEHICLE_LATE : RIDER_ABSENT);
            case CONFIRMED, ABOARD, COMPLETED ->
                late || state.standingOf(ride).broken().isPresent()
                        ? known.map(PromiseCause::name).orElse(VEHICLE_LATE)
                        : "";
            case HELD, CANCELLED -> late ? VEHICLE_LATE : "";
        };
    }
}
