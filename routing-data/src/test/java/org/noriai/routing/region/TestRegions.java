package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.routing.intake.RegionImportException;

/** Real maps, imported once for all tests of a run. */
final class TestRegions {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Map<String, Path> IMPORTED = new HashMap<>();

    private TestRegions() {}

    /** The extract that the build unpacks. */
    static Path monacoExtract() {
        return TARGET.resolve("monaco/monaco-latest.osm.pbf");
    }

    /** An extract of the shared data, where that is present. */
    static Optional<Path> findExtract(String name) {
        String named = System.getProperty("NORIAI_DATA", System.getenv().getOrDefault("NORIAI_DATA", ""));
        for (String data : new String[] {named, "../../shared/data", "../../../shared/data"}) {
            Path file = Path.of(data, "osm", name);
            if (!data.isEmpty() && Files.isRegularFile(file)) {
                return Optional.of(file.toAbsolutePath().normalize());
            }
        }
        return Optional.empty();
    }

    /** The folder of an imported extract. */
    static synchronized Path imported(Path extract) throws IOException, RegionImportException {
        String name = extract.getFileName().toString();
        Path known = IMPORTED.get(name);
        if (known == null) {
            known = TARGET.resolve("test-regions").resolve(name.replace('.', '-'));
            Files.createDirectories(known.getParent());
            RegionImporter.importRegion(new ImportOptions(extract, known, OptionalInt.empty()), line -> {});
            IMPORTED.put(name, known);
        }
        return known;
    }

    static RegionBundle monaco() throws IOException, RegionImportException {
        return RegionBundle.open(imported(monacoExtract()));
    }
}
