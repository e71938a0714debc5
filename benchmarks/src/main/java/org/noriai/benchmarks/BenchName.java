package org.noriai.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The benchmarks by name. */
enum BenchName {
    BOOKING,
    CRASH,
    DAY,
    FOLLOW,
    FUZZ,
    IMPORT,
    INSERTION,
    PLACES,
    PROPERTIES,
    SOAK,
    TRAVELTIMES,
    WRITER;

    /** The benchmark that is called {@code name} on the command line. */
    static Optional<BenchName> find(String name) {
        return Arrays.stream(values())
                .filter(bench -> bench.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
