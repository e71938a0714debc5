package org.noriai.benchmarks.report;

import java.util.Arrays;

/** Measured values, in the order measured. Confined to one thread. */
public final class Samples {
    private double[] values = new double[1_024];
    private int count;

    /** Adds {@code value}. */
    public void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Adds every value of others. */
    public void addAll(Samples others) {
        for (int i = 0; i < others.count; i++) {
            add(others.values[i]);
        }
    }

    /** How many were added. */
    public int count() {
        return count;
    }

    /**
     * The smallest value that at least {@code percent} percent of the values do not exceed (nearest rank).
     *
     * @param percent above 0, at most 100
     */
    public double percentile(double percent) {
        if (count == 0 || !(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "A percentile must be above 0 and at most 100 and of one value at least, not " + percent + " of "
                            + count + " values.");
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * count) - 1];
    }
}
