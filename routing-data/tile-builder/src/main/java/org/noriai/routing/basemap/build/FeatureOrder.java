package org.noriai.routing.basemap.build;

import com.onthegomap.planetiler.VectorTile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of things in a layer of a tile. Planetiler sorts by the sort key alone and leaves things of the same key as its
 * threads happened to bring them, which differs from run to run; here the rest of the order is what they look like. The same
 * extract then gives the same tiles, byte by byte.
 */
final class FeatureOrder {

    private static final Map<String, Comparator<VectorTile.Feature>> FIRST = Map.of(
            "road", Comparator.comparingInt(feature -> RoadKind.orderOf(text(feature, "kind"))),
            "poi", Comparator.comparing(feature -> !BasemapProfile.IMPORTANT.contains(text(feature, "kind"))),
            "place", Comparator.comparingInt(feature -> BasemapProfile.PLACES.indexOf(text(feature, "kind"))));

    private static final Comparator<VectorTile.Feature> LOOKS = Comparator.comparing(
                    (VectorTile.Feature feature) -> new TreeMap<>(feature.tags()).toString())
            .thenComparing(feature -> feature.geometry().commands(), Arrays::compare)
            .thenComparingLong(VectorTile.Feature::id);

    private FeatureOrder() {}

    /** The features of a layer in order: what is more important as its kind demands, then by what they look like. */
    static List<VectorTile.Feature> sorted(String layer, List<VectorTile.Feature> features) {
        Comparator<VectorTile.Feature> first = FIRST.get(layer);
        return features.stream()
                .sorted(first == null ? LOOKS : first.thenComparing(LOOKS))
                .toList();
    }

    private static String text(VectorTile.Feature feature, String tag) {
        return String.valueOf(feature.tags().get(tag));
    }
}
