package org.noriai.api.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.api.configure.ServerArguments.UnusableException;
import org.noriai.dispatch.engine.EngineLimits;

/**
 * What the configuration file says, and the defaults where it says nothing. Lines are {@code key = value}; what follows a
 * {@code #} at the start of a line is for people. Immutable.
 */
final class Settings {

    /** Nothing but defaults. */
    static final Settings DEFAULT = new Settings(Map.of());

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    private Settings(Map<Setting, String> said) {
        for (Setting setting : Setting.values()) {
            values.put(setting, said.getOrDefault(setting, setting.standard()));
        }
    }

    /**
     * Reads a file. Keys that are options of the command line, without their dashes, are given back as such.
     *
     * @param options names of options, as {@code --port}
     * @param found gets those that the file sets, with their values
     * @throws UnusableException naming every line that can't be used, with key and value
     */
    static Settings read(Path file, java.util.Set<String> options, Map<String, String> found) {
        Map<String, Setting> known = new LinkedHashMap<>();
        Stream.of(Setting.values()).forEach(setting -> known.put(setting.key(), setting));
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        List<String> problems = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            Setting setting = known.get(key);
            Optional<String> fault;
            if (value.isEmpty()) {
                fault = Optional.of("has no value; lines are 'key = value'.");
            } else if (setting != null) {
                fault = said.putIfAbsent(setting, value) == null
                        ? setting.fault(value)
                        : Optional.of("is there twice.");
            } else if (options.contains("--" + key) && !key.equals("config")) {
                fault = found.putIfAbsent("--" + key, value) == null
                        ? Optional.empty()
                        : Optional.of("is there twice.");
            } else {
                fault = Optional.of("is not known.");
            }
            if (fault.isPresent()) {
                problems.add("line %d: %s '%s' %s".formatted(i + 1, key, value, fault.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableException("--config %s, %s".formatted(file, String.join(" ", problems)));
        }
        return new Settings(said);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UnusableException("--config '%s' can't be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    /** A file that says what holds anyway, with what each setting does. */
    static String document() {
        StringBuilder text = new StringBuilder("""
                # The settings of Noriai, for ./noriai serve --config FILE. What is commented out is the default.
                # Options of the command line can be set here too, without their dashes (region, data, host, port, grpc-port,
                # operator-token-file, public-url); what the command line says goes before.

                """);
        for (Setting setting : Setting.values()) {
            text.append("# %s%n#%s = %s%n%n".formatted(setting.meaning(), setting.key(), setting.standard()));
        }
        return text.toString();
    }

    int whole(Setting setting) {
        return (int) number(setting);
    }

    double number(Setting setting) {
        return Double.parseDouble(text(setting));
    }

    String text(Setting setting) {
        return String.valueOf(values.get(setting));
    }

    Duration seconds(Setting setting) {
        return Duration.ofSeconds(whole(setting));
    }

    Duration hours(Setting setting) {
        return Duration.ofHours(whole(setting));
    }

    EngineLimits engineLimits() {
        EngineLimits usual = EngineLimits.DEFAULT;
        return new EngineLimits(
                whole(Setting.COMMAND_QUEUE),
                whole(Setting.LOG_BATCH),
                whole(Setting.HELD_SETS),
                usual.nearestProbes(),
                usual.neighbourhoodRidesMax(),
                whole(Setting.IMPROVER_ITERATIONS),
                usual.improvementQueue(),
                usual.invariantEvery(),
                usual.standingTries());
    }
}
