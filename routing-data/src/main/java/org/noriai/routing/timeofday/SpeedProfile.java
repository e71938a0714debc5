package org.noriai.routing.timeofday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast the traffic is by day type, quarter of an hour and road class, as a factor of the speed that is usual there; 1
 * where nothing is said. Quarters with the same factors for all road classes make one slice. Immutable.
 */
public final class SpeedProfile {

    /** How many slices a profile may have: each costs a hierarchy and a matrix. */
    public static final int SLICES_MAX = 6;

    /** Quarters of an hour in a day. */
    public static final int QUARTERS = 96;

    /** Stands for all road classes that are not named for the same time. */
    public static final String EVERY_CLASS = "*";

    /**
     * Factors that hold for some time.
     *
     * @param day on these days
     * @param fromQuarter from this quarter of an hour, 0 to 95
     * @param toQuarter to this, exclusive
     * @param roadClass of OpenStreetMap's highways such as {@code primary}, or {@link #EVERY_CLASS}
     * @param factor of the usual speed
     */
    public record Rule(DayType day, int fromQuarter, int toQuarter, String roadClass, double factor) {}

    private final List<Map<String, Double>> slices;
    private final int[][] sliceOf;

    private SpeedProfile(List<Map<String, Double>> slices, int[][] sliceOf) {
        this.slices = slices;
        this.sliceOf = sliceOf;
    }

    /**
     * Makes slices of rules.
     *
     * @throws IllegalArgumentException if two rules contradict each other or there are too many slices
     */
    public static SpeedProfile of(List<Rule> rules) {
        int[][] sliceOf = new int[DayType.values().length][QUARTERS];
        List<Map<String, Double>> slices = new ArrayList<>();
        Map<Map<String, Double>, Integer> known = new HashMap<>();
        for (DayType day : DayType.values()) {
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                Map<String, Double> factors = factors(rules, day, quarter);
                Integer slice = known.get(factors);
                if (slice == null) {
                    slice = slices.size();
                    known.put(factors, slice);
                    slices.add(factors);
                }
                sliceOf[day.ordinal()][quarter] = slice;
            }
        }
        if (slices.size() > SLICES_MAX) {
            throw new IllegalArgumentException("The profile makes %d slices of the week that differ; there may be %d."
                    .formatted(slices.size(), SLICES_MAX));
        }
        return new SpeedProfile(List.copyOf(slices), sliceOf);
    }

    private static Map<String, Double> factors(List<Rule> rules, DayType day, int quarter) {
        Map<String, Double> factors = new HashMap<>();
        for (Rule rule : rules) {
            if (rule.day() == day && rule.fromQuarter() <= quarter && quarter < rule.toQuarter()) {
                Double other = factors.put(rule.roadClass(), rule.factor());
                if (other != null && other != rule.factor()) {
                    throw new IllegalArgumentException(
                            "On a %s at %02d:%02d the road class %s has two factors, %s and %s."
                                    .formatted(
                                            day,
                                            quarter / 4,
                                            quarter % 4 * 15,
                                            rule.roadClass(),
                                            other,
                                            rule.factor()));
                }
            }
        }
        double every = factors.getOrDefault(EVERY_CLASS, 1.0);
        factors.put(EVERY_CLASS, every);
        factors.entrySet().removeIf(entry -> !entry.getKey().equals(EVERY_CLASS) && entry.getValue() == every);
        return Map.copyOf(factors);
    }

    /** How many slices there are, at least 1. */
    public int sliceCount() {
        return slices.size();
    }

    /** The slice of a quarter of an hour. */
    public int sliceAt(DayType day, int quarter) {
        return sliceOf[day.ordinal()][quarter];
    }

    /** Factor of the usual speed on a road class. */
    public double factor(int slice, String roadClass) {
        Map<String, Double> factors = slices.get(slice);
        return factors.getOrDefault(roadClass, factors.getOrDefault(EVERY_CLASS, 1.0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpeedProfile profile
                && profile.slices.equals(slices)
                && Arrays.deepEquals(profile.sliceOf, sliceOf);
    }

    @Override
    public int hashCode() {
        return 31 * slices.hashCode() + Arrays.deepHashCode(sliceOf);
    }
}
