package org.noriai.dispatch.drawn;

import java.util.Random;
import org.noriai.dispatch.spi.TravelTimes;

/** Places in a plane, straight drives, rounded up to seconds: the triangle inequality holds. Some may be cut off. */
public final class PlaneTimes implements TravelTimes {

    private final int[][] seconds;

    private PlaneTimes(int[][] seconds) {
        this.seconds = seconds;
    }

    /** Places at random in a square that takes {@code acrossSeconds} to cross. */
    public static PlaneTimes random(Random random, int places, int acrossSeconds) {
        return random(random, places, acrossSeconds, 1);
    }

    /** The same, rounded up to whole units. */
    public static PlaneTimes random(Random random, int places, int acrossSeconds, int unitSeconds) {
        double[][] points = new double[places][2];
        for (double[] point : points) {
            point[0] = random.nextDouble() * acrossSeconds;
            point[1] = random.nextDouble() * acrossSeconds;
        }
        int[][] seconds = new int[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                seconds[i][j] = (int) Math.ceil(Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]));
            }
        }
        return new PlaneTimes(seconds);
    }

    /** The same, but no way leads to or from the place. */
    public PlaneTimes cutOff(int place) {
        int[][] cut = new int[seconds.length][];
        for (int i = 0; i < seconds.length; i++) {
            cut[i] = seconds[i].clone();
            for (int j = 0; j < seconds.length; j++) {
                if (i != j && (i == place || j == place)) {
                    cut[i][j] = UNREACHABLE;
                }
            }
        }
        return new PlaneTimes(cut);
    }

    @Override
    public int placeCount() {
        return seconds.length;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return seconds[fromPlace][toPlace];
    }

    @Override
    public boolean dependOnDeparture() {
        return false;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return seconds(fromPlace, toPlace, 0);
    }
}
