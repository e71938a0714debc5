package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.graphhopper.routing.AlgorithmOptions;
import com.graphhopper.routing.EdgeToEdgeRoutingAlgorithm;
import com.graphhopper.routing.RoutingAlgorithmFactorySimple;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.VirtualEdgeIteratorState;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.traveltime.StopMatrix;

/** The stop matrix is compared with GraphHopper's own router, which finds each drive by another way. */
final class ExactnessTest {

    /** Rounding of each edge to a millisecond and of the matrix up to a second. */
    private static final double TOLERANCE_SECONDS = 0.1;

    @Test
    void monacoAgreesWithGraphHoppersRouter() throws IOException, RegionImportException {
        compare(TestRegions.imported(TestRegions.monacoExtract()), 600);
    }

    @Test
    void shibuyaWhichDrivesOnTheLeftAgreesWithGraphHoppersRouter() throws IOException, RegionImportException {
        var extract = TestRegions.findExtract("shibuya.osm");
        Assumptions.assumeTrue(extract.isPresent(), "shibuya.osm is absent");
        compare(TestRegions.imported(extract.orElseThrow()), 600);
    }

    private static void compare(Path folder, int pairs) throws IOException {
        ServiceArea area = AreaFile.read(folder.resolve(RegionBundle.AREA_FILE));
        StopMatrix times = StopMatrix.read(folder.resolve(RegionBundle.TIMES_FILE));
        List<SnappedPlace> places = PlacesFile.read(folder.resolve(RegionBundle.PLACES_FILE));
        try (StreetGraph streets =
                StreetGraph.load(folder.resolve(RegionBundle.STREETS_FOLDER), area.drivesOnTheLeft())) {
            Random random = new Random(11);
            for (int i = 0; i < pairs; i++) {
                int from = random.nextInt(places.size());
                int to = random.nextInt(places.size());
                if (from == to) {
                    continue;
                }
                double exact = routed(streets, places.get(from), places.get(to));
                int told = times.seconds(from, to, 0);
                assertThat((double) told)
                        .as(
                                "from %s to %s",
                                area.stops().get(from), area.stops().get(to))
                        .isBetween(exact - TOLERANCE_SECONDS, exact + 1 + TOLERANCE_SECONDS);
            }
        }
    }

    private static double routed(StreetGraph streets, SnappedPlace from, SnappedPlace to) {
        Snap start = snap(streets, from);
        Snap end = snap(streets, to);
        QueryGraph graph = QueryGraph.create(streets.graph(), List.of(start, end));
        Weighting weighting = graph.wrapWeighting(streets.busWeighting());
        var algorithm = (EdgeToEdgeRoutingAlgorithm) new RoutingAlgorithmFactorySimple()
                .createAlgo(
                        graph,
                        weighting,
                        new AlgorithmOptions().setAlgorithm("dijkstrabi").setTraversalMode(TraversalMode.EDGE_BASED));
        int out = virtualEdge(graph, start.getClosestNode(), from.edgeKey());
        int in = virtualEdge(graph, end.getClosestNode(), to.edgeKey() ^ 1);
        return algorithm
                .calcPath(start.getClosestNode(), end.getClosestNode(), out, in)
                .getWeight();
    }

    /** The virtual edge that leaves a snapped node along a directed edge. */
    private static int virtualEdge(QueryGraph graph, int node, int key) {
        EdgeIterator edges = graph.createEdgeExplorer().setBaseNode(node);
        while (edges.next()) {
            if (graph.getEdgeIteratorState(edges.getEdge(), edges.getAdjNode()) instanceof VirtualEdgeIteratorState edge
                    && edge.getOriginalEdgeKey() == key) {
                return edges.getEdge();
            }
        }
        throw new AssertionError("No edge leaves node %d along key %d.".formatted(node, key));
    }

    private static Snap snap(StreetGraph streets, SnappedPlace place) {
        boolean reversed = (place.edgeKey() & 1) == 1;
        var edge = streets.graph().getEdgeIteratorStateForKey(place.edgeKey() & ~1);
        PointList points = edge.fetchWayGeometry(FetchMode.ALL);
        double share = reversed ? 1 - place.share() : place.share();
        double whole = 0;
        for (int i = 1; i < points.size(); i++) {
            whole += meters(points, i);
        }
        double left = share * whole;
        int i = 1;
        while (i < points.size() - 1 && left > meters(points, i)) {
            left -= meters(points, i);
            i++;
        }
        double part = left / meters(points, i);
        double latitude = points.getLat(i - 1) + part * (points.getLat(i) - points.getLat(i - 1));
        double longitude = points.getLon(i - 1) + part * (points.getLon(i) - points.getLon(i - 1));
        Snap snap = streets.index().findClosest(latitude, longitude, other -> other.getEdge() == edge.getEdge());
        assertThat(snap.isValid()).isTrue();
        return snap;
    }

    private static double meters(PointList points, int i) {
        return Geo.meters(points.getLat(i - 1), points.getLon(i - 1), points.getLat(i), points.getLon(i));
    }
}
