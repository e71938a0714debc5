package org.noriai.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project as it lies on disk: what was built, and real data beside it. Immutable. */
public final class ProjectFolder {
    /** Names the project's root. */
    public static final String ROOT_PROPERTY = "noriai.root";

    /** Names the folder of real data, in the environment or as a system property. */
    public static final String DATA_VARIABLE = "NORIAI_DATA";

    private final Path root;

    private ProjectFolder(Path root) {
        this.root = root;
    }

    /** The folder that {@value #ROOT_PROPERTY} names, or else the one above this module, where the tests run. */
    public static ProjectFolder find() {
        Path root = Path.of(System.getProperty(ROOT_PROPERTY, ".."))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(root.resolve("benchmarks"))) {
            throw new IllegalStateException(
                    "'" + root + "' must be the project's root; name it with -D" + ROOT_PROPERTY + "=DIR.");
        }
        return new ProjectFolder(root);
    }

    public Path root() {
        return root;
    }

    /** The map extract that comes with the project. */
    public Path monaco() {
        return root.resolve("routing-data/target/monaco/monaco-latest.osm.pbf");
    }

    /** The folder of real data beside the project, where there is one. */
    public Optional<Path> findData() {
        String named = System.getProperty(DATA_VARIABLE, System.getenv().getOrDefault(DATA_VARIABLE, ""));
        return Stream.of(named.isEmpty() ? "../shared/data" : named, "../shared/data", "../../shared/data")
                .map(path -> root.resolve(path).normalize())
                .filter(Files::isDirectory)
                .findFirst();
    }

    /**
     * Command line of a program of the packaged service.
     *
     * @throws IllegalStateException if it was not packaged
     */
    List<String> command(List<String> jvmOptions, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dnoriai.tile-builder=" + root.resolve("routing-data/target/tile-builder"),
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath().stream().map(Path::toString).toList()),
                mainClass));
        return command;
    }

    /** The service's jar and its libraries, sorted. */
    List<Path> classPath() {
        List<Path> jars = new ArrayList<>(jars(root.resolve("api/target"), "api-"));
        if (jars.isEmpty()) {
            throw new IllegalStateException(
                    "'" + root.resolve("api/target") + "' must hold the service's jar; build the project.");
        }
        jars.addAll(jars(root.resolve("api/target/lib"), ""));
        return jars;
    }

    private static List<Path> jars(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(".jar") && !name.endsWith("-tests.jar");
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("'" + folder + "' must be readable; build the project.", e);
        }
    }
}
