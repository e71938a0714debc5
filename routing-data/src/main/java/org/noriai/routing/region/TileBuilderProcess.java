package org.noriai.routing.region;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.noriai.routing.extract.Locality;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.RegionImportException;

/**
 * The tile builder at work, beside this process and with libraries of its own. It tells first where the extract lies and
 * then draws the basemap. Its folder is named by the system property {@code noriai.tile-builder}, or lies beside this
 * program. It ends by itself when this process does, however that ends: its standard input is then closed.
 */
final class TileBuilderProcess implements AutoCloseable {

    /** Names the folder with the tile builder's libraries. */
    static final String FOLDER_PROPERTY = "noriai.tile-builder";

    private static final String MAIN = "org.noriai.routing.basemap.build.TileBuilder";
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final ImportProgress progress;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Locality> locality = new CompletableFuture<>();
    private final Thread reader;

    private TileBuilderProcess(Process process, ImportProgress progress) {
        this.process = process;
        this.progress = progress;
        this.reader = Thread.ofPlatform().daemon().name("tile-builder-output").start(this::readAnswers);
    }

    /**
     * Starts it.
     *
     * @param arguments for its main
     * @param errors file for what its libraries say
     */
    static TileBuilderProcess start(List<String> arguments, Path errors, ImportProgress progress)
            throws RegionImportException {
        Path folder = folder();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseParallelGC"));
        command.addAll(List.of("-cp", folder.resolve("classes") + File.pathSeparator + folder.resolve("*"), MAIN));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            return new TileBuilderProcess(process, progress);
        } catch (IOException e) {
            throw new RegionImportException("The tile builder can't be started: %s".formatted(e.getMessage()), e);
        }
    }

    private static Path folder() throws RegionImportException {
        List<Path> candidates = new ArrayList<>();
        String named = System.getProperty(FOLDER_PROPERTY);
        if (named != null) {
            candidates.add(Path.of(named));
        } else {
            CodeSource source = TileBuilderProcess.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                try {
                    Path own = Path.of(source.getLocation().toURI()).toAbsolutePath();
                    candidates.add(own.resolveSibling("tile-builder"));
                    Path parent = own.getParent();
                    if (parent != null) {
                        candidates.add(parent.resolveSibling("tile-builder"));
                    }
                } catch (URISyntaxException e) {
                    throw new RegionImportException("The place of this program is no path: " + e.getMessage(), e);
                }
            }
        }
        for (Path candidate : candidates) {
            if (Files.isDirectory(candidate.resolve("classes"))) {
                return candidate;
            }
        }
        throw new RegionImportException(
                "The tile builder is not in %s. Build the project, or name its folder with -D%s=DIR."
                        .formatted(candidates, FOLDER_PROPERTY));
    }

    private void readAnswers() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("@") || space < 0) {
                    continue;
                }
                String kind = line.substring(1, space);
                String text = line.substring(space + 1);
                if (kind.equals("progress")) {
                    progress.line(text);
                } else if (kind.equals("note")) {
                    notes.add(text);
                } else {
                    answers.put(kind, text);
                }
                if (kind.equals("language")) {
                    locality.complete(new Locality(
                            ZoneId.of(answers.getOrDefault("zone", "")),
                            answers.getOrDefault("country", ""),
                            Locale.forLanguageTag(text)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            locality.completeExceptionally(new IllegalStateException("it ended early"));
        }
    }

    /** Waits until it is known where the extract lies. */
    Locality locality() throws RegionImportException {
        try {
            return locality.get();
        } catch (ExecutionException e) {
            throw new RegionImportException(failure(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegionImportException("Interrupted.", e);
        }
    }

    /**
     * Waits until all is done.
     *
     * @return what is worth a line in the report
     */
    List<String> finish() throws RegionImportException {
        try {
            int status = process.waitFor();
            reader.join();
            if (status != 0) {
                throw new RegionImportException(failure());
            }
            return List.copyOf(notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegionImportException("Interrupted.", e);
        }
    }

    private String failure() {
        return "The tile builder failed: %s.".formatted(answers.getOrDefault("error", "it ended without a word"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
