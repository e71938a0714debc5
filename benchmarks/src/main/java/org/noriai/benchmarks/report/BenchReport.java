package org.noriai.benchmarks.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Results with the machine that they were measured on. Immutable. */
public final class BenchReport {
    private final Path root;
    private final List<BenchResult> results;

    /** Results of the program whose project lies in {@code root}. */
    public BenchReport(Path root, List<BenchResult> results) {
        this.root = root;
        this.results = List.copyOf(results);
    }

    /** A table to read. */
    public String table() {
        StringBuilder table = new StringBuilder(
                String.format("%-28s %12s %12s %12s %9s  %s%n", "name", "value", "p50", "p99", "count", "unit"));
        for (BenchResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-28s %12.3f %12s %12s %9d  %s (%s)%n",
                    result.name(),
                    result.value(),
                    result.p50().isPresent()
                            ? String.format(Locale.ROOT, "%.3f", result.p50().getAsDouble())
                            : "",
                    result.p99().isPresent()
                            ? String.format(Locale.ROOT, "%.3f", result.p99().getAsDouble())
                            : "",
                    result.count(),
                    result.unit(),
                    result.conditions()));
        }
        return table.toString();
    }

    /** The JSON that other programs read. */
    public String json() {
        JsonObject report = new JsonObject();
        report.addProperty("commit", commit());
        report.addProperty("cpu", cpu());
        report.addProperty("cores", Runtime.getRuntime().availableProcessors());
        report.addProperty("jdk", System.getProperty("java.runtime.version", "unknown"));
        report.addProperty("load1", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        JsonArray array = new JsonArray();
        for (BenchResult result : results) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", result.name());
            entry.addProperty("unit", result.unit());
            entry.addProperty("value", result.value());
            result.p50().ifPresent(p50 -> entry.addProperty("p50", p50));
            result.p99().ifPresent(p99 -> entry.addProperty("p99", p99));
            entry.addProperty("count", result.count());
            entry.add("versus", new JsonObject());
            entry.addProperty("conditions", result.conditions());
            array.add(entry);
        }
        report.add("results", array);
        return new GsonBuilder().setPrettyPrinting().create().toJson(report) + "\n";
    }

    /** The commit that is checked out, or "unknown" outside a checkout. */
    private String commit() {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String cpu() {
        return findCpuModel().orElse(System.getProperty("os.arch", "unknown"));
    }

    private static Optional<String> findCpuModel() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
