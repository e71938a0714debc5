package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.onthegomap.planetiler.VectorTile;
import com.onthegomap.planetiler.geo.GeoUtils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A tile is the same in whatever order its things came. */
final class FeatureOrderTest {

    private static VectorTile.Feature road(long id, String kind, double... line) {
        return new VectorTile.Feature(
                "road",
                id,
                VectorTile.encodeGeometry(GeoUtils.JTS_FACTORY.createLineString(GeoUtils.coordinateSequence(line))),
                Map.of("kind", kind, "name", "x"));
    }

    @Test
    void theOrderDoesNotDependOnTheirComing() {
        List<VectorTile.Feature> roads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            roads.add(road(i % 7, i % 3 == 0 ? "minor" : "primary", i, 0, i % 5, 100));
        }
        List<VectorTile.Feature> first = FeatureOrder.sorted("road", roads);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(roads, new Random(seed));
            assertThat(FeatureOrder.sorted("road", roads)).isEqualTo(first);
        }
    }

    @Test
    void whatIsMoreImportantIsDrawnAbove() {
        List<VectorTile.Feature> roads =
                List.of(road(1, "motorway", 0, 0, 1, 1), road(2, "steps", 0, 0, 1, 1), road(3, "minor", 0, 0, 1, 1));
        assertThat(FeatureOrder.sorted("road", roads).stream()
                        .map(road -> road.tags().get("kind")))
                .containsExactly("steps", "minor", "motorway");
    }
}
