package org.noriai.dispatch.reposition;

import java.util.Arrays;

/**
 * Learns a {@link DemandSurface} from the requests that come in, forgetting exponentially: what was seen a half-life ago
 * counts half. Each place and hour of the day has a weight of requests, each hour a weight of how long it was watched;
 * their quotient is the rate.
 *
 * <p>An hour that was hardly watched yet borrows from the whole day: it counts as if it had been watched for
 * {@link RepositioningRules#borrowedSeconds} more, at the place's rate over all hours (a gamma prior on a Poisson rate;
 * Gelman et al., Bayesian Data Analysis, 2.6). So a new service learns within its first hour, and an old one tells the
 * school run from the evening.
 *
 * <p>Mutable, confined to one thread or guarded by its owner.
 */
public final class DemandLearner {

    private static final int HOURS = 24;
    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_SECONDS = HOURS * HOUR_SECONDS;

    private final RepositioningRules rules;
    /** By hour, then place. */
    private final double[][] requests;

    private final double[] watchedSeconds = new double[HOURS];
    private int untilSeconds;

    /**
     * Knows nothing yet.
     *
     * @param places how many there are
     * @param fromSeconds since when it watches, in seconds since the area's epoch
     */
    public DemandLearner(int places, int fromSeconds, RepositioningRules rules) {
        this.rules = rules;
        this.requests = new double[HOURS][places];
        this.untilSeconds = fromSeconds;
    }

    /**
     * Sees a request.
     *
     * @param place of its pickup
     * @param atSeconds when it came; one that comes before what was seen counts as if it came then
     * @param weight 1 for a whole request; its parts where it has several places to choose from
     */
    public void see(int place, int atSeconds, double weight) {
        watch(atSeconds);
        requests[hour(untilSeconds)][place] += weight;
    }

    /** Has watched until then, whether or not anybody asked. */
    public void watch(int untilSecondsNew) {
        while (untilSeconds < untilSecondsNew) {
            int next =
                    Math.min(untilSecondsNew, untilSeconds + HOUR_SECONDS - Math.floorMod(untilSeconds, HOUR_SECONDS));
            watchedSeconds[hour(untilSeconds)] += next - untilSeconds;
            untilSeconds = next;
            if (Math.floorMod(untilSeconds, HOUR_SECONDS) == 0) {
                forgetAnHour();
            }
        }
    }

    private void forgetAnHour() {
        double kept = Math.pow(0.5, 1 / (rules.halfLifeDays() * HOURS));
        for (int hour = 0; hour < HOURS; hour++) {
            watchedSeconds[hour] *= kept;
            double[] row = requests[hour];
            for (int place = 0; place < row.length; place++) {
                row[place] *= kept;
            }
        }
    }

    /** What is known now; later requests do not change it. */
    public DemandSurface surface() {
        int places = requests[0].length;
        double watched = Arrays.stream(watchedSeconds).sum();
        double[][] perHour = new double[HOURS][places];
        for (int place = 0; place < places; place++) {
            double all = 0;
            for (int hour = 0; hour < HOURS; hour++) {
                all += requests[hour][place];
            }
            // A service that was watched for seconds has no rate yet: it borrows too, at the rate of nobody.
            double overall = all / (watched + rules.borrowedSeconds());
            for (int hour = 0; hour < HOURS; hour++) {
                double seen = requests[hour][place] + overall * rules.borrowedSeconds();
                perHour[hour][place] = HOUR_SECONDS * seen / (watchedSeconds[hour] + rules.borrowedSeconds());
            }
        }
        return DemandSurface.given(perHour);
    }

    private static int hour(int atSeconds) {
        return Math.floorMod(atSeconds, DAY_SECONDS) / HOUR_SECONDS;
    }
}
