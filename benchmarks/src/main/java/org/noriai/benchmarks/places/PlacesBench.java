package org.noriai.benchmarks.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.benchmarks.process.Regions;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.place.PlaceIndexWriter;
import org.noriai.routing.place.PlaceMerge;
import org.noriai.routing.place.PlaceQuery;
import org.noriai.routing.place.source.PlaceFileException;
import org.noriai.routing.place.source.PlaceFiles;

/**
 * Searches for stations and towns of Kanagawa, letter by letter as they are typed: how long each search takes, and whether
 * the place that is meant is among the first three when all is typed. The index is written to disk and opened as a region's
 * is.
 */
public final class PlacesBench {
    private static final int SEARCHES = 20_000;
    private static final int FIRST = 3;
    private static final int LIMIT = 10;
    private static final double MILLIS = 1e6;

    /** From where one searches: Yokohama. */
    private static final double LATITUDE = 35.466;

    private static final double LONGITUDE = 139.622;

    private PlacesBench() {}

    /**
     * Searches {@code count} times, 20,000 if absent, after as many times to warm up.
     *
     * @throws IOException if the data is not there
     */
    public static List<BenchResult> run(Optional<Path> data, Optional<Integer> count) throws IOException {
        Path places = data.map(folder -> folder.resolve("places"))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new IOException(
                        "bench places needs the stations and towns of Kanagawa: --data DIR with places/ in it."));
        Path folder = Files.createTempDirectory("noriai-places");
        try {
            PlaceIndexWriter.write(read(places), folder);
            try (PlaceIndex index = PlaceIndex.open(folder)) {
                return run(index, TypedQuery.all(), count.orElse(SEARCHES));
            }
        } finally {
            Regions.deleteFolder(folder);
        }
    }

    private static List<PlaceEntry> read(Path places) throws IOException {
        List<Path> files = new ArrayList<>(List.of(places.resolve("stations-kanagawa.csv")));
        try (Stream<Path> towns = Files.list(places.resolve("towns"))) {
            towns.sorted().forEach(files::add);
        }
        PlaceMerge merge = new PlaceMerge();
        for (Path file : files) {
            try {
                merge.add(PlaceFiles.read(file, Optional.empty()).entries());
            } catch (PlaceFileException unusable) {
                throw new IOException(unusable.getMessage(), unusable);
            }
        }
        return merge.entries();
    }

    private static List<BenchResult> run(PlaceIndex index, List<TypedQuery> queries, int searches) {
        String found = found(index, queries);
        List<String> typed = new ArrayList<>();
        for (TypedQuery query : queries) {
            for (int end = 1; end <= query.typed().length(); end++) {
                typed.add(query.typed().substring(0, end));
            }
        }
        measure(index, typed, searches, new Samples());
        Samples samples = new Samples();
        measure(index, typed, searches, samples);
        return List.of(BenchResult.p99(
                "places.search",
                "ms",
                samples,
                "%d places; every beginning of %d texts; %s in the first %d"
                        .formatted(index.size(), queries.size(), found, FIRST)));
    }

    private static void measure(PlaceIndex index, List<String> typed, int searches, Samples samples) {
        for (int i = 0; i < searches; i++) {
            PlaceQuery query = PlaceQuery.of(typed.get(i % typed.size()), LIMIT).from(LATITUDE, LONGITUDE);
            long begin = System.nanoTime();
            index.search(query);
            samples.add((System.nanoTime() - begin) / MILLIS);
        }
    }

    /** Prints what was not found, and returns how many were by script. */
    private static String found(PlaceIndex index, List<TypedQuery> queries) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (TypedQuery query : queries) {
            List<String> names = index.search(PlaceQuery.of(query.typed(), FIRST)).stream()
                    .map(Place::name)
                    .toList();
            int[] count = counts.computeIfAbsent(query.script(), script -> new int[2]);
            count[1]++;
            if (names.contains(query.meant())) {
                count[0]++;
            } else {
                System.err.printf(
                        "  %s '%s' should find %s and finds %s%n", query.script(), query.typed(), query.meant(), names);
            }
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((script, count) -> parts.add("%s %d of %d".formatted(script, count[0], count[1])));
        return String.join(", ", parts);
    }
}
