package org.noriai.routing.transit.gtfs;

import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.transit.Shapes;

/**
 * Where along a line the stops of a trip lie. Each stop may be near several stretches of a line that crosses itself, runs
 * there and back, or is a loop; of all choices that do not go back, the one that is nearest to the stops altogether is taken
 * (least sum of squares, by dynamic programming over the local minima of the distance). Immutable.
 */
final class LineFitting {

    private static final double METERS_PER_DEGREE = 111_195;

    /** How much further than the nearest stretch another may be. */
    private static final double SLACK_METERS = 100;

    /** Stops of which one lies by so little before the last are at the same place: coordinates are not exact. */
    private static final double BACK_METERS = 30;

    private static final int CANDIDATES_MAX = 24;

    private final Shapes shapes;
    private final int shape;

    LineFitting(Shapes shapes, int shape) {
        this.shapes = shapes;
        this.shape = shape;
    }

    private record Candidate(double meters, double off) {}

    /**
     * Metres along the line for each stop, never falling.
     *
     * @param stops latitude and longitude of each, in the order of the drive
     */
    double[] fit(List<double[]> stops) {
        int count = stops.size();
        List<List<Candidate>> candidates = new ArrayList<>();
        for (double[] stop : stops) {
            candidates.add(candidates(stop[0], stop[1]));
        }
        double[][] costs = new double[count][];
        int[][] before = new int[count][];
        for (int i = 0; i < count; i++) {
            List<Candidate> here = candidates.get(i);
            costs[i] = new double[here.size()];
            before[i] = new int[here.size()];
            for (int c = 0; c < here.size(); c++) {
                double own = here.get(c).off() * here.get(c).off();
                if (i == 0) {
                    costs[i][c] = own;
                } else {
                    int best = bestBefore(
                            candidates.get(i - 1), costs[i - 1], here.get(c).meters());
                    before[i][c] = best;
                    costs[i][c] = best < 0 ? Double.POSITIVE_INFINITY : costs[i - 1][best] + own;
                }
            }
        }
        int end = cheapest(costs[count - 1]);
        if (costs[count - 1][end] == Double.POSITIVE_INFINITY) {
            return evenly(count);
        }
        double[] meters = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            meters[i] = candidates.get(i).get(end).meters();
            end = before[i][end];
        }
        for (int i = 1; i < count; i++) {
            meters[i] = Math.max(meters[i], meters[i - 1]);
        }
        return meters;
    }

    private static int bestBefore(List<Candidate> previous, double[] costs, double meters) {
        int best = -1;
        for (int p = 0; p < previous.size(); p++) {
            if (previous.get(p).meters() <= meters + BACK_METERS
                    && costs[p] < Double.POSITIVE_INFINITY
                    && (best < 0 || costs[p] < costs[best])) {
                best = p;
            }
        }
        return best;
    }

    private static int cheapest(double[] costs) {
        int best = 0;
        for (int c = 1; c < costs.length; c++) {
            best = costs[c] < costs[best] ? c : best;
        }
        return best;
    }

    /** For a line that runs against its trip: better spread than wrong. */
    private double[] evenly(int count) {
        double length = shapes.meters(shapes.end(shape) - 1);
        double[] meters = new double[count];
        for (int i = 0; i < count; i++) {
            meters[i] = count == 1 ? 0 : length * i / (count - 1);
        }
        return meters;
    }

    /** The local minima of the distance from a point to the line, ascending along it. */
    private List<Candidate> candidates(double latitude, double longitude) {
        int first = shapes.first(shape);
        int last = shapes.end(shape) - 1;
        List<Candidate> all = new ArrayList<>();
        for (int i = first; i < Math.max(last, first + 1); i++) {
            all.add(onSegment(i, Math.min(i + 1, last), latitude, longitude));
        }
        double nearest = all.stream().mapToDouble(Candidate::off).min().orElseThrow();
        List<Candidate> minima = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double off = all.get(i).off();
            boolean falls = i == 0 || off < all.get(i - 1).off();
            boolean rises = i == all.size() - 1 || off <= all.get(i + 1).off();
            if (falls && rises && off <= nearest + SLACK_METERS) {
                minima.add(all.get(i));
            }
        }
        while (minima.size() > CANDIDATES_MAX) {
            int worst = 0;
            for (int i = 1; i < minima.size(); i++) {
                worst = minima.get(i).off() > minima.get(worst).off() ? i : worst;
            }
            minima.remove(worst);
        }
        return minima;
    }

    private Candidate onSegment(int from, int to, double latitude, double longitude) {
        double east = METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double x = (shapes.longitude(from) - longitude) * east;
        double y = (shapes.latitude(from) - latitude) * METERS_PER_DEGREE;
        double dx = (shapes.longitude(to) - shapes.longitude(from)) * east;
        double dy = (shapes.latitude(to) - shapes.latitude(from)) * METERS_PER_DEGREE;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.clamp(-(x * dx + y * dy) / square, 0, 1);
        double meters = shapes.meters(from) + share * (shapes.meters(to) - shapes.meters(from));
        return new Candidate(meters, Math.hypot(x + share * dx, y + share * dy));
    }
}
