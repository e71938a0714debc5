package org.noriai.dispatch.improve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * Puts a shift's breaks where they cost least in an order of stops that an improver found without thinking of them: every
 * way of taking them while nobody is on board is tried. Immutable, thus thread-safe.
 */
public final class BreakPlaces {

    private final FleetState state;
    private final int nowSeconds;
    private final TravelTimes times;
    private final OperatingRules rules;

    /** For plans of this state, as it is now. */
    public BreakPlaces(FleetState state, int nowSeconds, TravelTimes times, OperatingRules rules) {
        this.state = state;
        this.nowSeconds = nowSeconds;
        this.times = times;
        this.rules = rules;
    }

    /** The proposal of this order with the breaks where they cost least; empty if they fit nowhere. */
    public Optional<Proposal> propose(ShiftState shift, List<Stop> stops) {
        if (shift.plan().breaks().isEmpty()) {
            return Optional.of(new Proposal(shift.plan(), stops));
        }
        Trial trial = new Trial(shift, stops);
        trial.place(new ArrayList<>(), 0);
        return Optional.ofNullable(trial.best).map(breaks -> new Proposal(shift.plan(), stops, breaks));
    }

    private final class Trial {

        private final ShiftState shift;
        private final List<Stop> stops;
        private final PlanTimes present;
        private final boolean[] empty;
        private @Nullable List<PlannedBreak> best;
        private long leastCost = Long.MAX_VALUE;

        Trial(ShiftState shift, List<Stop> stops) {
            this.shift = shift;
            this.stops = stops;
            this.present = PlanTimes.present(state, shift, nowSeconds, times, rules);
            this.empty = emptyBefore();
        }

        /** Whether nobody is on board before each stop, and after the last. */
        private boolean[] emptyBefore() {
            Set<RideId> aboard = new HashSet<>();
            for (Stop stop : shift.plan().stops()) {
                Ride ride = state.getRide(stop.ride());
                if (ride.status() == RideStatus.ABOARD) {
                    aboard.add(ride.id());
                }
            }
            boolean[] before = new boolean[stops.size() + 1];
            before[0] = aboard.isEmpty();
            for (int i = 0; i < stops.size(); i++) {
                switch (stops.get(i).kind()) {
                    case PICKUP -> aboard.add(stops.get(i).ride());
                    case DROPOFF -> aboard.remove(stops.get(i).ride());
                }
                before[i + 1] = aboard.isEmpty();
            }
            return before;
        }

        private void place(List<PlannedBreak> placed, int from) {
            if (placed.size() == shift.plan().breaks().size()) {
                weigh(placed);
                return;
            }
            for (int before = from; before <= stops.size(); before++) {
                if (empty[before]) {
                    placed.add(new PlannedBreak(
                            before, shift.plan().breaks().get(placed.size()).rest()));
                    place(placed, before);
                    placed.removeLast();
                }
            }
        }

        private void weigh(List<PlannedBreak> placed) {
            PlanTimes.proposed(state, shift, stops, placed, nowSeconds, times, rules, present)
                    .filter(proposed -> proposed.cost() < leastCost)
                    .ifPresent(proposed -> {
                        leastCost = proposed.cost();
                        best = List.copyOf(placed);
                    });
        }
    }
}
