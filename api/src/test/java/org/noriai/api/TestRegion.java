package org.noriai.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.region.ImportOptions;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.region.RegionImporter;

/** Monaco as a region bundle, made once for each build and kept below {@code target}. */
public final class TestRegion {

    private static final Path ROUTING =
            Path.of("..", "routing-data", "target").toAbsolutePath().normalize();

    private TestRegion() {}

    /** The bundle's folder. */
    public static synchronized Path monaco() throws IOException, RegionImportException {
        Path folder = Path.of("target", "test-region", "monaco").toAbsolutePath();
        if (!opens(folder)) {
            System.setProperty(
                    "noriai.tile-builder", ROUTING.resolve("tile-builder").toString());
            Files.createDirectories(folder.getParent());
            Path osm = ROUTING.resolve("monaco").resolve("monaco-latest.osm.pbf");
            RegionImporter.importRegion(new ImportOptions(osm, folder, OptionalInt.of(3)), line -> {});
        }
        return folder;
    }

    private static boolean opens(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try {
            RegionBundle.open(folder).close();
            return true;
        } catch (IOException ofAnotherVersion) {
            return false;
        }
    }
}
