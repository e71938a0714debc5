package org.noriai.dispatch.simulation;

import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/** When a driver leaves for the next stop. Immutable; confined to one thread, as the service is. */
final class LeavingTimes {

    private final SimulatedArea area;
    private final SimulatedService service;

    LeavingTimes(SimulatedArea area, SimulatedService service) {
        this.area = area;
        this.service = service;
    }

    /**
     * With somebody on board at once; empty not before the plan asks for it. Where offers are held before the first promised
     * stop, an empty vehicle waits for them as long as that breaks no promise.
     */
    int leaveSeconds(ShiftState shift, Stop next, int here, int place, int now) {
        FleetState state = service.state();
        if (state.planStart(shift, now).aboard().people() > 0) {
            return now;
        }
        ShiftState promised = PromiseForecast.promisedOnly(state, shift);
        int leave = leaveSeconds(promised, 0, here, place, now);
        int index = shift.plan().stops().indexOf(next);
        if (index > 0) {
            int waits = leaveSeconds(shift, index, here, place, now);
            if (waits > leave && service.forecast().keepsAll(state, promised, waits)) {
                return waits;
            }
        }
        return leave;
    }

    private int leaveSeconds(ShiftState shift, int index, int here, int place, int now) {
        PlanSchedule schedule = service.scheduler().schedule(service.state(), shift, now);
        if (index == 0 && place != here) {
            return schedule.startDepartureSeconds();
        }
        int leg = area.times().seconds(here, place, now);
        return schedule.serviceSeconds(index) - leg - PlanScheduler.BUFFER_SECONDS;
    }
}
