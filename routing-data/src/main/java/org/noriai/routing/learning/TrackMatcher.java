package org.noriai.routing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/**
 * Matches a vehicle's positions to streets: of all series of candidates the likeliest, where a candidate is less likely the
 * farther it is, and a drive between two the longer it takes in comparison with the straight line (a hidden Markov model:
 * Newson and Krumm 2009). A gap in time, a jump or positions off all streets end a series and begin another; positions out
 * of order and those within 20 m of the last are left out. Confined to one thread.
 */
public final class TrackMatcher {

    private static final double SIGMA_METERS = 10;
    private static final double BETA_METERS = 60;
    private static final int GAP_SECONDS_MAX = 90;
    private static final double STEP_METERS_MIN = 20;
    private static final double METERS_PER_SECOND_MAX = 40;
    private static final double METERS_PER_DEGREE = 111_320;
    private static final double USUAL_METERS_PER_SECOND = 8;

    private final CandidateFinder finder;
    private final NearSearch search;

    /**
     * A matcher on streets.
     *
     * @param turns of the same streets, with their usual times
     */
    public TrackMatcher(StreetGraph streets, TurnGraph turns) {
        finder = new CandidateFinder(streets, turns);
        search = new NearSearch(turns);
    }

    /** One position with its candidates and the likeliest way to each. */
    private static final class Layer {

        final TrackPoint point;
        final List<Candidate> candidates;
        final double[] cost;
        final int[] cameFrom;

        Layer(TrackPoint point, List<Candidate> candidates) {
            this.point = point;
            this.candidates = candidates;
            cost = new double[candidates.size()];
            cameFrom = new int[candidates.size()];
        }

        double emission(int candidate) {
            double off = candidates.get(candidate).meters() / SIGMA_METERS;
            return off * off / 2;
        }
    }

    /** The drives between the positions of one vehicle, in order of time; none where it can't be told. */
    List<MatchedHop> match(List<TrackPoint> track) {
        List<MatchedHop> hops = new ArrayList<>();
        List<Layer> series = new ArrayList<>();
        for (TrackPoint point : track) {
            if (!series.isEmpty()) {
                TrackPoint last = series.getLast().point;
                double meters = meters(last, point);
                int seconds = point.atSeconds() - last.atSeconds();
                if (seconds <= 0 || (meters < STEP_METERS_MIN && seconds <= GAP_SECONDS_MAX)) {
                    continue;
                }
                if (seconds > GAP_SECONDS_MAX || meters > seconds * METERS_PER_SECOND_MAX) {
                    end(series, hops);
                }
            }
            List<Candidate> candidates = finder.find(point);
            if (candidates.isEmpty()) {
                end(series, hops);
                continue;
            }
            Layer layer = new Layer(point, candidates);
            if (!series.isEmpty() && !join(series.getLast(), layer)) {
                end(series, hops);
            }
            if (series.isEmpty()) {
                Arrays.setAll(layer.cost, layer::emission);
            }
            series.add(layer);
        }
        end(series, hops);
        return hops;
    }

    /** Finds the likeliest way to each candidate; false if none is reached. */
    private boolean join(Layer before, Layer layer) {
        Arrays.fill(layer.cost, Double.POSITIVE_INFINITY);
        double straight = meters(before.point, layer.point);
        int seconds = layer.point.atSeconds() - before.point.atSeconds();
        int millisMax = 4_000 * seconds + 30_000;
        for (int i = 0; i < before.candidates.size(); i++) {
            if (before.cost[i] < Double.POSITIVE_INFINITY) {
                search.run(before.candidates.get(i), millisMax);
                for (int j = 0; j < layer.candidates.size(); j++) {
                    int millis = search.millisTo(layer.candidates.get(j));
                    if (millis >= 0 && millis <= millisMax) {
                        double detour = Math.abs(millis / 1e3 * USUAL_METERS_PER_SECOND - straight);
                        double cost = before.cost[i] + detour / BETA_METERS + layer.emission(j);
                        if (cost < layer.cost[j]) {
                            layer.cost[j] = cost;
                            layer.cameFrom[j] = i;
                        }
                    }
                }
            }
        }
        return Arrays.stream(layer.cost).anyMatch(cost -> cost < Double.POSITIVE_INFINITY);
    }

    /** Goes back along the likeliest series and takes its drives. */
    private void end(List<Layer> series, List<MatchedHop> hops) {
        if (series.size() > 1) {
            int[] chosen = new int[series.size()];
            int last = series.size() - 1;
            double[] cost = series.get(last).cost;
            for (int i = 1; i < cost.length; i++) {
                chosen[last] = cost[i] < cost[chosen[last]] ? i : chosen[last];
            }
            for (int i = last; i > 0; i--) {
                chosen[i - 1] = series.get(i).cameFrom[chosen[i]];
            }
            for (int i = 1; i <= last; i++) {
                Layer from = series.get(i - 1);
                Layer to = series.get(i);
                int millisMax = 4_000 * (to.point.atSeconds() - from.point.atSeconds()) + 30_000;
                search.run(from.candidates.get(chosen[i - 1]), millisMax);
                hops.add(search.hopTo(to.candidates.get(chosen[i]), from.point.atSeconds(), to.point.atSeconds()));
            }
        }
        series.clear();
    }

    private static double meters(TrackPoint a, TrackPoint b) {
        double scale = Math.cos(Math.toRadians(a.latitude()));
        return METERS_PER_DEGREE * Math.hypot(a.latitude() - b.latitude(), (a.longitude() - b.longitude()) * scale);
    }
}
