package org.noriai.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;

/** The streets of Monaco, imported and contracted once for all tests of a run, which never change them nor close them. */
public final class MonacoStreets {

    /** The extract that the build unpacks. */
    public static final Path EXTRACT = Path.of("target/monaco/monaco-latest.osm.pbf");

    private static @Nullable StreetGraph graph;
    private static @Nullable ContractedStreets contracted;

    private MonacoStreets() {}

    /** The streets. */
    public static synchronized StreetGraph graph() {
        if (graph == null) {
            Path folder = Path.of("target/test-streets/monaco");
            // What an earlier build imported may be of other rules.
            delete(folder);
            graph = StreetGraph.importFrom(EXTRACT, folder, false);
        }
        return graph;
    }

    /** The same with their usual times, ready to be searched. */
    public static synchronized ContractedStreets contracted() {
        if (contracted == null) {
            contracted = ContractedStreets.of(TurnGraph.of(graph()));
        }
        return contracted;
    }

    /** Places on the connected part, away from the ends of their streets. */
    public static List<SnappedPlace> places(int count, long seed) {
        boolean[] main = contracted().turns().mainPart();
        SplittableRandom random = new SplittableRandom(seed);
        List<SnappedPlace> places = new ArrayList<>();
        while (places.size() < count) {
            int key = random.nextInt(main.length);
            if (main[key]) {
                places.add(new SnappedPlace(key, 0.2 + 0.6 * random.nextDouble()));
            }
        }
        return places;
    }

    /** Drives between places; where people walk to them does not matter. */
    public static StreetNetwork network(List<SnappedPlace> places) {
        List<VirtualStop> stops = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            stops.add(new VirtualStop("s" + place, "Stop " + place, 43.73, 7.42));
        }
        return new StreetNetwork(graph(), contracted().turns(), stops, places, new Bounds(43.7, 7.4, 43.8, 7.5));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
