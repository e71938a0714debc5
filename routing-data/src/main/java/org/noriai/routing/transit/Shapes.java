package org.noriai.routing.transit;

import java.util.List;

/**
 * The lines that trips drive along. Lines go by index, their points by an index over all lines: those of line i from
 * {@code first(i)} up to, without, {@code end(i)}. Immutable, thus thread-safe.
 */
public final class Shapes {

    private final List<String> ids;
    private final int[] first;
    private final double[] latitudes;
    private final double[] longitudes;
    private final double[] meters;

    /**
     * Of lines; the arrays are kept, not copied.
     *
     * @param ids of the lines
     * @param first of each line its first point, and at last the number of points
     * @param latitudes of all points, degrees
     * @param longitudes of all points, degrees
     */
    public Shapes(List<String> ids, int[] first, double[] latitudes, double[] longitudes) {
        if (first.length != ids.size() + 1
                || first[ids.size()] != latitudes.length
                || latitudes.length != longitudes.length) {
            throw new IllegalArgumentException("%d shapes with %d beginnings, %d latitudes and %d longitudes."
                    .formatted(ids.size(), first.length, latitudes.length, longitudes.length));
        }
        this.ids = List.copyOf(ids);
        this.first = first;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.meters = new double[latitudes.length];
        for (int shape = 0; shape < ids.size(); shape++) {
            for (int i = first[shape] + 1; i < first[shape + 1]; i++) {
                meters[i] =
                        meters[i - 1] + Plane.meters(latitudes[i - 1], longitudes[i - 1], latitudes[i], longitudes[i]);
            }
        }
    }

    /** How many lines. */
    public int size() {
        return ids.size();
    }

    /** The id of a line. */
    public String id(int shape) {
        return ids.get(shape);
    }

    /** Its first point. */
    public int first(int shape) {
        return first[shape];
    }

    /** One after its last point. */
    public int end(int shape) {
        return first[shape + 1];
    }

    /** Degrees. */
    public double latitude(int point) {
        return latitudes[point];
    }

    /** Degrees. */
    public double longitude(int point) {
        return longitudes[point];
    }

    /** From the beginning of its line. */
    public double meters(int point) {
        return meters[point];
    }
}
