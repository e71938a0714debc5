package org.noriai.dispatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S4: days on which vehicles break down with riders on board, and drivers say that they are late. */
class S5MishapTest {

    private static final SimulatedArea CITY = SmallCity.square(6);
    private static final Scenario DAY = Scenario.DEFAULT.withRequests(250);

    @Test
    void s501_nothingIsBrokenBySoftwareHoweverOftenVehiclesBreakDown() {
        int broken = 0;
        for (int seed = 1; seed <= 20; seed++) {
            FiguresOfMerit figures =
                    Simulation.run(CITY, DAY.withNoise(0.2, 0.3, 0.5), seed).figures();
            assertThat(figures.promisesBrokenBySoftware())
                    .as("seed %d: %s", seed, figures)
                    .isZero();
            assertThat(figures.promisesKept() + figures.promisesBroken())
                    .as("seed %d: %s", seed, figures)
                    .isEqualTo(figures.accepted() - figures.cancelled());
            broken += figures.promisesBrokenByCause().getOrDefault(LatenessCause.BREAKDOWN, 0);
        }
        assertThat(broken).isPositive();
    }

    @Test
    void s502_theSameSeedGivesTheSameDay() {
        Scenario day = DAY.withNoise(0.2, 0.3, 0.5);
        assertThat(Simulation.run(CITY, day, 3)).isEqualTo(Simulation.run(CITY, day, 3));
    }
}
