package org.noriai.dispatch.simulation;

import java.util.SplittableRandom;
import org.noriai.dispatch.simulation.Streams.Concern;

/** How one vehicle's drives and halts differ from the plan. Confined to one thread. */
final class World {

    /** However bad the traffic, a drive lasts this multiple of its planned time at most, and this part at least. */
    private static final double FACTOR_MAX = 3;

    private static final double FACTOR_MIN = 0.6;

    private final Scenario scenario;
    private final SplittableRandom drives;
    private final SplittableRandom boardings;
    private final SplittableRandom breakdowns;

    World(Scenario scenario, Streams streams, int vehicle) {
        this.scenario = scenario;
        this.drives = streams.of(Concern.DRIVES, vehicle);
        this.boardings = streams.of(Concern.BOARDING, vehicle);
        this.breakdowns = streams.of(Concern.BREAKDOWNS, vehicle);
    }

    /** How long a drive takes. */
    int driveSeconds(int plannedSeconds) {
        double factor = Math.clamp(Streams.factor(drives, scenario.driveNoise()), FACTOR_MIN, FACTOR_MAX);
        return (int) Math.round(plannedSeconds * factor);
    }

    /** How long the vehicle stands on a drive because it broke down; nearly always 0. */
    int standSeconds(int plannedSeconds) {
        double likelihood = scenario.breakdownsPerVehicleHour() * plannedSeconds / 3600;
        return breakdowns.nextDouble() < likelihood ? scenario.breakdownSeconds() : 0;
    }

    /** Whether a vehicle that has broken down has to be towed; every other one is. */
    boolean isTowed() {
        return breakdowns.nextBoolean();
    }

    /** How long a party takes to get on or off; who is quicker than planned waits until the plan goes on. */
    int dwellSeconds(int plannedSeconds) {
        double factor = Math.clamp(Streams.factor(boardings, scenario.boardingNoise()), 1, FACTOR_MAX);
        return (int) Math.round(plannedSeconds * factor);
    }
}
