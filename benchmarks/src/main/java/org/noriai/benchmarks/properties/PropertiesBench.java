package org.noriai.benchmarks.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.report.BenchResult;

/**
 * Lives through seeded mini-days of the dispatch engine's own tests, in a process of its own: before each request the
 * search is compared with its naive twin, and the invariants are checked with each command. The tests are compiled by who
 * starts this; the system property {@value #CLASS_PATH} says where they lie.
 */
public final class PropertiesBench {
    private static final int DAYS = 100_000;
    private static final int DAYS_AT_ONCE = 2_500;
    private static final int FIRST_SEED = 1_000_000;
    private static final String CLASS_PATH = "noriai.dispatch-engine.tests";
    private static final String PROGRAM = "org.noriai.dispatch.simulation.MiniDays";

    private PropertiesBench() {}

    /**
     * Lives through {@code count} days, 100,000 if absent.
     *
     * @throws IOException if the tests are not there or their program fails
     */
    public static List<BenchResult> run(ProjectFolder project, Optional<Integer> count)
            throws IOException, InterruptedException {
        int days = count.orElse(DAYS);
        String classPath = System.getProperty(CLASS_PATH);
        if (classPath == null) {
            throw new IOException(
                    "The tests of dispatch-engine are not compiled; start this by ./noriai bench properties.");
        }
        long[] sums = new long[4];
        for (int from = 0; from < days; from += DAYS_AT_ONCE) {
            long[] part = live(project.root(), classPath, FIRST_SEED + from, Math.min(DAYS_AT_ONCE, days - from));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part[i];
            }
            System.err.printf("  %d of %d days, %d broken%n", sums[0], days, sums[3]);
        }
        return List.of(BenchResult.of(
                "properties.broken",
                "count",
                sums[3],
                sums[0],
                "mini-days from seed %d; %d requests compared with the naive twin, %d of them found room"
                        .formatted(FIRST_SEED, sums[1], sums[2])));
    }

    private static long[] live(Path root, String classPath, int firstSeed, int days)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        classPath,
                        PROGRAM,
                        String.valueOf(firstSeed),
                        String.valueOf(days))
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String[] words = answer.split(" ");
        if (process.waitFor() != 0 || words.length != 4) {
            throw new IOException("The mini-days from seed %d failed: '%s'.".formatted(firstSeed, answer));
        }
        long[] numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }
}
