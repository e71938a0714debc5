package org.noriai.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which benchmarks are run and how. Immutable.
 *
 * @param json file that the results are written to
 * @param data folder of real data
 * @param count how many of whatever a benchmark counts
 * @param speed engine seconds in one wall second, for those that let a service run
 * @param minutes how long, for those that go on for a time
 */
record BenchOptions(
        List<BenchName> names,
        Optional<Path> json,
        Optional<Path> data,
        Optional<Integer> count,
        Optional<Double> speed,
        Optional<Double> minutes) {
    /**
     * Reads {@code arguments}.
     *
     * @throws IllegalArgumentException names every problem with its option and value
     */
    static BenchOptions parse(String... arguments) {
        List<String> problems = new ArrayList<>();
        List<BenchName> names = new ArrayList<>();
        Optional<Path> json = Optional.empty();
        Optional<Path> data = Optional.empty();
        Optional<Integer> count = Optional.empty();
        Optional<Double> speed = Optional.empty();
        Optional<Double> minutes = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                BenchName.find(argument)
                        .ifPresentOrElse(names::add, () -> problems.add("There is no benchmark '" + argument + "'."));
                continue;
            }
            if (++i == arguments.length) {
                problems.add(argument + " needs a value.");
                break;
            }
            String value = arguments[i];
            switch (argument) {
                case "--json" -> json = Optional.of(Path.of(value));
                case "--data" -> data = Optional.of(Path.of(value));
                case "--count" -> count = positive(argument, value, problems).map(Double::intValue);
                case "--minutes" -> minutes = positive(argument, value, problems);
                case "--speed" -> speed = positive(argument, value, problems);
                default -> problems.add("There is no option '" + argument + "'.");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new BenchOptions(
                names.isEmpty() ? List.of(BenchName.values()) : List.copyOf(names), json, data, count, speed, minutes);
    }

    private static Optional<Double> positive(String option, String value, List<String> problems) {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= Integer.MAX_VALUE) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        problems.add(option + " must be a number above 0, not '" + value + "'.");
        return Optional.empty();
    }
}
