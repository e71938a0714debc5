package org.noriai.routing.street;

import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.Arrays;

/** Draws the geometry of a drive from its directed edges, the first and the last cut at their places. */
final class DrivePathBuilder {

    private final BaseGraph graph;
    private final TurnGraph turns;
    private double[] latitudes = new double[64];
    private double[] longitudes = new double[64];
    private double[] millisAt = new double[64];
    private int count;
    private double meters;
    private double millis;

    DrivePathBuilder(BaseGraph graph, TurnGraph turns) {
        this.graph = graph;
        this.turns = turns;
    }

    DrivePath build(SnappedPlace from, SnappedPlace to, int[] keys) {
        int[] firstPointOf = new int[keys.length];
        if (keys.length == 1) {
            append(keys[0], from.share(), to.share(), turns.millisLeft(from) - turns.millisLeft(to));
        } else {
            append(keys[0], from.share(), 1, turns.millisLeft(from));
            for (int i = 1; i < keys.length; i++) {
                millis += turns.turnMillis(keys[i - 1], keys[i]);
                firstPointOf[i] = count - 1;
                boolean last = i == keys.length - 1;
                int whole = turns.keyMillis(keys[i]);
                append(keys[i], 0, last ? to.share() : 1, last ? whole - turns.millisLeft(to) : whole);
            }
        }
        double[] secondsAt = new double[count];
        for (int i = 0; i < count; i++) {
            secondsAt[i] = millisAt[i] / 1000;
        }
        return new DrivePath(
                Arrays.copyOf(latitudes, count),
                Arrays.copyOf(longitudes, count),
                secondsAt,
                (int) Math.ceil(Math.round(millis) / 1000.0),
                (int) Math.round(meters),
                keys,
                firstPointOf);
    }

    /** Adds a part of an edge that takes {@code partMillis}. */
    private void append(int key, double fromShare, double toShare, double partMillis) {
        EdgeIteratorState edge = TurnGraph.edge(graph, key);
        PointList points = edge.fetchWayGeometry(FetchMode.ALL);
        double whole = Polyline.meters(points);
        double begin = fromShare * whole;
        double end = toShare * whole;
        double startMillis = millis;
        double before = 0;
        for (int i = 1; i < points.size(); i++) {
            double segment = Polyline.segmentMeters(points, i);
            double after = before + segment;
            if (after >= begin && before <= end) {
                double enter = Math.max(before, begin);
                double leave = Math.min(after, end);
                double entered = segment == 0 ? 0 : (enter - before) / segment;
                double left = segment == 0 ? 1 : (leave - before) / segment;
                point(points, i, entered, startMillis + partMillis * portion(enter, begin, end));
                point(points, i, left, startMillis + partMillis * portion(leave, begin, end));
            }
            before = after;
        }
        millis = startMillis + partMillis;
        meters += edge.getDistance() * (toShare - fromShare);
    }

    private static double portion(double at, double begin, double end) {
        return end > begin ? (at - begin) / (end - begin) : 0;
    }

    /** Adds the point at a share of the segment that ends at {@code i}, unless it is where the last one is. */
    private void point(PointList points, int i, double share, double atMillis) {
        double latitude = points.getLat(i - 1) + share * (points.getLat(i) - points.getLat(i - 1));
        double longitude = points.getLon(i - 1) + share * (points.getLon(i) - points.getLon(i - 1));
        if (count > 0 && close(latitudes[count - 1], latitude) && close(longitudes[count - 1], longitude)) {
            return;
        }
        if (count == latitudes.length) {
            latitudes = Arrays.copyOf(latitudes, count * 2);
            longitudes = Arrays.copyOf(longitudes, count * 2);
            millisAt = Arrays.copyOf(millisAt, count * 2);
        }
        latitudes[count] = latitude;
        longitudes[count] = longitude;
        millisAt[count] = atMillis;
        count++;
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) < 1e-7;
    }
}
