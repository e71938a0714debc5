package org.noriai.dispatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S1: whole days in a small city. */
class S1SimulationTest {

    private static final SimulatedArea CITY = SmallCity.square(6);
    private static final Scenario DAY = Scenario.DEFAULT.withRequests(250);

    @Test
    void s101_theSameSeedGivesTheSameDayToTheByte() {
        SimulatedDay day = Simulation.run(CITY, DAY, 5);
        assertThat(Simulation.run(CITY, DAY, 5)).isEqualTo(day);
        assertThat(day.figures().completed()).isPositive();
    }

    @Test
    void s102_anotherSeedGivesAnotherDay() {
        assertThat(Simulation.run(CITY, DAY, 6).stateHash())
                .isNotEqualTo(Simulation.run(CITY, DAY, 5).stateHash());
    }

    @Test
    void s103_noPromiseIsBrokenWhereNothingDisturbsThePlan() {
        for (int seed = 1; seed <= 20; seed++) {
            FiguresOfMerit figures =
                    Simulation.run(CITY, DAY.undisturbed(), seed).figures();
            assertThat(figures.promisesBroken())
                    .as("seed %d: %s", seed, figures)
                    .isZero();
            assertThat(figures.promisesKept()).isEqualTo(figures.accepted() - figures.cancelled());
        }
    }

    @Test
    void s104_whatADisturbedDayBreaksIsTheWorldsFault() {
        int broken = 0;
        for (int seed = 1; seed <= 20; seed++) {
            FiguresOfMerit figures =
                    Simulation.run(CITY, DAY.withNoise(0.3, 0.5, 0.05), seed).figures();
            assertThat(figures.promisesBrokenBySoftware())
                    .as("seed %d: %s", seed, figures)
                    .isZero();
            broken += figures.promisesBroken();
        }
        assertThat(broken).isPositive();
    }
}
