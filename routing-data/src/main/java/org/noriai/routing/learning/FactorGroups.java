package org.noriai.routing.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts factors into groups of alike ones: as few as differ by no more than 0.06 within, or as many as there may be, with the
 * least sum of weighted squares within. Exact, by dynamic programming over the sorted factors.
 */
final class FactorGroups {

    private static final double SPREAD_MAX = 0.06;

    private FactorGroups() {}

    /** The group of each factor, from 0. */
    static int[] of(List<Double> factors, List<Double> weights, int groupsMax) {
        int count = factors.size();
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(factors::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] groups = new int[count];
        for (int wanted = 1; wanted <= groupsMax && count > 0; wanted++) {
            int[] starts = starts(factors, weights, order, Math.min(wanted, count));
            double spread = 0;
            for (int group = 0; group < starts.length; group++) {
                int end = group + 1 < starts.length ? starts[group + 1] : count;
                spread = Math.max(spread, factors.get(order[end - 1]) - factors.get(order[starts[group]]));
                for (int i = starts[group]; i < end; i++) {
                    groups[order[i]] = group;
                }
            }
            if (spread <= SPREAD_MAX) {
                break;
            }
        }
        return groups;
    }

    /** Where each of some groups begins in the order. */
    private static int[] starts(List<Double> factors, List<Double> weights, int[] order, int wanted) {
        int count = order.length;
        double[][] cost = new double[wanted + 1][count + 1];
        int[][] begin = new int[wanted + 1][count + 1];
        Arrays.fill(cost[0], Double.POSITIVE_INFINITY);
        cost[0][0] = 0;
        for (int groups = 1; groups <= wanted; groups++) {
            Arrays.fill(cost[groups], Double.POSITIVE_INFINITY);
            for (int end = groups; end <= count; end++) {
                double weight = 0;
                double sum = 0;
                double squares = 0;
                for (int start = end - 1; start >= groups - 1; start--) {
                    double factor = factors.get(order[start]);
                    double own = weights.get(order[start]);
                    weight += own;
                    sum += own * factor;
                    squares += own * factor * factor;
                    double total = cost[groups - 1][start] + squares - sum * sum / weight;
                    if (total < cost[groups][end]) {
                        cost[groups][end] = total;
                        begin[groups][end] = start;
                    }
                }
            }
        }
        int[] starts = new int[wanted];
        int end = count;
        for (int groups = wanted; groups > 0; groups--) {
            starts[groups - 1] = begin[groups][end];
            end = begin[groups][end];
        }
        return starts;
    }
}
