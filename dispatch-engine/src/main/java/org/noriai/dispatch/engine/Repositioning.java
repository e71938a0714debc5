package org.noriai.dispatch.engine;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.reposition.DemandCells;
import org.noriai.dispatch.reposition.DemandLearner;
import org.noriai.dispatch.reposition.IdleVehiclePlanner;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;

/**
 * Learns from the requests that come in where the next ones are expected, and says every few minutes which idle vehicles
 * should wait elsewhere. What it says is only a proposal: the writer checks it again.
 *
 * <p>It plans on the caller's thread, outside the writer, since a large fleet takes milliseconds. What it has learned
 * lives in memory; after a restart it begins with the rides of the last day. Thread-safe: one lock.
 */
public final class Repositioning {

    private static final int REMEMBERED_SECONDS = 86_400;

    private final RepositioningRules rules;
    private final DemandLearner learner;
    private final IdleVehiclePlanner planner;
    private int dueSeconds;

    private Repositioning(RepositioningRules rules, DemandLearner learner, IdleVehiclePlanner planner, int dueSeconds) {
        this.rules = rules;
        this.learner = learner;
        this.planner = planner;
        this.dueSeconds = dueSeconds;
    }

    /** Begins to learn now, with the rides that the state still knows. */
    public static Repositioning begin(
            TravelTimes times, OperatingRules operating, RepositioningRules rules, FleetState state, int nowSeconds) {
        List<Ride> begun = state.listRides().stream()
                .filter(ride -> ride.promise().pickup().startSeconds() >= nowSeconds - REMEMBERED_SECONDS
                        && ride.promise().pickup().startSeconds() <= nowSeconds)
                .sorted(Comparator.comparingInt(ride -> ride.promise().pickup().startSeconds()))
                .toList();
        int from = begun.isEmpty() ? nowSeconds : nowSeconds - REMEMBERED_SECONDS;
        DemandLearner learner = new DemandLearner(times.placeCount(), from, rules);
        for (Ride ride : begun) {
            learner.see(ride.pickup().place(), ride.promise().pickup().startSeconds(), 1);
        }
        DemandCells cells = DemandCells.of(times, rules.cellSecondsMax(), nowSeconds);
        return new Repositioning(
                rules,
                learner,
                new IdleVehiclePlanner(times, operating, cells, rules),
                nowSeconds + rules.everySeconds());
    }

    /**
     * Sees that somebody asks, whatever is answered. Who asks for a time far ahead does not count, nor who holds offers
     * already and only looks for better ones.
     */
    public synchronized void see(FleetState state, RequestOffers command) {
        boolean soon = command.request().wish().seconds() - command.atSeconds() <= rules.spontaneousSeconds();
        if (soon && state.findHeldBy(command.request().rider()).isEmpty()) {
            List<Access> pickups = command.request().pickups();
            for (Access pickup : pickups) {
                learner.see(pickup.place(), command.atSeconds(), 1.0 / pickups.size());
            }
        }
    }

    /** Who should go where, if it is time to think about that again; otherwise nobody. */
    public synchronized List<Sending> planIfDue(Supplier<FleetState> state, int nowSeconds) {
        if (nowSeconds < dueSeconds) {
            return List.of();
        }
        dueSeconds = nowSeconds + rules.everySeconds();
        learner.watch(nowSeconds);
        return planner.plan(state.get(), learner.surface(), nowSeconds);
    }
}
