package org.noriai.routing.transit.gtfs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.noriai.routing.transit.Shapes;

/** Puts the points of shapes in order. */
final class ShapeLines {

    private ShapeLines() {}

    /** The shapes of these ids, in this order. */
    static Shapes of(Map<String, List<FeedDraft.ShapePoint>> points, List<String> ids) {
        int[] first = new int[ids.size() + 1];
        for (int i = 0; i < ids.size(); i++) {
            first[i + 1] = first[i] + points.getOrDefault(ids.get(i), List.of()).size();
        }
        double[] latitudes = new double[first[ids.size()]];
        double[] longitudes = new double[latitudes.length];
        for (int i = 0; i < ids.size(); i++) {
            int at = first[i];
            List<FeedDraft.ShapePoint> ordered = points.getOrDefault(ids.get(i), List.of()).stream()
                    .sorted(Comparator.comparingInt(FeedDraft.ShapePoint::sequence))
                    .toList();
            for (FeedDraft.ShapePoint point : ordered) {
                latitudes[at] = point.latitude();
                longitudes[at] = point.longitude();
                at++;
            }
        }
        return new Shapes(ids, first, latitudes, longitudes);
    }
}
