package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Difference constraints, one arc each, and the least solution by Bellman and Ford. Knows nothing of plans.
 *
 * <p>Variable 0 is zero. {@code v >= u + weight}.
 */
final class NaiveTimes {

    private record Arc(int u, int v, long weight) {}

    private final int variables;
    private final List<Arc> arcs = new ArrayList<>();

    NaiveTimes(int variables) {
        this.variables = variables;
    }

    void atLeast(int v, int u, long weight) {
        arcs.add(new Arc(u, v, weight));
    }

    void notAfter(int v, long bound) {
        arcs.add(new Arc(v, 0, -bound));
    }

    /** Values of all variables, or empty if a cycle has a positive weight. */
    Optional<long[]> least() {
        long[] value = new long[variables];
        Arrays.fill(value, Long.MIN_VALUE / 4);
        value[0] = 0;
        for (int round = 0; round < variables; round++) {
            for (Arc arc : arcs) {
                value[arc.v] = Math.max(value[arc.v], value[arc.u] + arc.weight);
            }
        }
        for (Arc arc : arcs) {
            if (value[arc.v] < value[arc.u] + arc.weight) {
                return Optional.empty();
            }
        }
        return value[0] > 0 ? Optional.empty() : Optional.of(value);
    }
}
