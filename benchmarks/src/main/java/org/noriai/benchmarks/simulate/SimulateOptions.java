package org.noriai.benchmarks.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is simulated. Immutable.
 *
 * @param region bundle of the region
 * @param scenario file that says what happens; the default day if absent
 * @param seed of the day
 * @param json file that the figures are written to
 * @param vehicles size of the fleet; the region's own if absent
 * @param requests how many people ask, whatever the scenario says
 */
record SimulateOptions(
        Path region,
        Optional<Path> scenario,
        long seed,
        Optional<Path> json,
        OptionalInt vehicles,
        OptionalInt requests) {
    private static final int VEHICLES_MAX = 10_000;
    private static final int REQUESTS_MAX = 1_000_000;

    /**
     * Reads {@code arguments}.
     *
     * @throws IllegalArgumentException names every problem with its option and value
     */
    static SimulateOptions parse(String... arguments) {
        List<String> problems = new ArrayList<>();
        Optional<Path> region = Optional.empty();
        Optional<Path> scenario = Optional.empty();
        Optional<Path> json = Optional.empty();
        long seed = 1;
        OptionalInt vehicles = OptionalInt.empty();
        OptionalInt requests = OptionalInt.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (i + 1 == arguments.length) {
                problems.add(option + " needs a value.");
                break;
            }
            String value = arguments[i + 1];
            switch (option) {
                case "--region" -> region = Optional.of(Path.of(value));
                case "--scenario" -> scenario = Optional.of(Path.of(value));
                case "--json" -> json = Optional.of(Path.of(value));
                case "--seed" ->
                    seed = whole(option, value, 0, Integer.MAX_VALUE, problems).orElse(1);
                case "--vehicles" -> vehicles = whole(option, value, 1, VEHICLES_MAX, problems);
                case "--requests" -> requests = whole(option, value, 0, REQUESTS_MAX, problems);
                default -> problems.add("There is no option '" + option + "'.");
            }
        }
        if (region.isEmpty()) {
            problems.add("--region is missing.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new SimulateOptions(region.orElseThrow(), scenario, seed, json, vehicles, requests);
    }

    private static OptionalInt whole(String option, String value, int least, int most, List<String> problems) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        problems.add(option + " must be a whole number from " + least + " to " + most + ", not '" + value + "'.");
        return OptionalInt.empty();
    }
}
