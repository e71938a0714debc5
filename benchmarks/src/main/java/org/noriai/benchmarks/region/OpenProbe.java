package org.noriai.benchmarks.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.noriai.routing.region.RegionBundle;

/** Opens a bundle in a process of its own, and says how long that took and how much memory the process then holds. */
public final class OpenProbe {

    private OpenProbe() {}

    /** Prints the seconds and, with the bundle still open, the resident megabytes as the system counts them. */
    public static void main(String... arguments) throws IOException {
        long began = System.nanoTime();
        try (RegionBundle region = RegionBundle.open(Path.of(arguments[0]))) {
            double seconds = (System.nanoTime() - began) / 1e9;
            if (region.serviceArea().stops().isEmpty()) {
                throw new IllegalStateException("The region has stops.");
            }
            System.out.printf(Locale.ROOT, "%.3f %.1f%n", seconds, residentMegabytes());
        }
    }

    private static double residentMegabytes() throws IOException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pid).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Long.parseLong(kilobytes) * 1024 / 1e6;
    }
}
