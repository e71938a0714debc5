package org.noriai.benchmarks.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Regions;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;

/** Imports maps with all steps, each in a process of its own, and opens what came of it in fresh processes. */
public final class ImportBench {

    /** The importer's, beside the gigabyte of the tile builder that it starts: two in all. */
    private static final String HEAP = "-Xmx1g";

    /** The service's. */
    private static final String OPEN_HEAP = "-Xmx1g";

    private static final int OPENINGS = 5;

    private ImportBench() {}

    /** Shibuya, Heidelberg and Porto where the data is there, otherwise Monaco; each bundle is opened {@code count} times. */
    public static List<BenchResult> run(ProjectFolder project, Optional<Path> data, Optional<Integer> count)
            throws IOException, InterruptedException {
        List<Path> extracts = data.map(ImportBench::extracts).orElse(List.of());
        if (extracts.isEmpty()) {
            System.err.println("  the maps of the shared data are absent: measuring on Monaco");
            extracts = List.of(project.monaco());
        }
        List<BenchResult> results = new ArrayList<>();
        for (Path extract : extracts) {
            results.addAll(measure(project, extract, count.orElse(OPENINGS)));
        }
        return results;
    }

    private static List<Path> extracts(Path data) {
        return Stream.of("shibuya.osm", "heidelberg.osm.pbf", "porto.osm.pbf")
                .map(name -> data.resolve("osm").resolve(name))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<BenchResult> measure(ProjectFolder project, Path extract, int openings)
            throws IOException, InterruptedException {
        String map = extract.getFileName().toString().replaceFirst("(-latest)?\\..*$", "");
        Path folder = Files.createTempDirectory("bench-import-" + map);
        try {
            Path bundle = folder.resolve("region");
            long began = System.nanoTime();
            new Regions(project, folder).runImporter(extract, bundle, Optional.empty(), HEAP);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.err.printf(Locale.ROOT, "  %s: imported in %.1f s%n", map, seconds);
            Samples opened = new Samples();
            Samples memory = new Samples();
            for (int i = 0; i < openings; i++) {
                double[] figures = open(bundle);
                opened.add(figures[0]);
                memory.add(figures[1]);
            }
            System.err.printf(
                    Locale.ROOT,
                    "  %s: opened in %.2f s, %.0f MB resident%n",
                    map,
                    opened.percentile(50),
                    memory.percentile(50));
            int cores = Runtime.getRuntime().availableProcessors();
            return List.of(
                    BenchResult.of(
                            "import." + map,
                            "s",
                            seconds,
                            1,
                            "all steps from the extract alone, %d cores, %s for the importer and 1 GB for the tile builder"
                                    .formatted(cores, HEAP)),
                    BenchResult.of(
                            "open." + map,
                            "s",
                            opened.percentile(50),
                            openings,
                            "median; in a fresh process, checksums included, start of Java excluded"),
                    BenchResult.of(
                            "open." + map + ".memory",
                            "MB",
                            memory.percentile(50),
                            openings,
                            "median; resident memory of the whole process with the bundle open, as ps counts it, %s"
                                    .formatted(OPEN_HEAP)));
        } finally {
            Regions.deleteFolder(folder);
        }
    }

    private static double[] open(Path bundle) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                OPEN_HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                OpenProbe.class.getName(),
                bundle.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The bundle %s could not be opened: %s".formatted(bundle, answer));
        }
        String[] figures =
                answer.lines().reduce("", (before, last) -> last).strip().split(" ");
        return new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])};
    }
}
