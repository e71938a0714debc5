package org.noriai.routing.region;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The arguments of the importer's program: {@code --gtfs} and {@code --places} may be given several times. */
final class ImportArguments {

    static final String USAGE =
            "usage: RegionImporter --osm FILE [--gtfs FILE]… [--places FILE]… [--speeds FILE] [--area FILE] --out DIR [--vehicles N]";

    private static final Set<String> ONCE = Set.of("--osm", "--speeds", "--area", "--out", "--vehicles");
    private static final Set<String> REPEATED = Set.of("--gtfs", "--places");

    private final Map<String, List<String>> values = new TreeMap<>();

    private ImportArguments() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they can't be used; the message names the argument and its value
     */
    static ImportOptions parse(String... arguments) {
        ImportArguments read = new ImportArguments();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!ONCE.contains(arguments[i]) && !REPEATED.contains(arguments[i])) {
                throw new IllegalArgumentException("The argument '%s' is not known.".formatted(arguments[i]));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("The argument %s needs a value.".formatted(arguments[i]));
            }
            read.values.computeIfAbsent(arguments[i], name -> new ArrayList<>()).add(arguments[i + 1]);
        }
        return read.options();
    }

    private ImportOptions options() {
        for (String name : ONCE) {
            if (all(name).size() > 1) {
                throw new IllegalArgumentException("The argument %s is given %d times; it can be given once."
                        .formatted(name, all(name).size()));
            }
        }
        return new ImportOptions(
                required("--osm", "--osm FILE"),
                files("--gtfs"),
                files("--places"),
                files("--speeds").stream().findFirst(),
                files("--area").stream().findFirst(),
                required("--out", "--out DIR"),
                vehicles());
    }

    private List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    private Path required(String name, String form) {
        String value = find(name).orElse("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The argument %s is missing.".formatted(form));
        }
        return path(value, form);
    }

    private static Path path(String value, String form) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The argument %s '%s' is no path.".formatted(form, value), e);
        }
    }

    /** Files that must be there; a timetable may be a folder. */
    private List<Path> files(String name) {
        List<Path> files = new ArrayList<>();
        for (String value : all(name)) {
            Path file = path(value, name + " FILE");
            if (value.isBlank() || !Files.exists(file)) {
                throw new IllegalArgumentException("The argument %s '%s' does not exist.".formatted(name, value));
            }
            boolean fits = Files.isRegularFile(file) || (name.equals("--gtfs") && Files.isDirectory(file));
            if (!fits || !Files.isReadable(file)) {
                throw new IllegalArgumentException(
                        "The argument %s '%s' is not a file that can be read.".formatted(name, value));
            }
            files.add(file);
        }
        return files;
    }

    private OptionalInt vehicles() {
        Optional<String> value = find("--vehicles");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value.get()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The argument --vehicles '%s' is no whole number.".formatted(value.get()), e);
        }
    }
}
