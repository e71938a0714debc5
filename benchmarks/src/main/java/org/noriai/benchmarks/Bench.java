package org.noriai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noriai.benchmarks.booking.BookingBench;
import org.noriai.benchmarks.crash.CrashBench;
import org.noriai.benchmarks.day.DayBench;
import org.noriai.benchmarks.follow.FollowBench;
import org.noriai.benchmarks.fuzz.FuzzBench;
import org.noriai.benchmarks.insertion.InsertionBench;
import org.noriai.benchmarks.places.PlacesBench;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.properties.PropertiesBench;
import org.noriai.benchmarks.region.ImportBench;
import org.noriai.benchmarks.report.BenchReport;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.soak.SoakBench;
import org.noriai.benchmarks.traveltimes.TravelTimesBench;
import org.noriai.benchmarks.writer.WriterBench;

/** Runs benchmarks by name, prints a table, and writes the JSON where a file is named. */
public final class Bench {
    private Bench() {}

    /** Exit status 1 where a benchmark fails, 2 for unusable arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            run(options);
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(BenchOptions options) throws IOException, InterruptedException {
        ProjectFolder project = ProjectFolder.find();
        Optional<Path> data = options.data().or(project::findData);
        List<BenchResult> results = new ArrayList<>();
        for (BenchName name : options.names()) {
            System.err.println("bench: " + name.name().toLowerCase(Locale.ROOT) + " ...");
            results.addAll(
                    switch (name) {
                        case BOOKING -> BookingBench.run(project, data, options.count());
                        case CRASH -> CrashBench.run(project, data, options.count());
                        case DAY -> DayBench.run(options.count());
                        case FOLLOW -> FollowBench.run(project, options.count(), options.speed());
                        case FUZZ -> FuzzBench.run(project, options.count());
                        case IMPORT -> ImportBench.run(project, data, options.count());
                        case INSERTION -> InsertionBench.run(options.count());
                        case PLACES -> PlacesBench.run(data, options.count());
                        case PROPERTIES -> PropertiesBench.run(project, options.count());
                        case SOAK -> SoakBench.run(project, data, options.minutes());
                        case TRAVELTIMES -> TravelTimesBench.run(project, data, options.count());
                        case WRITER -> WriterBench.run(options.count());
                    });
        }
        BenchReport report = new BenchReport(project.root(), results);
        System.out.print(report.table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), report.json());
        }
    }
}
