package org.noriai.routing.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.noriai.routing.area.Bounds;

/** Some of an extract's nodes, evenly chosen however many there are: to tell where it lies. */
public final class NodeSample {

    private static final int SIZE_MAX = 100_000;

    /** Share of the nodes on each side that is taken for the ends of ways that leave the extract. */
    private static final double OUTSIDE_SHARE = 0.004;

    private double[] latitudes = new double[SIZE_MAX];
    private double[] longitudes = new double[SIZE_MAX];
    private int size;
    private long step = 1;
    private long seen;
    private double south = Double.POSITIVE_INFINITY;
    private double west = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;

    void add(double latitude, double longitude) {
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        if (seen++ % step != 0) {
            return;
        }
        if (size == SIZE_MAX) {
            // Every other one is dropped, and from now on twice as many are left out.
            for (int i = 0; i < SIZE_MAX / 2; i++) {
                latitudes[i] = latitudes[2 * i];
                longitudes[i] = longitudes[2 * i];
            }
            size = SIZE_MAX / 2;
            step *= 2;
        }
        latitudes[size] = latitude;
        longitudes[size] = longitude;
        size++;
    }

    /** How many nodes there were. */
    public long seen() {
        return seen;
    }

    /** At most so many of the nodes. */
    public List<double[]> points(int countMax) {
        List<double[]> points = new ArrayList<>();
        int every = Math.max(1, Math.ceilDiv(size, countMax));
        for (int i = 0; i < size; i += every) {
            points.add(new double[] {latitudes[i], longitudes[i]});
        }
        return points;
    }

    /** Around all nodes. */
    public Bounds extent() {
        return new Bounds(south, west, north, east);
    }

    /** Around nearly all nodes: ways that leave an extract are often in it to their far end. */
    public Bounds bounds() {
        double[] rows = Arrays.copyOf(latitudes, size);
        double[] columns = Arrays.copyOf(longitudes, size);
        Arrays.sort(rows);
        Arrays.sort(columns);
        int low = (int) (size * OUTSIDE_SHARE);
        int high = size - 1 - low;
        return new Bounds(rows[low], columns[low], rows[high], columns[high]);
    }
}
