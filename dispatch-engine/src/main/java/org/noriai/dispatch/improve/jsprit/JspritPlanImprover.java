package org.noriai.dispatch.improve.jsprit;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.algorithm.state.StateId;
import com.graphhopper.jsprit.core.algorithm.state.StateManager;
import com.graphhopper.jsprit.core.algorithm.state.UpdateMaxTimeInVehicle;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.constraint.ConstraintManager;
import com.graphhopper.jsprit.core.problem.constraint.MaxTimeInVehicleConstraint;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.util.Solutions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.improve.Improvement;
import org.noriai.dispatch.improve.Neighbourhood;
import org.noriai.dispatch.improve.PlanChecker;
import org.noriai.dispatch.improve.PlanImprover;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Lets jsprit ruin and recreate the plans of a neighbourhood, starting from what they are.
 *
 * <p>Its answer is only taken if {@link PlanChecker} finds it right and better by our own cost: jsprit's ride time
 * constraint has been seen broken after a recreation, and it knows neither convertible seats nor delayed pickups. Stops
 * after a number of iterations, not after a time, so that the same state gives the same answer. Immutable, thus
 * thread-safe.
 */
public final class JspritPlanImprover implements PlanImprover {

    /** What its improvements are counted under. */
    public static final String NAME = "jsprit";

    /** Enough for a neighbourhood, in some tens of milliseconds. */
    public static final int ITERATIONS = 50;

    private final TravelTimes times;
    private final OperatingRules rules;
    private final PlanChecker checker;
    private final int iterations;
    private final long seed;

    /** Drives by these times and keeps these rules; the seed and the state decide what it tries. */
    public JspritPlanImprover(TravelTimes times, OperatingRules rules, int iterations, long seed) {
        if (iterations <= 0) {
            throw new IllegalArgumentException("iterations %d must be positive.".formatted(iterations));
        }
        this.times = times;
        this.rules = rules;
        this.checker = new PlanChecker(times, rules);
        this.iterations = iterations;
        this.seed = seed;
    }

    @Override
    public Optional<Improvement> improve(Neighbourhood neighbourhood) {
        List<Proposal> proposals = propose(neighbourhood);
        if (proposals.isEmpty()) {
            return Optional.empty();
        }
        return switch (checker.check(neighbourhood.state(), proposals, neighbourhood.nowSeconds())) {
            case PlanChecker.Verdict.Wrong wrong -> Optional.empty();
            case PlanChecker.Verdict.Right right ->
                right.costAfter() < right.costBefore()
                        ? Optional.of(new Improvement(proposals, right.costBefore(), right.costAfter(), NAME))
                        : Optional.empty();
        };
    }

    /** What jsprit would do, unchecked; empty if it leaves everything as it is. */
    List<Proposal> propose(Neighbourhood neighbourhood) {
        JspritProblem problem = new JspritProblem(neighbourhood, times, rules);
        if (problem.isEmpty()) {
            return List.of();
        }
        VehicleRoutingAlgorithm algorithm =
                algorithm(problem, new Random(seed ^ neighbourhood.state().version()));
        algorithm.addInitialSolution(problem.present());
        VehicleRoutingProblemSolution best = Solutions.bestOf(algorithm.searchSolutions());
        return problem.proposals(best);
    }

    private VehicleRoutingAlgorithm algorithm(JspritProblem problem, Random random) {
        VehicleRoutingProblem vrp = problem.problem();
        StateManager states = new StateManager(vrp);
        StateId slack = states.createStateId("ride-slack");
        StateId open = states.createStateId("open-rides");
        UpdateMaxTimeInVehicle updater =
                new UpdateMaxTimeInVehicle(states, slack, vrp.getTransportCosts(), vrp.getActivityCosts(), open);
        // A route is tried with every vehicle, and the constraint looks for a state of each.
        updater.setVehiclesToUpdate(route -> vrp.getVehicles());
        states.addStateUpdater(updater);
        ConstraintManager constraints = new ConstraintManager(vrp, states);
        constraints.addConstraint(
                new MaxTimeInVehicleConstraint(
                        vrp.getTransportCosts(), vrp.getActivityCosts(), slack, states, vrp, open),
                ConstraintManager.Priority.CRITICAL);
        VehicleRoutingAlgorithm algorithm = Jsprit.Builder.newInstance(vrp)
                .setStateAndConstraintManager(states, constraints)
                .setObjectiveFunction(problem::cost)
                .setProperty(Jsprit.Parameter.THREADS, "1")
                .setProperty(Jsprit.Parameter.ITERATIONS, String.valueOf(iterations))
                .setRandom(random)
                .buildAlgorithm();
        algorithm.setMaxIterations(iterations);
        return algorithm;
    }
}
