package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An island without a bridge: it is reported, no stop lies on it, and nobody on it is told of a walk over the sea. */
final class IslandTest {

    private static final double MAINLAND = 43.730;
    private static final double ISLAND = 43.745;
    private static final double WEST = 7.410;
    private static final double STEP = 0.001;

    private final StringBuilder ways = new StringBuilder();
    private final StringBuilder nodes = new StringBuilder();
    private long id;

    /** A grid of streets, {@code size} blocks wide and high. */
    private void grid(double south, int size, String name) {
        long first = id + 1;
        for (int row = 0; row <= size; row++) {
            for (int column = 0; column <= size; column++) {
                nodes.append("<node id='%d' lat='%.6f' lon='%.6f'/>\n"
                        .formatted(++id, south + row * STEP, WEST + column * STEP));
            }
        }
        for (int line = 0; line <= size; line++) {
            List<Long> along = new ArrayList<>();
            List<Long> across = new ArrayList<>();
            for (int i = 0; i <= size; i++) {
                along.add(first + (long) line * (size + 1) + i);
                across.add(first + (long) i * (size + 1) + line);
            }
            way(along, name + " Street " + line);
            way(across, name + " Road " + line);
        }
    }

    private void way(List<Long> refs, String name) {
        ways.append("<way id='%d'>".formatted(++id + 1_000_000));
        refs.forEach(ref -> ways.append("<nd ref='%d'/>".formatted(ref)));
        ways.append("<tag k='highway' v='residential'/><tag k='name' v='%s'/></way>\n".formatted(name));
    }

    @Test
    void isReportedAndOutOfReach(@TempDir Path folder) throws Exception {
        grid(MAINLAND, 9, "Main");
        grid(ISLAND, 5, "Isle");
        Path osm = Files.writeString(
                folder.resolve("isle.osm"), "<?xml version='1.0'?>\n<osm version='0.6'>\n" + nodes + ways + "</osm>\n");
        Path out = folder.resolve("region");
        RegionImporter.importRegion(new ImportOptions(osm, out, OptionalInt.of(2)), line -> {});
        try (RegionBundle region = RegionBundle.open(out)) {
            assertThat(region.report())
                    .anyMatch(line -> line.startsWith("streets: left out: 1 islands with ")
                            && line.contains("no vehicle is sent there"));
            assertThat(region.serviceArea().stops())
                    .isNotEmpty()
                    .allSatisfy(stop -> assertThat(stop.latitude()).isLessThan(ISLAND - STEP));
            assertThat(region.streets().findWalks(MAINLAND + 4 * STEP, WEST + 4 * STEP, 500, 3))
                    .isNotEmpty();
            assertThat(region.streets().findWalks(ISLAND + 3 * STEP, WEST + 3 * STEP, 2_000, 3))
                    .isEmpty();
            assertThat(region.streets().findWalks(ISLAND, WEST, 2_000, 3)).isEmpty();
        }
    }
}
