package org.noriai.routing.basemap.build;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a road is drawn.
 *
 * @param kind as the web app knows it
 * @param zoomMin from which zoom
 * @param order greater is drawn above
 */
record RoadKind(String kind, int zoomMin, int order) {

    private static final Map<String, RoadKind> BY_HIGHWAY = new HashMap<>();
    private static final Map<String, Integer> ORDERS = new HashMap<>();

    static {
        put("motorway", 5, 10, "motorway", "motorway_link");
        put("trunk", 6, 9, "trunk", "trunk_link");
        put("primary", 8, 8, "primary", "primary_link");
        put("secondary", 9, 7, "secondary", "secondary_link");
        put("tertiary", 10, 6, "tertiary", "tertiary_link");
        put("minor", 12, 5, "unclassified", "residential", "living_street", "road", "busway");
        put("service", 13, 4, "service");
        put("pedestrian", 13, 3, "pedestrian");
        put("path", 13, 2, "path", "footway", "cycleway", "bridleway", "track");
        put("steps", 14, 1, "steps");
    }

    private static void put(String kind, int zoomMin, int order, String... highways) {
        ORDERS.put(kind, order);
        for (String highway : highways) {
            BY_HIGHWAY.put(highway, new RoadKind(kind, zoomMin, order));
        }
    }

    /** The kind of a {@code highway} tag; null for what is not drawn. */
    static @Nullable RoadKind of(String highway) {
        return BY_HIGHWAY.get(highway);
    }

    /** The order of a kind; 0 for one that is not drawn. */
    static int orderOf(String kind) {
        return ORDERS.getOrDefault(kind, 0);
    }
}
