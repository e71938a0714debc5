package org.noriai.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.noriai.dispatch.engine.Publication;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.StopArrived;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** Drives from stop to stop that have ended and that nothing was learned from yet. Thread-safe; full, it takes no more. */
public final class EndedDrives {

    private static final int DRIVES_MAX = 10_000;

    private final BlockingQueue<Drive> drives = new ArrayBlockingQueue<>(DRIVES_MAX);

    /**
     * A drive.
     *
     * @param vehicle whose
     * @param fromSeconds when it left, in engine time
     * @param toSeconds when it was there
     */
    record Drive(VehicleId vehicle, int fromSeconds, int toSeconds) {}

    /** Notes arrivals; quick, as the log thread calls it. */
    public void observe(Publication publication) {
        if (publication.events().stream().noneMatch(StopArrived.class::isInstance)) {
            return;
        }
        FleetState state = publication.before();
        for (DispatchEvent event : publication.events()) {
            if (event instanceof StopArrived arrived) {
                ShiftState shift = state.getShift(arrived.shift());
                if (shift.progress().phase() == Phase.DRIVING) {
                    // One that finds no room is lost; others teach the same.
                    drives.offer(new Drive(
                            shift.shift().vehicle(), shift.progress().sinceSeconds(), arrived.arrivedSeconds()));
                }
            }
            state = state.apply(event);
        }
    }

    /** Takes all that ended before a time, oldest first. */
    List<Drive> takeBefore(int seconds) {
        List<Drive> taken = new ArrayList<>();
        for (Drive next = drives.peek(); next != null && next.toSeconds() < seconds; next = drives.peek()) {
            taken.add(next);
            drives.remove();
        }
        return taken;
    }
}
