package org.noriai.routing.place;

/**
 * How often places were used, as points to rank by; made by {@link PlaceIndex#usage} for that index only. Immutable, thus
 * thread-safe.
 */
public final class PlaceUsage {

    /** Nobody used any place yet. */
    public static final PlaceUsage NONE = new PlaceUsage(new float[0]);

    /** What the most used place gets. */
    private static final double POINTS = 10;

    private final float[] points;

    private PlaceUsage(float[] points) {
        this.points = points;
    }

    /** By document; counts are not negative. */
    static PlaceUsage of(long[] counts) {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        float[] points = new float[counts.length];
        for (int i = 0; i < counts.length && most > 0; i++) {
            points[i] = (float) (POINTS * Math.log1p(counts[i]) / Math.log1p(most));
        }
        return new PlaceUsage(points);
    }

    float points(int document) {
        return document < points.length ? points[document] : 0;
    }
}
