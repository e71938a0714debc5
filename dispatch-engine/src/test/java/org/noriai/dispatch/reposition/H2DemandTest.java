package org.noriai.dispatch.reposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.drawn.LineTimes;
import org.noriai.dispatch.drawn.PlaneTimes;

/** H2: how many requests are expected where and when, given or learned. */
class H2DemandTest {

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final RepositioningRules RULES = RepositioningRules.DEFAULT;

    @Test
    void h201_aRateCountsForAsLongAsItsSlotLasts() {
        double[][] rates = new double[24][2];
        rates[8][0] = 6;
        rates[9][0] = 2;
        DemandSurface surface = DemandSurface.given(rates);
        rates[8][0] = 100;
        assertThat(surface.expected(0, 8 * HOUR, 9 * HOUR)).isEqualTo(6);
        assertThat(surface.expected(0, 8 * HOUR + 1800, 9 * HOUR + 1800)).isEqualTo(3 + 1);
        assertThat(surface.expected(0, 5 * DAY, 6 * DAY)).isEqualTo(8);
        assertThat(surface.expected(0, 8 * HOUR - DAY, 9 * HOUR - DAY)).isEqualTo(6);
        assertThat(surface.expected(1, 0, DAY)).isZero();
        assertThat(surface.expected(7, 0, DAY)).as("a place it does not know").isZero();
        assertThat(surface.expected(0, 9 * HOUR, 9 * HOUR)).isZero();
    }

    @Test
    void h202_impossibleFiguresAreNamed() {
        assertThatThrownBy(() -> DemandSurface.given(new double[7][1])).hasMessageContaining("7 slots");
        assertThatThrownBy(() -> DemandSurface.given(new double[0][])).hasMessageContaining("0 slots");
        assertThatThrownBy(() -> DemandSurface.given(new double[][] {{1}, {1, 2}}))
                .hasMessageContaining("Slot 1 has 2");
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
            assertThatThrownBy(() -> DemandSurface.given(new double[][] {{0, wrong}}))
                    .hasMessageContaining("place 1 in slot 0");
        }
    }

    @Test
    void h203_whatComesEachDayAtEightIsExpectedAtEight() {
        DemandLearner learner = new DemandLearner(3, 0, RULES);
        Random random = new Random(203);
        for (int day = 0; day < 60; day++) {
            for (int n = 0; n < 12; n++) {
                learner.see(1, day * DAY + 8 * HOUR + n * 300 + random.nextInt(300), 1);
            }
        }
        learner.watch(60 * DAY);
        DemandSurface surface = learner.surface();
        assertThat(surface.expected(1, 60 * DAY + 8 * HOUR, 60 * DAY + 9 * HOUR))
                .isCloseTo(12, within(1.0));
        assertThat(surface.expected(1, 60 * DAY + 15 * HOUR, 60 * DAY + 16 * HOUR))
                .isLessThan(0.1);
        assertThat(surface.expected(0, 60 * DAY, 61 * DAY)).isZero();
    }

    @Test
    void h204_whatWasIsForgottenByHalfInAHalfLife() {
        DemandLearner learner = new DemandLearner(2, 0, RULES);
        for (int day = 0; day < 400; day++) {
            int place = day < 386 ? 0 : 1;
            for (int n = 0; n < 10; n++) {
                learner.see(place, day * DAY + 8 * HOUR + n * 300, 1);
            }
        }
        DemandSurface surface = learner.surface();
        // Fourteen days ago demand moved from one place to the other.
        assertThat(surface.expected(0, 8 * HOUR, 9 * HOUR)).isCloseTo(5, within(0.5));
        assertThat(surface.expected(1, 8 * HOUR, 9 * HOUR)).isCloseTo(5, within(0.5));
    }

    @Test
    void h205_aNewServiceExpectsSoonWhatItHasSeen() {
        DemandLearner learner = new DemandLearner(2, 8 * HOUR, RULES);
        for (int n = 0; n < 20; n++) {
            learner.see(0, 8 * HOUR + n * 150, 1);
        }
        learner.watch(8 * HOUR + 3000);
        DemandSurface before = learner.surface();
        double next = before.expected(0, 9 * HOUR, 10 * HOUR);
        assertThat(next).as("an hour never watched").isBetween(5.0, 20.0);
        learner.see(1, 9 * HOUR, 1);
        assertThat(before.expected(1, 0, DAY))
                .as("what was taken does not change")
                .isZero();
        assertThat(new DemandLearner(1, 0, RULES).surface().expected(0, 0, DAY)).isZero();
    }

    @Test
    void h206_cellsReachTheirPlaces() {
        Random random = new Random(206);
        for (int n = 0; n < 50; n++) {
            PlaneTimes times =
                    PlaneTimes.random(random, 1 + random.nextInt(80), 1200).cutOff(0);
            DemandCells cells = DemandCells.of(times, 240, 0);
            for (int place = 0; place < times.placeCount(); place++) {
                int waiting = cells.waitingPlace(cells.cell(place));
                assertThat(times.seconds(waiting, place, 0)).isLessThanOrEqualTo(240);
                for (int cell = 0; cell < cells.count(); cell++) {
                    assertThat(times.seconds(waiting, place, 0))
                            .isLessThanOrEqualTo(times.seconds(cells.waitingPlace(cell), place, 0));
                }
            }
            for (int cell = 0; cell < cells.count(); cell++) {
                assertThat(cells.cell(cells.waitingPlace(cell))).isEqualTo(cell);
            }
        }
    }

    @Test
    void h207_onAStraightRoadVehiclesWaitAmidTheirCells() {
        // A to Z, five minutes apart, reached within ten minutes: five places a cell, one left.
        DemandCells cells = DemandCells.of(new LineTimes(300), 600, 0);
        assertThat(IntStream.range(0, cells.count()).map(cells::waitingPlace)).startsWith(2, 7, 12, 17, 22);
        assertThat(cells.cell(0)).isZero();
        assertThat(cells.cell(4)).isZero();
        assertThat(cells.cell(5)).isEqualTo(1);
    }

    @Test
    void h208_boundsArePositive() {
        assertThatThrownBy(() -> new RepositioningRules(240, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("horizonSeconds 0");
        assertThatThrownBy(() -> new RepositioningRules(240, 1, 1, 1, 1, 1, 1, 1, 1, Double.NaN, 1))
                .hasMessageContaining("halfLifeDays");
    }
}
