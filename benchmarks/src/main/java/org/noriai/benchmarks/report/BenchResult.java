package org.noriai.benchmarks.report;

import java.util.OptionalDouble;

/**
 * One figure of a benchmark. Immutable.
 *
 * @param value the one figure that the name stands for
 * @param p50 median of the samples, where there are some
 * @param p99 their 99th percentile
 * @param count how many samples are behind it
 * @param conditions under which it was measured, in words
 */
public record BenchResult(
        String name, String unit, double value, OptionalDouble p50, OptionalDouble p99, long count, String conditions) {
    public BenchResult {
        if (name.isBlank() || count < 0) {
            throw new IllegalArgumentException(
                    "A result must have a name and no negative count, not '" + name + "' and " + count + ".");
        }
    }

    /** A figure without a spread. */
    public static BenchResult of(String name, String unit, double value, long count, String conditions) {
        return new BenchResult(name, unit, value, OptionalDouble.empty(), OptionalDouble.empty(), count, conditions);
    }

    /**
     * A rate, with the spread of how long each took beside it.
     *
     * @param millis of each
     */
    public static BenchResult rate(String name, double perSecond, Samples millis, String conditions) {
        return new BenchResult(
                name,
                "1/s",
                perSecond,
                OptionalDouble.of(millis.percentile(50)),
                OptionalDouble.of(millis.percentile(99)),
                millis.count(),
                conditions);
    }

    /** The 99th percentile of {@code samples}, with their median beside it. */
    public static BenchResult p99(String name, String unit, Samples samples, String conditions) {
        double p99 = samples.percentile(99);
        return new BenchResult(
                name,
                unit,
                p99,
                OptionalDouble.of(samples.percentile(50)),
                OptionalDouble.of(p99),
                samples.count(),
                conditions);
    }
}
