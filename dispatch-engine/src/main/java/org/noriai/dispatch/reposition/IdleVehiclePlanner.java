package org.noriai.dispatch.reposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ScheduleKernel;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.dispatch.state.StopSequence;

/**
 * Which idle vehicles should go and wait where, so that those who ask next find one near.
 *
 * <p>The k-th vehicle of a cell is worth as much as it is likely that at least k people ask there within the horizon,
 * which is what it adds to the requests that can be served; requests come as a Poisson process. Vehicles that are in a
 * cell already, are on their way there or end their work there in time take the first places. The others are shared out
 * as a transport problem: a vehicle costs its drive and a small threshold where it goes, nothing where it stays, less
 * the worth of the place it takes. Since worth falls with k, the cheapest plan is the best share of all, exactly; and
 * once it is carried out, and nothing else has changed, nobody is sent again.
 *
 * <p>Sources: Pavone, Smith, Frazzoli and Rus, Robotic load balancing for mobility-on-demand systems, 2012, which counts
 * vehicles that are due at a station as its own; Alonso-Mora et al., On-demand high-capacity ride-sharing via dynamic
 * trip-vehicle assignment, 2017, which rebalances by an assignment; the worth of one more is that of the newsvendor
 * (Arrow, Harris and Marschak, Optimal inventory policy, 1951).
 *
 * <p>Index c is a cell. Confined to one thread; reuses its workspace.
 */
public final class IdleVehiclePlanner {

    private final TravelTimes times;
    private final DemandCells cells;
    private final RepositioningRules rules;
    private final SendingCheck check;
    private final ScheduleKernel kernel;
    private final StopSequence stops = new StopSequence();

    /** Sends vehicles between these cells. */
    public IdleVehiclePlanner(
            TravelTimes times, OperatingRules operating, DemandCells cells, RepositioningRules rules) {
        this.times = times;
        this.cells = cells;
        this.rules = rules;
        this.check = new SendingCheck(times, operating, rules);
        this.kernel = new ScheduleKernel(times, operating);
    }

    /** A place in a cell that one more vehicle could take. */
    private record Slot(int cell, int worthSeconds) {}

    /** Who should go where now; in the order of the fleet's shifts. */
    public List<Sending> plan(FleetState state, DemandSurface surface, int nowSeconds) {
        List<ShiftState> free = new ArrayList<>();
        int[] taken = new int[cells.count()];
        for (ShiftState shift : state.listShifts()) {
            if (shift.running()) {
                if (canWait(state, shift, nowSeconds)) {
                    free.add(shift);
                } else {
                    findCover(state, shift, nowSeconds).ifPresent(cell -> taken[cell]++);
                }
            }
        }
        List<Slot> slots = slots(surface, taken, free.size(), nowSeconds);
        if (free.isEmpty() || slots.isEmpty()) {
            return List.of();
        }
        int[][] costs = new int[free.size()][];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = costs(state, free.get(i), slots, nowSeconds);
        }
        int[] supplies = new int[costs.length];
        int[] rooms = new int[slots.size() + 1];
        Arrays.fill(supplies, 1);
        Arrays.fill(rooms, 1);
        rooms[slots.size()] = costs.length;
        TransportPlan plan =
                new TransportProblem(supplies, rooms, costs).solve().orElseThrow();
        return sendings(plan, free, slots);
    }

    private List<Sending> sendings(TransportPlan plan, List<ShiftState> free, List<Slot> slots) {
        List<Sending> sendings = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            for (int j = 0; j < slots.size(); j++) {
                if (plan.units(i, j) > 0 && slots.get(j).cell() != cell(free.get(i))) {
                    sendings.add(new Sending(
                            free.get(i).shift().id(),
                            cells.waitingPlace(slots.get(j).cell())));
                }
            }
        }
        return sendings;
    }

    /** Whether it is idle and, if it stays, for a while. */
    private boolean canWait(FleetState state, ShiftState shift, int nowSeconds) {
        return SendingCheck.isIdle(state, shift, nowSeconds)
                && check.keepsPromises(
                        state, shift, shift.progress().place(), nowSeconds, rules.staySecondsMin(), nowSeconds);
    }

    /** The cell in which a vehicle that is not free is or will be within the horizon, with nothing to do. */
    private Optional<Integer> findCover(FleetState state, ShiftState shift, int nowSeconds) {
        ShiftProgress progress = shift.progress();
        if (progress.sentTo(nowSeconds).isPresent()) {
            return Optional.of(cells.cell(progress.sentTo(nowSeconds).getAsInt()));
        }
        stops.read(state, shift, state.planStart(shift, nowSeconds));
        if (stops.size() == 0) {
            // Its shift is about to end.
            return Optional.empty();
        }
        kernel.solvePresent(stops);
        int last = stops.size() - 1;
        return stops.serviceEndSeconds(last) <= nowSeconds + rules.horizonSeconds()
                ? Optional.of(cells.cell(stops.place(last)))
                : Optional.empty();
    }

    private List<Slot> slots(DemandSurface surface, int[] taken, int vehicles, int nowSeconds) {
        double[] expected = cells.expected(surface, nowSeconds, nowSeconds + rules.horizonSeconds());
        List<Slot> slots = new ArrayList<>();
        for (int cell = 0; cell < taken.length; cell++) {
            // The likelihood of exactly k requests, and of more than k.
            double exactly = Math.exp(-expected[cell]);
            double more = 1 - exactly;
            for (int k = 1; k <= taken[cell] + vehicles; k++) {
                int worth = (int) Math.round(rules.requestWorthSeconds() * more);
                if (worth <= 0) {
                    break;
                }
                if (k > taken[cell]) {
                    slots.add(new Slot(cell, worth));
                }
                exactly *= expected[cell] / k;
                more -= exactly;
            }
        }
        return slots;
    }

    private int[] costs(FleetState state, ShiftState shift, List<Slot> slots, int nowSeconds) {
        int[] costs = new int[slots.size() + 1];
        int own = cell(shift);
        for (int j = 0; j < slots.size(); j++) {
            Slot slot = slots.get(j);
            if (slot.cell() == own) {
                costs[j] = -slot.worthSeconds();
            } else if (j > 0 && slots.get(j - 1).cell() == slot.cell()) {
                // The same drive as to the place before it.
                costs[j] = costs[j - 1] == TransportProblem.FORBIDDEN
                        ? TransportProblem.FORBIDDEN
                        : costs[j - 1] + slots.get(j - 1).worthSeconds() - slot.worthSeconds();
            } else {
                costs[j] = movingCost(state, shift, slot, nowSeconds);
            }
        }
        return costs;
    }

    /** Forbidden where it surely does not pay, or where the vehicle must not go. */
    private int movingCost(FleetState state, ShiftState shift, Slot slot, int nowSeconds) {
        int to = cells.waitingPlace(slot.cell());
        int drive = times.seconds(shift.progress().place(), to, nowSeconds);
        int cost = drive + rules.gainSecondsMin() - slot.worthSeconds();
        boolean goes = drive <= rules.driveSecondsMax()
                && cost < 0
                && check.permits(state, shift, new Sending(shift.shift().id(), to), nowSeconds);
        return goes ? cost : TransportProblem.FORBIDDEN;
    }

    private int cell(ShiftState shift) {
        return cells.cell(shift.progress().place());
    }
}
