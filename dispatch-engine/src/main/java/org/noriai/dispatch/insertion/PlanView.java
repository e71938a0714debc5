package org.noriai.dispatch.insertion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * One plan as the search sees it: its present schedule, the latest times that later promises allow, the loads.
 *
 * <p>Stop i is the plan's stop i; gap i is before it, gap {@code size()} after the last. Latest times are those of
 * Savelsbergh's forward time slack (The vehicle routing problem with time windows: minimizing route duration, 1992): the
 * slack of stop i is how much later it may be served before a bound of it or of a later stop breaks, ride times aside.
 * Mutable, reused, confined to one thread.
 */
final class PlanView {

    final StopSequence stops = new StopSequence();

    private final TravelTimes times;
    private final ScheduleKernel kernel;
    private @Nullable ShiftState loaded;
    private int loadedAtSeconds;
    private int committed;
    private List<SeatConfiguration> configurations = List.of();
    private int[] legs = new int[16];
    private int[] latest = new int[16];
    private int[] seats = new int[16];
    private int[] wheelchairs = new int[16];

    PlanView(TravelTimes times, ScheduleKernel kernel) {
        this.times = times;
        this.kernel = kernel;
    }

    /** Takes over a plan as it stands, unless it is that already. */
    void load(FleetState state, ShiftState shift, int nowSeconds) {
        if (shift == loaded && nowSeconds == loadedAtSeconds) {
            return;
        }
        PlanStart start = state.planStart(shift, nowSeconds);
        stops.read(state, shift, start);
        prepare(shift, start.aboard(), start.committedStops());
        loaded = shift;
        loadedAtSeconds = nowSeconds;
    }

    /** Takes over a plan as if one ride, not on board, were not in it. */
    void loadWithout(FleetState state, ShiftState shift, int nowSeconds, RideId ignored) {
        PlanStart start = state.planStart(shift, nowSeconds);
        stops.readWithout(state, shift, start, ignored);
        int left = start.committedStops();
        for (int i = 0; i < start.committedStops(); i++) {
            if (shift.plan().stops().get(i).ride().equals(ignored)) {
                left--;
            }
        }
        prepare(shift, start.aboard(), left);
    }

    private void prepare(ShiftState shift, Party aboard, int committedStops) {
        kernel.solvePresent(stops);
        committed = committedStops;
        configurations = shift.vehicle().type().configurations();
        int size = stops.size();
        if (legs.length <= size) {
            legs = new int[2 * size];
            latest = new int[2 * size];
            seats = new int[2 * size];
            wheelchairs = new int[2 * size];
        }
        seats[0] = aboard.seats();
        wheelchairs[0] = aboard.wheelchairs();
        for (int gap = 0; gap <= size; gap++) {
            legs[gap] = times.seconds(placeBefore(gap), placeAfter(gap), freeSeconds(gap));
        }
        for (int i = 0; i < size; i++) {
            int sign = stops.isPickup(i) ? 1 : -1;
            seats[i + 1] = seats[i] + sign * stops.party(i).seats();
            wheelchairs[i + 1] = wheelchairs[i] + sign * stops.party(i).wheelchairs();
        }
        latest[size] = stops.endLatestSeconds();
        for (int i = size - 1; i >= 0; i--) {
            latest[i] = Math.min(stops.latestSeconds(i), latest[i + 1] - legs[i + 1] - stops.dwellSeconds(i));
        }
    }

    /** How many stops. */
    int size() {
        return stops.size();
    }

    /** The first gap that something may be inserted into. */
    int firstGap() {
        return committed;
    }

    /** Where the drive across the gap begins. */
    int placeBefore(int gap) {
        return gap == 0 ? stops.startPlace() : stops.place(gap - 1);
    }

    /** Where the drive across the gap leads: the stop after it, or the end of the shift. */
    int placeAfter(int gap) {
        return gap == stops.size() ? stops.endPlace() : stops.place(gap);
    }

    /** When the vehicle can leave for the gap's drive. */
    int freeSeconds(int gap) {
        return gap == 0 ? stops.readySeconds() : stops.serviceEndSeconds(gap - 1);
    }

    /** The gap's drive as it is. */
    int legSeconds(int gap) {
        return legs[gap];
    }

    /** After this, an arrival at the stop after the gap, or at the end of the shift, breaks something for sure. */
    int latestSeconds(int gap) {
        return latest[gap];
    }

    /** Whether the party fits in beside those who are on board in the gap. */
    boolean carries(Party party, int gap) {
        for (int i = 0; i < configurations.size(); i++) {
            SeatConfiguration room = configurations.get(i);
            if (seats[gap] + party.seats() <= room.seats()
                    && wheelchairs[gap] + party.wheelchairs() <= room.wheelchairs()) {
                return true;
            }
        }
        return false;
    }
}
