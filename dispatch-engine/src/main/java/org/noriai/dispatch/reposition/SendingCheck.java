package org.noriai.dispatch.reposition;

import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * Whether an idle vehicle may go and wait elsewhere: only if, from there, every promise and held offer of its plan is
 * still kept and it is at the end of its shift in time. A plan that is late as it is lets nobody go.
 *
 * <p>The times are those of {@link ScheduleKernel}, as if the vehicle stood there already. They are the least that meet
 * all constraints, and an earlier start never makes them later; so what is right for the latest departure is right for
 * every one before it. Confined to one thread; reuses its workspace.
 */
public final class SendingCheck {

    private final TravelTimes times;
    private final RepositioningRules rules;
    private final ScheduleKernel kernel;
    private final StopSequence stops = new StopSequence();

    /** Drives by these times and keeps the operating rules. */
    public SendingCheck(TravelTimes times, OperatingRules operating, RepositioningRules rules) {
        this.times = times;
        this.rules = rules;
        this.kernel = new ScheduleKernel(times, operating);
    }

    /** Whether it stands with nobody on board and has not just been sent elsewhere. */
    public static boolean isIdle(FleetState state, ShiftState shift, int nowSeconds) {
        return shift.progress().phase() == Phase.STANDING
                && shift.progress().expectedArrivalSeconds() <= nowSeconds
                && shift.progress().sentTo(nowSeconds).isEmpty()
                && state.planStart(shift, nowSeconds).aboard().people() == 0;
    }

    /**
     * Whether the vehicle may be sent now: it is idle, goes neither where it is nor to its next promised stop, which would
     * only bind it early, and even if it leaves as late as allowed it can stay there for a while.
     */
    public boolean permits(FleetState state, ShiftState shift, Sending sending, int nowSeconds) {
        int to = sending.toPlace();
        return to >= 0
                && to < times.placeCount()
                && to != shift.progress().place()
                && isIdle(state, shift, nowSeconds)
                && !isNextPromised(state, shift, to)
                && keepsPromises(
                        state, shift, to, nowSeconds + rules.leaveWithinSeconds(), rules.staySecondsMin(), nowSeconds);
    }

    /**
     * Whether a vehicle that stands keeps all that it has promised if it first goes to a place and waits there.
     *
     * @param leaveSeconds when it leaves, or has left
     * @param staySeconds how long it waits
     */
    public boolean keepsPromises(
            FleetState state, ShiftState shift, int toPlace, int leaveSeconds, int staySeconds, int nowSeconds) {
        int drive = times.seconds(shift.progress().place(), toPlace, leaveSeconds);
        if (drive >= TravelTimes.UNREACHABLE) {
            return false;
        }
        int ready = Math.max(nowSeconds, leaveSeconds + drive + staySeconds);
        ShiftState there = new ShiftState(
                shift.shift(),
                shift.vehicle(),
                shift.plan(),
                shift.progress()
                        .waitingAt(
                                toPlace,
                                leaveSeconds,
                                drive,
                                ready,
                                shift.shift().duty()));
        stops.read(state, there, state.planStart(there, ready));
        return kernel.solve(stops);
    }

    private static boolean isNextPromised(FleetState state, ShiftState shift, int place) {
        for (Stop stop : shift.plan().stops()) {
            Ride ride = state.getRide(stop.ride());
            if (ride.status() != RideStatus.HELD) {
                return place
                        == switch (stop.kind()) {
                            case PICKUP -> ride.pickup().place();
                            case DROPOFF -> ride.dropoff().place();
                        };
            }
        }
        return false;
    }
}
