package org.noriai.api.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.dispatch.PublicPlan;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.fanout.LegOrigins;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.v1.PlannedHalt;
import org.noriai.api.v1.VehicleActivity;
import org.noriai.api.v1.VehicleView;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** What the public may know of vehicles: where they are, where they halt, how full they are. Thread-safe. */
public final class VehicleViews {

    private static final int POSITION_AGE_SECONDS_MAX = 90;

    /** Where engine time runs fast, a tablet that reports as often as ever must not look lost. */
    private static final int POSITION_AGE_WALL_SECONDS_MAX = 5;

    private final ScaledClock clock;
    private final PublicPlans plans;
    private final PositionBook positions;
    private final LegOrigins origins;
    private final StopCatalog stops;
    private final Ways ways;

    /** Shows what these know. */
    public VehicleViews(
            ScaledClock clock,
            PublicPlans plans,
            PositionBook positions,
            LegOrigins origins,
            StopCatalog stops,
            Ways ways) {
        this.clock = clock;
        this.plans = plans;
        this.positions = positions;
        this.origins = origins;
        this.stops = stops;
        this.ways = ways;
    }

    /** The stops that they halt at. */
    public StopCatalog stops() {
        return stops;
    }

    /** All vehicles of the fleet, by id. */
    public List<VehicleView> all(FleetState state) {
        int now = clock.nowSeconds();
        List<VehicleView> views = new ArrayList<>();
        for (Vehicle vehicle : state.listVehicles()) {
            views.add(view(state, vehicle, now));
        }
        return views;
    }

    /** One vehicle. */
    public VehicleView view(FleetState state, Vehicle vehicle, int nowSeconds) {
        VehicleView.Builder view = VehicleView.newBuilder()
                .setVehicleId(vehicle.id().value())
                .setLabel(vehicle.label())
                .setSeats(vehicle.type().seatsMax())
                .setWheelchairPlaces(vehicle.type().wheelchairsMax())
                .setActivity(VehicleActivity.OFF_DUTY);
        Optional<ShiftState> working = PublicPlans.findWorking(state, vehicle.id(), nowSeconds);
        if (working.isEmpty()) {
            return view.build();
        }
        ShiftState shift = working.get();
        place(vehicle.id(), view);
        Load aboard = state.planStart(shift, nowSeconds).aboard();
        view.setOnBoard(aboard.people()).setWheelchairsOnBoard(aboard.wheelchairs());
        view.setActivity(activity(shift.progress().phase()));
        boolean driving = shift.progress().phase() == Phase.DRIVING;
        List<PublicPlan.Halt> halts = plans.plan(state, shift, nowSeconds).halts();
        for (int i = 0; i < halts.size(); i++) {
            // Where a vehicle is going to can be seen; that its driver will have a break there or anywhere can't.
            if (halts.get(i).rest().isEmpty() || (driving && i == 0)) {
                view.addHalts(halt(halts.get(i)));
            }
        }
        if (driving) {
            view.addAllLeg(
                    ways.between(origins.from(shift), shift.progress().place()).points());
        }
        return view.build();
    }

    private void place(VehicleId vehicle, VehicleView.Builder view) {
        double age = Math.max(POSITION_AGE_SECONDS_MAX, POSITION_AGE_WALL_SECONDS_MAX * clock.speed());
        Instant notBefore = clock.now().minusSeconds(Math.round(age));
        positions
                .findLatest(vehicle, notBefore)
                .ifPresent(position -> view.setLocation(Messages.latLng(position.latitude(), position.longitude()))
                        .setBearing(position.bearing())
                        .setPositionTime(Messages.timestamp(position.time())));
    }

    private static VehicleActivity activity(Phase phase) {
        return switch (phase) {
            case NOT_STARTED, ENDED -> VehicleActivity.OFF_DUTY;
            // That its driver has a break is nobody's business.
            case STANDING, RESTING -> VehicleActivity.IDLE;
            case DRIVING -> VehicleActivity.DRIVING;
            case HALTED -> VehicleActivity.AT_STOP;
        };
    }

    private PlannedHalt halt(PublicPlan.Halt halt) {
        int boarding = 0;
        int alighting = 0;
        for (PublicPlan.Action action : halt.actions()) {
            int people = action.ride().party().people();
            if (action.kind() == Stop.Kind.PICKUP) {
                boarding += people;
            } else {
                alighting += people;
            }
        }
        return PlannedHalt.newBuilder()
                .setStop(stops.stop(halt.place()))
                .setArrival(Messages.timestamp(halt.arrivalSeconds()))
                .setDeparture(Messages.timestamp(halt.departureSeconds()))
                .setBoarding(boarding)
                .setAlighting(alighting)
                .build();
    }
}
