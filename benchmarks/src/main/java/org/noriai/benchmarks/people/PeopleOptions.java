package org.noriai.benchmarks.people;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the process of the simulated people is told on its command line. Immutable.
 *
 * @param target host and port of the service's gRPC API
 * @param requestsPerHour of engine time; 0 for as many as suit the area and the fleet
 */
record PeopleOptions(String target, Path operatorTokenFile, double requestsPerHour, long seed) {
    static final double REQUESTS_PER_HOUR_MAX = 1_000_000;

    /**
     * Reads {@code arguments}.
     *
     * @throws IllegalArgumentException names every problem with its option and value
     */
    static PeopleOptions parse(String... arguments) {
        List<String> problems = new ArrayList<>();
        String target = "127.0.0.1:50051";
        @Nullable Path operatorTokenFile = null;
        double requestsPerHour = 0;
        long seed = 1;
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (i + 1 >= arguments.length) {
                problems.add(option + " needs a value.");
                break;
            }
            String value = arguments[i + 1];
            switch (option) {
                case "--target" -> target = checkedTarget(value, problems);
                case "--operator-token-file" -> operatorTokenFile = checkedFile(value, problems);
                case "--requests-per-hour" -> requestsPerHour = checkedRate(value, problems);
                case "--seed" -> seed = checkedSeed(value, problems);
                default -> problems.add("There is no option '" + option + "'.");
            }
        }
        if (operatorTokenFile == null && problems.isEmpty()) {
            problems.add("--operator-token-file FILE must be given.");
        }
        if (operatorTokenFile == null || !problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new PeopleOptions(target, operatorTokenFile, requestsPerHour, seed);
    }

    private static String checkedTarget(String value, List<String> problems) {
        if (!value.matches("[^:\\s]+:\\d{1,5}")) {
            problems.add("--target must be HOST:PORT, not '" + value + "'.");
        }
        return value;
    }

    private static Path checkedFile(String value, List<String> problems) {
        Path file = Path.of(value);
        if (!Files.isReadable(file)) {
            problems.add("--operator-token-file '" + value + "' is not a file that can be read.");
        }
        return file;
    }

    private static double checkedRate(String value, List<String> problems) {
        try {
            double rate = Double.parseDouble(value);
            if (rate > 0 && rate <= REQUESTS_PER_HOUR_MAX) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        problems.add("--requests-per-hour must be a number above 0 and up to 1000000, not '" + value + "'.");
        return 0;
    }

    private static long checkedSeed(String value, List<String> problems) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            problems.add("--seed must be a whole number, not '" + value + "'.");
            return 0;
        }
    }
}
