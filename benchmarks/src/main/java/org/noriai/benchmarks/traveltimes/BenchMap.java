package org.noriai.benchmarks.traveltimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;

/**
 * A map whose streets were imported for a benchmark.
 *
 * @param name of the extract, without endings
 * @param contractSeconds how long it took to contract the streets
 */
record BenchMap(String name, StreetGraph graph, ContractedStreets streets, double contractSeconds)
        implements AutoCloseable {

    static BenchMap open(Path extract, boolean drivesOnTheLeft) throws IOException {
        String name = extract.getFileName().toString().replaceFirst("(-latest)?\\..*$", "");
        System.err.println("  " + name + ": importing the streets ...");
        Path folder = Files.createTempDirectory("streets-" + name);
        StreetGraph graph = StreetGraph.importFrom(extract, folder, drivesOnTheLeft);
        TurnGraph turns = TurnGraph.of(graph);
        long began = System.nanoTime();
        ContractedStreets streets = ContractedStreets.of(turns);
        return new BenchMap(name, graph, streets, (System.nanoTime() - began) / 1e9);
    }

    TurnGraph turns() {
        return streets.turns();
    }

    @Override
    public void close() {
        graph.close();
    }
}
