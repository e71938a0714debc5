package org.noriai.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Region bundles that the importer made, kept by what they were made of and by what. Thread-safe by its monitor. */
public final class Regions {
    private static final String HEAP = "-Xmx1500m";

    private final ProjectFolder project;
    private final Path cache;

    /** Bundles in {@code cache}, which is made where it is not there. */
    public Regions(ProjectFolder project, Path cache) {
        this.project = project;
        this.cache = cache;
    }

    /**
     * The bundle of {@code osm}, imported now where it is not there.
     *
     * @param vehicles size of the fleet; the importer's choice if absent
     * @throws IOException if the import fails; the message holds the importer's own words
     */
    public synchronized Path bundle(Path osm, Optional<Integer> vehicles) throws IOException, InterruptedException {
        Path bundle = cache.resolve(key(osm, vehicles));
        if (Files.isDirectory(bundle)) {
            return bundle;
        }
        Files.createDirectories(cache);
        Path partial = bundle.resolveSibling(
                "." + bundle.getFileName() + "." + ProcessHandle.current().pid());
        runImporter(osm, partial, vehicles, HEAP);
        Files.move(partial, bundle, StandardCopyOption.ATOMIC_MOVE);
        return bundle;
    }

    /**
     * Runs the importer.
     *
     * @param heap its JVM option
     * @throws IOException if it fails; the message holds its own words
     */
    public void runImporter(Path osm, Path out, Optional<Integer> vehicles, String heap)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(project.command(List.of(heap), "org.noriai.routing.region.RegionImporter"));
        command.addAll(List.of("--osm", osm.toString(), "--out", out.toString()));
        vehicles.ifPresent(count -> command.addAll(List.of("--vehicles", count.toString())));
        Path log = Files.createTempFile("noriai-import", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            int status;
            try {
                status = process.waitFor();
            } finally {
                process.destroy();
            }
            if (status != 0) {
                deleteFolder(out);
                throw new IOException("The import of '" + osm + "' ended with status " + status + ": "
                        + Files.readString(log).strip());
            }
        } finally {
            Files.delete(log);
        }
    }

    /** Deletes {@code folder} with all that is in it, if it is there. */
    public static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Names what goes into a bundle: the map's content, the options, and the programs that import. */
    private String key(Path osm, Optional<Integer> vehicles) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(osm));
            digest.update(vehicles.toString().getBytes(StandardCharsets.UTF_8));
            for (Path jar : project.classPath()) {
                String name = jar.getFileName().toString();
                if (name.startsWith("routing-data") || name.startsWith("dispatch-engine")) {
                    digest.update(Files.readAllBytes(jar));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK must know SHA-256.", e);
        }
    }
}
