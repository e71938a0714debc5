package org.noriai.dispatch.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.engine.Decision;
import org.noriai.dispatch.engine.Dispatcher;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.state.BrokenPromise;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftState;

/** The engine as a simulated day talks to it: decides, applies, and remembers whose plans changed. Confined to one thread. */
final class SimulatedService {

    /** The state is checked each time so many commands have changed it. */
    private static final int INVARIANT_EVERY = 256;

    private final Dispatcher dispatcher;
    private final PlanScheduler scheduler;
    private final PromiseForecast forecast;
    private final PromiseWatch watch;
    private final BiConsumer<FleetState, DispatchCommand> watcher;
    private final Set<ShiftId> changed = new LinkedHashSet<>();
    private FleetState state = FleetState.empty();
    private int commands;

    SimulatedService(SimulatedArea area, BiConsumer<FleetState, DispatchCommand> watcher) {
        this.watcher = watcher;
        this.dispatcher = new Dispatcher(area.times(), area.book(), area.limits());
        this.scheduler = new PlanScheduler(area.times(), area.book().operating());
        this.forecast = new PromiseForecast(scheduler);
        this.watch = new PromiseWatch(forecast);
    }

    /** Has a command decided and applies what it leads to. */
    DispatchOutcome say(DispatchCommand command) {
        FleetState before = state;
        watcher.accept(before, command);
        Decision decision = dispatcher.decide(before, command);
        state = before.applyAll(decision.events());
        commands++;
        Set<ShiftId> shifts = changedShifts(before, decision.outcome());
        changed.addAll(shifts);
        // A report tells what the world did; all else is the software's doing.
        if (!(command instanceof ReportStopEvent)) {
            watch.compare(before, state, shifts, command.atSeconds());
        }
        if (commands % INVARIANT_EVERY == 0) {
            state.checkInvariants();
        }
        return decision.outcome();
    }

    // Shifts that did not change are the same object; after a change of the fleet all are looked at.
    @SuppressWarnings("ReferenceEquality")
    private Set<ShiftId> changedShifts(FleetState before, DispatchOutcome outcome) {
        Set<ShiftId> shifts = new LinkedHashSet<>();
        List<ShiftState> old = before.listShifts();
        List<ShiftState> now = state.listShifts();
        for (int i = 0; i < now.size(); i++) {
            if (old.size() != now.size() || old.get(i) != now.get(i)) {
                shifts.add(now.get(i).shift().id());
            }
        }
        if (outcome instanceof DispatchOutcome.RideChanged ride) {
            shifts.add(ride.ride().shift());
        }
        return shifts;
    }

    FleetState state() {
        return state;
    }

    PlanScheduler scheduler() {
        return scheduler;
    }

    PromiseForecast forecast() {
        return forecast;
    }

    /** How many commands were decided. */
    int commands() {
        return commands;
    }

    /** Whether a decision, not the world, made the ride later than promised. */
    boolean broke(RideId ride) {
        return watch.broke(ride);
    }

    /** What broke the ride's promise, as far as a repair has told. */
    Optional<BreachCause> brokenBy(RideId ride) {
        return state.findRide(ride)
                .flatMap(found -> state.standingOf(found).broken())
                .map(BrokenPromise::cause);
    }

    /** The shifts whose plan or progress changed since this was last asked. */
    List<ShiftId> takeChanged() {
        List<ShiftId> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }
}
