package org.noriai.dispatch.state;

import java.util.Optional;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftProgress.Sent;

/** What it means for a vehicle's progress that it drives with nobody to serve, only to wait elsewhere. */
final class IdleDrives {

    private IdleDrives() {}

    /** The vehicle with its new wish; a wish it has not followed is replaced. */
    static ShiftState sent(ShiftState state, VehicleSent sent) {
        if (state.progress().phase() != Phase.STANDING) {
            throw new IllegalStateException("The shift %s is %s and can't be sent to place %d; only a standing one can."
                    .formatted(sent.shift(), state.progress().phase(), sent.toPlace()));
        }
        return state.withProgress(
                state.progress().withSent(Optional.of(new Sent(sent.toPlace(), sent.leaveBySeconds()))));
    }

    /** Before its plan is replaced: a vehicle that has not left yet stays, for it was sent on account of the old plan. */
    static ShiftState keptBack(ShiftState state) {
        return state.progress().phase() == Phase.STANDING
                        && state.progress().sent().isPresent()
                ? state.withProgress(state.progress().withSent(Optional.empty()))
                : state;
    }

    /** Whether a departure for the place is to wait there, not for the next stop that somebody relies on. */
    static boolean leavesToWait(FleetState state, ShiftState shift, int toPlace) {
        return shift.progress().phase() == Phase.STANDING
                && shift.progress()
                        .sent()
                        .filter(sent -> sent.toPlace() == toPlace)
                        .isPresent()
                && !isNextPromised(state, shift, toPlace);
    }

    /** Whether the vehicle, arriving now, has nobody to serve there: nobody was promised the place meanwhile. */
    static boolean arrivesToWait(FleetState state, ShiftState shift) {
        return shift.progress().phase() == Phase.DRIVING
                && shift.progress().sent().isPresent()
                && !PlanStarts.promisedStopLeads(state, shift, shift.progress().place());
    }

    private static boolean isNextPromised(FleetState state, ShiftState shift, int place) {
        for (Stop stop : shift.plan().stops()) {
            if (state.getRide(stop.ride()).status() != RideStatus.HELD) {
                return PlanStarts.placeOf(state, stop) == place;
            }
        }
        return false;
    }

    /** Only an idle vehicle is sent, and one on its way is where it was sent to. */
    static void check(FleetState state, ShiftState shift) {
        ShiftProgress progress = shift.progress();
        if (progress.sent().isEmpty()) {
            return;
        }
        boolean there = progress.sent().get().toPlace() == progress.place();
        boolean right = switch (progress.phase()) {
            case STANDING -> !there;
            case DRIVING -> there;
            case NOT_STARTED, HALTED, RESTING, ENDED -> false;
        };
        boolean empty = state.planStart(shift, progress.sinceSeconds()).aboard().people() == 0;
        if (!right || !empty) {
            throw new IllegalStateException("The shift %s, %s at place %d and with %s on board, must not be sent: %s."
                    .formatted(
                            shift.shift().id(),
                            progress.phase(),
                            progress.place(),
                            empty ? "nobody" : "somebody",
                            progress.sent().get()));
        }
    }
}
