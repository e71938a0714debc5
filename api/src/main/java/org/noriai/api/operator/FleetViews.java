package org.noriai.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.driver.ManifestViews;
import org.noriai.api.store.StaffMessages;
import org.noriai.api.street.LiveStreets;
import org.noriai.api.street.Restriction;
import org.noriai.api.v1.ComingShift;
import org.noriai.api.v1.FleetVehicle;
import org.noriai.api.v1.FleetView;
import org.noriai.api.v1.PendingConsent;
import org.noriai.api.v1.PromiseInDanger;
import org.noriai.api.v1.StaffMessage;
import org.noriai.api.v1.StreetClosure;
import org.noriai.api.v1.SuspensionView;
import org.noriai.api.view.Messages;
import org.noriai.api.view.VehicleViews;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.state.BrokenPromise;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** Everything that a dispatcher watches. Thread-safe. */
public final class FleetViews {

    private final Dispatch dispatch;
    private final VehicleViews vehicles;
    private final PublicPlans plans;
    private final PromiseForecast forecast;
    private final LiveStreets streets;
    private final StaffMessages messages;

    /** Shows what these know. */
    public FleetViews(
            Dispatch dispatch,
            VehicleViews vehicles,
            PublicPlans plans,
            PromiseForecast forecast,
            LiveStreets streets,
            StaffMessages messages) {
        this.dispatch = dispatch;
        this.vehicles = vehicles;
        this.plans = plans;
        this.forecast = forecast;
        this.streets = streets;
        this.messages = messages;
    }

    FleetView view() {
        FleetState state = dispatch.state();
        int now = dispatch.clock().nowSeconds();
        FleetView.Builder view = FleetView.newBuilder()
                .setNow(Messages.timestamp(dispatch.clock().now()));
        state.listVehicles().forEach(vehicle -> view.addVehicles(vehicle(state, vehicle, now)));
        view.addAllPromisesInDanger(dangers(state, now));
        state.listSuspensions().stream()
                .filter(suspension -> suspension.window().endSeconds() >= now)
                .forEach(suspension -> view.addSuspensions(suspension(suspension)));
        streets.list().stream()
                .filter(restriction -> restriction.change().endSeconds() > now)
                .forEach(restriction -> view.addClosures(closure(restriction)));
        messages.all(now).forEach(message -> view.addMessages(message(message)));
        state.listProposals().forEach(proposal -> view.addConsents(consent(proposal)));
        return view.build();
    }

    private FleetVehicle vehicle(FleetState state, Vehicle vehicle, int now) {
        FleetVehicle.Builder view = FleetVehicle.newBuilder().setVehicle(vehicles.view(state, vehicle, now));
        Optional<ShiftState> present = PublicPlans.findWorking(state, vehicle.id(), now)
                .or(() -> state.listShifts().stream()
                        .filter(shift -> shift.shift().vehicle().equals(vehicle.id())
                                && shift.progress().phase() == Phase.NOT_STARTED
                                && shift.shift().window().endSeconds() > now)
                        .findFirst());
        present.ifPresent(shift -> view.setShiftId(shift.shift().id().value())
                .setShiftStart(Messages.timestamp(shift.shift().window().startSeconds()))
                .setShiftEnd(Messages.timestamp(shift.shift().window().endSeconds()))
                .setRunning(shift.running())
                .addAllHalts(ManifestViews.halts(plans.plan(state, shift, now), vehicles.stops())));
        String shown = view.getShiftId();
        state.listShifts().stream()
                .filter(shift -> shift.shift().vehicle().equals(vehicle.id())
                        && shift.progress().phase() == Phase.NOT_STARTED
                        && !shift.shift().id().value().equals(shown)
                        && !PromiseForecast.promisedOnly(state, shift)
                                .plan()
                                .stops()
                                .isEmpty())
                .forEach(shift -> view.addComing(ComingShift.newBuilder()
                        .setShiftId(shift.shift().id().value())
                        .setStart(Messages.timestamp(shift.shift().window().startSeconds()))
                        .setEnd(Messages.timestamp(shift.shift().window().endSeconds()))
                        .addAllHalts(ManifestViews.halts(plans.plan(state, shift, now), vehicles.stops()))));
        return view.build();
    }

    private List<PromiseInDanger> dangers(FleetState state, int now) {
        List<PromiseInDanger> dangers = new ArrayList<>();
        for (ShiftState shift : state.listShifts()) {
            if (shift.plan().stops().isEmpty()) {
                continue;
            }
            Map<RideId, Integer> late = forecast.lateSeconds(state, PromiseForecast.promisedOnly(state, shift), now);
            late.keySet().stream()
                    .sorted()
                    .map(state::getRide)
                    .forEach(ride -> danger(state, ride, shift, late.getOrDefault(ride.id(), 0))
                            .ifPresent(dangers::add));
        }
        return dangers;
    }

    private static Optional<PromiseInDanger> danger(FleetState state, Ride ride, ShiftState shift, int lateSeconds) {
        Optional<BrokenPromise> broken = state.standingOf(ride).broken();
        if (ride.status() == RideStatus.HELD || (lateSeconds == 0 && broken.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(PromiseInDanger.newBuilder()
                .setRideId(ride.id().value())
                .setVehicleId(shift.shift().vehicle().value())
                .setPromisedPickup(Messages.window(ride.promise().pickup()))
                .setPromisedLatestArrival(Messages.timestamp(ride.promise().latestDropoffSeconds()))
                .setLateSeconds(lateSeconds)
                .setBroken(broken.isPresent())
                .setCause(broken.map(known -> known.cause().name()).orElse(""))
                .build());
    }

    private static SuspensionView suspension(Suspension suspension) {
        return SuspensionView.newBuilder()
                .setZoneId(suspension.zone().value())
                .setStart(Messages.timestamp(suspension.window().startSeconds()))
                .setEnd(Messages.timestamp(suspension.window().endSeconds()))
                .setWhy(suspension.cause())
                .build();
    }

    private StreetClosure closure(Restriction restriction) {
        return StreetClosure.newBuilder()
                .setClosureId(restriction.id())
                .setGeometry(restriction.geometry())
                .setStart(Messages.timestamp(restriction.change().startSeconds()))
                .setEnd(Messages.timestamp(restriction.change().endSeconds()))
                .setMaxSpeedKmh(restriction.maxSpeedKmh().orElse(0.0))
                .setWhy(restriction.why())
                .setMeetsNoStreet(streets.meetsNothing(restriction.id()))
                .build();
    }

    private static StaffMessage message(StaffMessages.Message message) {
        StaffMessage.Builder view = StaffMessage.newBuilder()
                .setMessageId(message.id())
                .setText(message.text())
                .setTime(Messages.timestamp(message.atSeconds()));
        switch (message.to().kind()) {
            case DRIVER -> view.setVehicleId(message.to().id());
            case RIDER -> view.setRideId(message.to().id());
        }
        message.readSeconds().ifPresent(at -> view.setRead(Messages.timestamp(at)));
        return view.build();
    }

    private static PendingConsent consent(PromiseProposal proposal) {
        return PendingConsent.newBuilder()
                .setRideId(proposal.ride().value())
                .setPickup(Messages.window(proposal.promise().pickup()))
                .setLatestArrival(Messages.timestamp(proposal.promise().latestDropoffSeconds()))
                .setAnswerBy(Messages.timestamp(proposal.answerBySeconds()))
                .setWhy(proposal.why())
                .build();
    }
}
