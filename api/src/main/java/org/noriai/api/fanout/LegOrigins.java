package org.noriai.api.fanout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.noriai.dispatch.engine.Publication;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.ServedHalt;
import org.noriai.dispatch.state.ShiftState;

/**
 * From where a vehicle that is under way has left; the state itself remembers only where it goes. One entry a vehicle.
 * After a restart in mid-leg the last halt stands in, or else the start of the shift. Thread-safe.
 */
public final class LegOrigins {

    private final Map<VehicleId, Origin> origins = new ConcurrentHashMap<>();

    private record Origin(ShiftId shift, int sinceSeconds, int place) {}

    /** Notes departures; quick, as the log thread calls it. */
    public void observe(Publication publication) {
        FleetState state = publication.before();
        for (DispatchEvent event : publication.events()) {
            if (event instanceof DispatchEvent.StopDeparted departed) {
                ShiftState shift = state.getShift(departed.shift());
                origins.put(
                        shift.shift().vehicle(),
                        new Origin(
                                departed.shift(),
                                departed.departedSeconds(),
                                shift.progress().place()));
            }
            state = state.apply(event);
        }
    }

    /** Where the leg that the shift is driving began. */
    public int from(ShiftState shift) {
        Origin known = origins.get(shift.shift().vehicle());
        if (known != null
                && known.shift().equals(shift.shift().id())
                && known.sinceSeconds() == shift.progress().sinceSeconds()) {
            return known.place();
        }
        List<ServedHalt> halts = shift.progress().halts();
        return halts.isEmpty() ? shift.shift().startPlace() : halts.getLast().place();
    }
}
