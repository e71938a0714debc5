package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is what was imported, or it is not opened. */
final class BundleTest {

    @Test
    void importingAgainReplacesTheBundleByTheSameBytes(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("region");
        copy(TestRegions.imported(TestRegions.monacoExtract()), out);
        Manifest first = Manifest.read(out);
        RegionImporter.importRegion(
                new ImportOptions(TestRegions.monacoExtract(), out, OptionalInt.empty()), line -> {});
        Manifest second = Manifest.read(out);
        second.check(out);
        assertThat(second.checksums())
                .isEqualTo(first.checksums())
                .containsKeys("basemap.pmtiles", "area.json", "times.bin", "places.bin", "streets/edges");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(out);
        }
    }

    @Test
    void aDamagedOrMissingFileIsNamed(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("region");
        copy(TestRegions.imported(TestRegions.monacoExtract()), out);
        for (String name : List.of("area.json", "hierarchy.bin", "streets/edges", "places/segments_1", "times.bin")) {
            Path file = out.resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bytes = good.clone();
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThatThrownBy(() -> RegionBundle.open(out))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The file %s of the region bundle is damaged. Import it again.".formatted(file));
            Files.write(file, good);
        }
        RegionBundle.open(out).close();
        Path times = out.resolve("times.bin");
        Files.delete(times);
        assertThatThrownBy(() -> RegionBundle.open(out))
                .isInstanceOf(IOException.class)
                .hasMessage("The file %s of the region bundle is missing. Import it again.".formatted(times));
    }

    @Test
    void anotherFormatIsRefused(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("region");
        copy(TestRegions.imported(TestRegions.monacoExtract()), out);
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 3", "\"format\" : 2"));
        assertThatThrownBy(() -> RegionBundle.open(out))
                .isInstanceOf(IOException.class)
                .hasMessage("The region bundle %s has format 2; this program reads format 3. Import it again."
                        .formatted(out));
    }

    @Test
    void anotherFolderIsNoBundle(@TempDir Path folder) {
        assertThatThrownBy(() -> RegionBundle.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The folder %s is no region bundle: it has no manifest.json.".formatted(folder));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
