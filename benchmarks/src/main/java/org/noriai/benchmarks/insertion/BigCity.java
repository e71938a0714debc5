package org.noriai.benchmarks.insertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * A city of 2,000 stops drawn from a seed, half of them in six centres. Drives obey the triangle inequality; across the
 * whole of a city of 30 km they last about an hour. Immutable.
 */
public final class BigCity implements TravelTimes {
    private static final int PLACES = 2_000;

    /** Streets are longer than the crow flies, and a small bus makes 36 km/h. */
    private static final double SECONDS_PER_METER = 1.3 / 10;

    private static final double WALK_SECONDS_PER_METER = 1 / 1.2;

    private final double[][] points = new double[PLACES][];
    private final int[] seconds = new int[PLACES * PLACES];
    private final int[][] nearest = new int[PLACES][];

    /** The city of a seed, so many metres across. */
    public BigCity(long seed, double acrossMeters) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] centres = new double[6][];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = new double[] {random.nextDouble(acrossMeters), random.nextDouble(acrossMeters)};
        }
        for (int i = 0; i < PLACES; i++) {
            double[] centre = centres[random.nextInt(centres.length)];
            points[i] = i % 2 == 0
                    ? new double[] {random.nextDouble(acrossMeters), random.nextDouble(acrossMeters)}
                    : new double[] {
                        centre[0] + random.nextGaussian() * acrossMeters / 20,
                        centre[1] + random.nextGaussian() * acrossMeters / 20
                    };
        }
        for (int from = 0; from < PLACES; from++) {
            for (int to = 0; to < PLACES; to++) {
                seconds[from * PLACES + to] = (int) Math.ceil(meters(from, to) * SECONDS_PER_METER);
            }
        }
        for (int place = 0; place < PLACES; place++) {
            int here = place;
            nearest[place] = IntStream.range(0, PLACES)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> meters(here, other)))
                    .limit(8)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    private double meters(int from, int to) {
        return Math.hypot(points[from][0] - points[to][0], points[from][1] - points[to][1]);
    }

    /** The {@code count} stops nearest to one, itself first, with the walks there. */
    List<Access> walks(int place, int count) {
        List<Access> walks = new ArrayList<>();
        for (int other : Arrays.copyOf(nearest[place], count)) {
            int meters = (int) meters(place, other);
            walks.add(new Access(other, (int) (meters * WALK_SECONDS_PER_METER), meters));
        }
        return walks;
    }

    @Override
    public int placeCount() {
        return PLACES;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return seconds[fromPlace * PLACES + toPlace];
    }

    @Override
    public boolean dependOnDeparture() {
        return false;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return seconds[fromPlace * PLACES + toPlace];
    }

    /** Drives are the same both ways, so a column is a row. */
    @Override
    public void leastSecondsTo(int toPlace, int[] into) {
        System.arraycopy(seconds, toPlace * PLACES, into, 0, PLACES);
    }

    @Override
    public void leastSecondsFrom(int fromPlace, int[] into) {
        System.arraycopy(seconds, fromPlace * PLACES, into, 0, PLACES);
    }
}
