package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftProgress.ServedHalt;

/** How a vehicle's run of halts goes on and when it is over. */
final class RunProgress {

    private RunProgress() {}

    /** The vehicle was busy at its present halt until then, so the next one there is not served before. */
    static ShiftState busyUntil(ShiftState state, int atSeconds) {
        ShiftProgress progress = state.progress();
        if (progress.phase() != Phase.HALTED || progress.halts().isEmpty()) {
            return state;
        }
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        ServedHalt last = halts.removeLast();
        halts.add(new ServedHalt(last.place(), last.arrivedSeconds(), Math.max(last.arrivedSeconds(), atSeconds)));
        return state.withProgress(progress.withRun(progress.run(), halts));
    }

    /** A vehicle that has served all it came for stands; a run without anything left to do is over. */
    static ShiftState settled(FleetState now, ShiftState state, int atSeconds) {
        ShiftProgress progress = state.progress();
        Phase phase = progress.phase();
        List<ServedHalt> halts = new ArrayList<>(progress.halts());
        int since = progress.sinceSeconds();
        if (phase == Phase.HALTED && !PlanStarts.promisedStopLeads(now, state, progress.place())) {
            phase = Phase.STANDING;
            since = Math.max(since, atSeconds);
        }
        boolean promised = state.plan().stops().stream()
                .anyMatch(stop -> now.getRide(stop.ride()).status() != RideStatus.HELD);
        if (!promised && phase == Phase.STANDING) {
            halts.clear();
        }
        ShiftProgress settled = phase == progress.phase()
                ? progress
                : progress.in(phase, progress.place(), since, since, progress.duty());
        return state.withProgress(settled.withRun(progress.run(), halts));
    }

    /** The shift in another phase, where it is. */
    static ShiftState withPhase(ShiftState state, Phase phase, int atSeconds) {
        ShiftProgress progress = state.progress();
        boolean begins = progress.phase() == Phase.NOT_STARTED;
        int at = begins ? atSeconds : Math.max(atSeconds, progress.sinceSeconds());
        Duty duty = begins ? Duty.rested(at) : progress.duty();
        return state.withProgress(progress.in(phase, progress.place(), at, at, duty));
    }
}
