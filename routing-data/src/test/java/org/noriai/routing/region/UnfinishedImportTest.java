package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.intake.RegionImportException;

/** An import that is ended, or that finds no room, leaves nothing behind and says why. */
final class UnfinishedImportTest {

    @TempDir
    private Path folder = Path.of("");

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Process importer(Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegionImporter.class.getName(),
                        "--osm",
                        TestRegions.monacoExtract().toString(),
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Waits until the import is under way. */
    private static void awaitStreets(Process importer) throws IOException {
        BufferedReader lines = importer.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("Planning the virtual stops")) {
                return;
            }
        }
        throw new AssertionError("The import ended before it could be ended.");
    }

    @Test
    void anImportThatIsAskedToEndLeavesNothing() throws Exception {
        Path out = folder.resolve("region");
        Process importer = importer(out);
        awaitStreets(importer);
        importer.destroy();
        assertThat(importer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(importer.exitValue()).isNotZero();
        assertThat(in(folder)).isEmpty();
    }

    @Test
    void whatAKilledImportLeavesGoesWithTheNext() throws Exception {
        Path out = folder.resolve("region");
        Process importer = importer(out);
        awaitStreets(importer);
        importer.destroyForcibly();
        assertThat(importer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(out).doesNotExist();
        assertThat(in(folder)).isNotEmpty();
        // A bundle that was put aside, by an importer that was killed before it put the new one in its place, comes
        // back.
        Path aside = folder.resolve(".region.importing-" + importer.pid() + "-old");
        Files.createDirectories(aside);
        Files.writeString(aside.resolve("manifest.json"), "the last good one");
        BuildingFolder.beside(out).close();
        assertThat(in(folder)).containsExactly(out);
        assertThat(out.resolve("manifest.json")).hasContent("the last good one");
    }

    @Test
    void aDiskThatIsFullIsToldAsSuch() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        for (int megabytes : new int[] {1, 2}) {
            boolean mounted =
                    run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", disk.toString());
            Assumptions.assumeTrue(mounted, "no small disk can be mounted here");
            try {
                Path out = disk.resolve("region");
                RegionImportException refused = catchThrowableOfType(
                        RegionImportException.class,
                        () -> RegionImporter.importRegion(
                                new ImportOptions(TestRegions.monacoExtract(), out, OptionalInt.empty()), line -> {}));
                assertThat(refused)
                        .hasMessageStartingWith("There is no space left on the disk of %s (".formatted(out))
                        .hasMessageEndingWith("Make room, or name a folder on another disk with --out DIR.");
                assertThat(in(disk)).isEmpty();
            } finally {
                assertThat(run("umount", disk.toString())).isTrue();
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
