package org.noriai.dispatch.reposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** H1: the transport problem is solved exactly. */
class H1TransportTest {

    private static final int NO = TransportProblem.FORBIDDEN;

    @Test
    void h101_aNearVehicleGivesWayToOneThatCouldGoNowhereElse() {
        TransportPlan plan = solved(new int[] {1, 1}, new int[] {1, 1}, new int[][] {{1, 5}, {2, NO}});
        assertThat(plan.cost()).isEqualTo(7);
        assertThat(plan.units(0, 1)).isEqualTo(1);
        assertThat(plan.units(1, 0)).isEqualTo(1);
    }

    @Test
    void h102_ofEqualPlansTheFirstIsTaken() {
        TransportPlan plan = solved(new int[] {1, 1}, new int[] {1, 1}, new int[][] {{3, 3}, {3, 3}});
        assertThat(plan.units(0, 0)).isEqualTo(1);
        assertThat(plan.units(1, 1)).isEqualTo(1);
    }

    @Test
    void h103_thereIsNoPlanWhereNotEverythingFits() {
        assertThat(new TransportProblem(new int[] {2}, new int[] {1}, new int[][] {{1}}).solve())
                .isEmpty();
        assertThat(new TransportProblem(new int[] {1}, new int[] {1}, new int[][] {{NO}}).solve())
                .isEmpty();
        assertThat(solved(new int[0], new int[] {1}, new int[0][]).cost()).isZero();
        assertThat(solved(new int[] {0}, new int[0], new int[][] {{}}).cost()).isZero();
    }

    @Test
    void h104_whatDoesNotFitTogetherIsNamed() {
        assertThatThrownBy(() -> new TransportProblem(new int[] {1}, new int[] {1}, new int[0][]))
                .hasMessageContaining("0 rows");
        assertThatThrownBy(() -> new TransportProblem(new int[] {1}, new int[] {1, 1}, new int[][] {{1}}))
                .hasMessageContaining("source 0");
        assertThatThrownBy(() -> new TransportProblem(new int[] {-1}, new int[] {1}, new int[][] {{1}}))
                .hasMessageContaining("supply -1");
        assertThatThrownBy(() -> new TransportProblem(new int[] {1}, new int[] {-2}, new int[][] {{1}}))
                .hasMessageContaining("room -2");
    }

    @Test
    void h105_noPlanIsCheaperThanThatOfTheSolver() {
        Random random = new Random(105);
        int solved = 0;
        for (int n = 0; n < 6_000; n++) {
            int[] supplies = numbers(random, 1 + random.nextInt(3), 3);
            int[] rooms = numbers(random, 1 + random.nextInt(3), 4);
            int[][] costs = costs(random, supplies.length, rooms.length, random.nextBoolean() ? 4 : 100);
            Optional<TransportPlan> plan = new TransportProblem(supplies, rooms, costs).solve();
            long cheapest = cheapest(supplies.clone(), rooms.clone(), costs, 0, 0);
            assertThat(plan.map(TransportPlan::cost).orElse(Long.MAX_VALUE))
                    .as("case %d", n)
                    .isEqualTo(cheapest);
            solved += plan.isPresent() ? 1 : 0;
        }
        assertThat(solved).isBetween(2_000, 5_500);
    }

    @Test
    void h106_thePricesProveThatLargePlansAreCheapest() {
        Random random = new Random(106);
        for (int n = 0; n < 300; n++) {
            int[] supplies = numbers(random, 1 + random.nextInt(60), 5);
            int[] rooms = numbers(random, 1 + random.nextInt(60), 6);
            rooms[rooms.length - 1] = 1_000;
            int[][] costs = costs(random, supplies.length, rooms.length, random.nextBoolean() ? 20 : 2_000);
            for (int[] row : costs) {
                row[rooms.length - 1] = random.nextInt(500);
            }
            assertProved(supplies, rooms, costs, solved(supplies, rooms, costs));
        }
    }

    /** Knows nothing of how the plan was found: weak duality alone says that none is cheaper. */
    private static void assertProved(int[] supplies, int[] rooms, int[][] costs, TransportPlan plan) {
        long shippedCost = 0;
        long priced = 0;
        for (int i = 0; i < supplies.length; i++) {
            int left = supplies[i];
            for (int j = 0; j < rooms.length; j++) {
                assertThat(plan.units(i, j)).isNotNegative();
                left -= plan.units(i, j);
                if (costs[i][j] == NO) {
                    assertThat(plan.units(i, j)).isZero();
                    continue;
                }
                assertThat(plan.sourcePrice(i) + plan.sinkPrice(j)).isLessThanOrEqualTo(costs[i][j]);
                shippedCost += (long) plan.units(i, j) * costs[i][j];
            }
            assertThat(left).isZero();
            priced += plan.sourcePrice(i) * supplies[i];
        }
        for (int j = 0; j < rooms.length; j++) {
            int room = rooms[j];
            for (int i = 0; i < supplies.length; i++) {
                room -= plan.units(i, j);
            }
            assertThat(room).isNotNegative();
            assertThat(plan.sinkPrice(j)).isNotPositive();
            priced += plan.sinkPrice(j) * rooms[j];
        }
        assertThat(plan.cost()).isEqualTo(shippedCost).isEqualTo(priced);
    }

    private static TransportPlan solved(int[] supplies, int[] rooms, int[][] costs) {
        return new TransportProblem(supplies, rooms, costs).solve().orElseThrow();
    }

    private static int[] numbers(Random random, int count, int bound) {
        return random.ints(count, 0, bound).toArray();
    }

    private static int[][] costs(Random random, int sources, int sinks, int bound) {
        int[][] costs = new int[sources][sinks];
        for (int[] row : costs) {
            for (int j = 0; j < sinks; j++) {
                row[j] = random.nextInt(6) == 0 ? NO : random.nextInt(bound) - bound / 3;
            }
        }
        return costs;
    }

    /** Tries every way to ship, pair by pair. */
    private static long cheapest(int[] supplies, int[] rooms, int[][] costs, int i, int j) {
        if (i == supplies.length) {
            return 0;
        }
        if (j == rooms.length) {
            return supplies[i] > 0 ? Long.MAX_VALUE : cheapest(supplies, rooms, costs, i + 1, 0);
        }
        long best = Long.MAX_VALUE;
        int most = costs[i][j] == NO ? 0 : Math.min(supplies[i], rooms[j]);
        for (int units = 0; units <= most; units++) {
            supplies[i] -= units;
            rooms[j] -= units;
            long rest = cheapest(supplies, rooms, costs, i, j + 1);
            supplies[i] += units;
            rooms[j] += units;
            if (rest < Long.MAX_VALUE) {
                best = Math.min(best, rest + (units == 0 ? 0 : (long) units * costs[i][j]));
            }
        }
        return best;
    }
}
