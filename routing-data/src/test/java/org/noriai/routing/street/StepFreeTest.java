package org.noriai.routing.street;

import static org.assertj.core.api.Assertions.assertThat;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.Access;
import org.noriai.routing.MonacoStreets;
import org.noriai.routing.area.VirtualStop;

final class StepFreeTest {

    @Test
    void tagsTellWhereAWheelchairCanGo() {
        assertThat(isFree("highway=footway")).isTrue();
        assertThat(isFree("highway=steps")).isFalse();
        assertThat(isFree("highway=steps", "ramp:wheelchair=yes")).isTrue();
        assertThat(isFree("highway=steps", "ramp:stroller=yes")).isFalse();
        assertThat(isFree("highway=residential", "wheelchair=no")).isFalse();
        assertThat(isFree("highway=footway", "wheelchair=limited")).isTrue();
        assertThat(isFree("highway=path", "smoothness=horrible")).isFalse();
        assertThat(isFree("highway=path", "smoothness=horrible", "wheelchair=yes"))
                .isTrue();
        assertThat(isFree("highway=path", "surface=sand")).isFalse();
        assertThat(isFree("highway=footway", "incline=up")).isTrue();
        assertThat(isFree("highway=footway", "incline=-12%")).isFalse();
        assertThat(isFree("highway=footway", "incline=6 %")).isTrue();
        assertThat(isFree("highway=footway", "kerb=raised")).isFalse();
        assertThat(isFree("highway=footway", "kerb=lowered")).isTrue();
    }

    @Test
    void nodesOnAFootwayTellToo() {
        assertThat(isFree(way("highway=footway"), Map.of("kerb", "raised"))).isFalse();
        assertThat(isFree(way("highway=footway"), Map.of("kerb", "flush"))).isTrue();
        assertThat(isFree(way("highway=footway"), Map.of("barrier", "turnstile")))
                .isFalse();
        assertThat(isFree(way("highway=residential"), Map.of("kerb", "raised"))).isTrue();
    }

    @Test
    void walksWithoutStepsAreNoShorterAndAvoidTheStepsOfMonaco() {
        StreetGraph graph = MonacoStreets.graph();
        SplittableRandom random = new SplittableRandom(5);
        List<VirtualStop> stops = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        while (stops.size() < 60) {
            PointList line = graph.graph()
                    .getEdgeIteratorState(random.nextInt(graph.graph().getEdges()), Integer.MIN_VALUE)
                    .fetchWayGeometry(FetchMode.ALL);
            stops.add(new VirtualStop("s" + stops.size(), "Stop " + stops.size(), line.getLat(0), line.getLon(0)));
            points.add(new double[] {line.getLat(line.size() - 1), line.getLon(line.size() - 1)});
        }
        FootNetwork all = new FootNetwork(graph, stops, false);
        FootNetwork free = new FootNetwork(graph, stops, true);
        int longer = 0;
        int missing = 0;
        for (double[] point : points) {
            Map<Integer, Integer> seconds = new HashMap<>();
            for (Access walk : all.findWalks(point[0], point[1], 1_500, 100)) {
                seconds.put(walk.place(), walk.walkSeconds());
            }
            List<Access> walks = free.findWalks(point[0], point[1], 1_500, 100);
            missing += seconds.size() - walks.size();
            for (Access walk : walks) {
                longer += walk.walkSeconds() > seconds.getOrDefault(walk.place(), Integer.MAX_VALUE) + 30 ? 1 : 0;
            }
        }
        assertThat(longer).as("walks that go round steps").isGreaterThan(20);
        assertThat(missing)
                .as("walks that lead over steps only, or too far round")
                .isPositive();
    }

    private static boolean isFree(String... tags) {
        return StepFreeParser.isStepFree(way(tags));
    }

    private static boolean isFree(ReaderWay way, Map<String, Object> node) {
        way.setTag("node_tags", List.of(Map.of(), node));
        return StepFreeParser.isStepFree(way);
    }

    private static ReaderWay way(String... tags) {
        ReaderWay way = new ReaderWay(1);
        for (String tag : tags) {
            way.setTag(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
        }
        return way;
    }
}
