package org.noriai.api.driver;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.dispatch.PublicPlan;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.fanout.LegOrigins;
import org.noriai.api.store.StaffMessages;
import org.noriai.api.v1.DriverBreak;
import org.noriai.api.v1.DriverMessage;
import org.noriai.api.v1.Halt;
import org.noriai.api.v1.HaltAction;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.StopAction;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.api.view.Ways;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftState;

/** A vehicle's work as its driver sees it. Thread-safe. */
public final class ManifestViews {

    private final ScaledClock clock;
    private final PublicPlans plans;
    private final LegOrigins origins;
    private final StopCatalog stops;
    private final Ways ways;
    private final StaffMessages messages;

    /** Shows with these. */
    public ManifestViews(
            ScaledClock clock,
            PublicPlans plans,
            LegOrigins origins,
            StopCatalog stops,
            Ways ways,
            StaffMessages messages) {
        this.messages = messages;
        this.clock = clock;
        this.plans = plans;
        this.origins = origins;
        this.stops = stops;
        this.ways = ways;
    }

    /** What the vehicle has to do. */
    Manifest view(FleetState state, VehicleId vehicle) {
        int now = clock.nowSeconds();
        Manifest.Builder manifest = Manifest.newBuilder().setNow(Messages.timestamp(clock.now()));
        messages.to(receiver(vehicle), now).forEach(message -> manifest.addMessages(message(message)));
        Optional<ShiftState> working = PublicPlans.findWorking(state, vehicle, now);
        if (working.isEmpty()) {
            return manifest.setState(ManifestState.NO_SHIFT).build();
        }
        ShiftState shift = working.get();
        PublicPlan plan = plans.plan(state, shift, now);
        manifest.setShiftId(shift.shift().id().value())
                .setPlanVersion(shift.plan().version());
        manifest.addAllHalts(halts(plan, stops));
        progress(shift, plan, manifest, now);
        return manifest.build();
    }

    private void progress(ShiftState shift, PublicPlan plan, Manifest.Builder manifest, int nowSeconds) {
        ShiftProgress progress = shift.progress();
        OptionalInt goTo = progress.sentTo(nowSeconds);
        if (goTo.isPresent()) {
            manifest.setGoTo(stops.stop(goTo.getAsInt()));
        }
        switch (progress.phase()) {
            case STANDING -> {
                manifest.setState(ManifestState.STANDING).setAt(stops.stop(progress.place()));
                if (!plan.halts().isEmpty()) {
                    manifest.setDepart(Messages.timestamp(plan.departSeconds()));
                }
                if (goTo.isPresent() || !plan.halts().isEmpty()) {
                    way(
                            progress.place(),
                            goTo.orElseGet(() -> plan.halts().getFirst().place()),
                            manifest);
                }
            }
            case DRIVING -> {
                int from = origins.from(shift);
                manifest.setState(ManifestState.UNDER_WAY).setAt(stops.stop(from));
                way(from, progress.place(), manifest);
            }
            case RESTING -> manifest.setState(ManifestState.RESTING).setAt(stops.stop(progress.place()));
            case HALTED -> manifest.setState(ManifestState.HALTED).setAt(stops.stop(progress.place()));
            case NOT_STARTED, ENDED -> manifest.setState(ManifestState.NO_SHIFT);
        }
    }

    private void way(int fromPlace, int toPlace, Manifest.Builder manifest) {
        Ways.Way way = ways.between(fromPlace, toPlace);
        manifest.addAllWay(way.points()).setWaySeconds(way.seconds());
    }

    /** Who gets what is written to the vehicle's driver. */
    static StaffMessages.Receiver receiver(VehicleId vehicle) {
        return new StaffMessages.Receiver(StaffMessages.Kind.DRIVER, vehicle.value());
    }

    private static DriverMessage message(StaffMessages.Message message) {
        return DriverMessage.newBuilder()
                .setMessageId(message.id())
                .setText(message.text())
                .setTime(Messages.timestamp(message.atSeconds()))
                .setRead(message.readSeconds().isPresent())
                .build();
    }

    /** The halts of a plan as its driver sees them. */
    public static List<Halt> halts(PublicPlan plan, StopCatalog stops) {
        return plan.halts().stream().map(halt -> halt(halt, stops)).toList();
    }

    private static Halt halt(PublicPlan.Halt halt, StopCatalog stops) {
        List<HaltAction> actions =
                halt.actions().stream().map(ManifestViews::action).toList();
        Halt.Builder view = Halt.newBuilder()
                .setStop(stops.stop(halt.place()))
                .setArrival(Messages.timestamp(halt.arrivalSeconds()))
                .setDeparture(Messages.timestamp(halt.departureSeconds()))
                .addAllActions(actions);
        halt.rest()
                .ifPresent(rest -> view.setRest(DriverBreak.newBuilder()
                        .setBegin(Messages.timestamp(rest.beginSeconds()))
                        .setSeconds(rest.seconds())));
        return view.build();
    }

    private static HaltAction action(PublicPlan.Action action) {
        HaltAction.Builder view = HaltAction.newBuilder()
                .setRideId(action.ride().id().value())
                .setParty(Messages.party(action.ride().party()))
                .setBegin(Messages.timestamp(action.serviceSeconds()));
        return switch (action.kind()) {
            case PICKUP ->
                view.setAction(StopAction.PICKUP)
                        .setWindow(Messages.window(action.ride().promise().pickup()))
                        .build();
            case DROPOFF -> view.setAction(StopAction.DROPOFF).build();
        };
    }
}
