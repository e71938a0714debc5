package org.noriai.routing.timeofday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.noriai.routing.timeofday.SpeedProfileException.Problem;

/**
 * Reads a speed profile from a text of comma separated values in UTF-8, with a heading:
 *
 * <pre>
 * day_type,from,to,road_class,speed_factor
 * weekday,07:00,09:00,*,0.85
 * weekday,07:00,09:00,primary,0.6
 * saturday,10:00,16:15,tertiary,0.9
 * </pre>
 *
 * <p>{@code day_type} is {@code weekday}, {@code saturday}, {@code sunday} (holidays too) or {@code every}; times are local,
 * at quarters of an hour, {@code to} up to {@code 24:00}; {@code road_class} is that of a highway on the map or {@code *} for all
 * that have no line of their own; {@code speed_factor} is 0.1 to 2 of the usual speed. Empty lines and lines that begin with
 * {@code #} are passed over.
 */
public final class SpeedProfileReader {

    private static final List<String> COLUMNS = List.of("day_type", "from", "to", "road_class", "speed_factor");
    private static final int LINES_MAX = 10_000;
    private static final Set<String> ROAD_CLASSES = Set.of(
            SpeedProfile.EVERY_CLASS,
            "motorway",
            "trunk",
            "primary",
            "secondary",
            "tertiary",
            "unclassified",
            "residential",
            "living_street",
            "service",
            "road",
            "busway");

    private final List<Problem> problems = new ArrayList<>();
    private final List<SpeedProfile.Rule> rules = new ArrayList<>();

    /** Line of the rule that last said something about a day, a quarter and a road class. */
    private final Map<String, Integer> saidAt = new HashMap<>();

    private SpeedProfileReader() {}

    /**
     * Reads a profile.
     *
     * @throws SpeedProfileException with every mistake, each with line, field and value
     */
    public static SpeedProfile read(String text) throws SpeedProfileException {
        SpeedProfileReader reader = new SpeedProfileReader();
        reader.lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!reader.problems.isEmpty()) {
            throw new SpeedProfileException(reader.problems);
        }
        try {
            return SpeedProfile.of(reader.rules);
        } catch (IllegalArgumentException e) {
            throw new SpeedProfileException(List.of(
                    new Problem(0, "file", "%d lines".formatted(reader.rules.size()), String.valueOf(e.getMessage()))));
        }
    }

    private void lines(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() > LINES_MAX) {
            problem(0, "file", "%d lines".formatted(lines.size()), "is longer than %d lines.".formatted(LINES_MAX));
            return;
        }
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            if (!headed) {
                headed = true;
                if (!cells.equals(COLUMNS)) {
                    problem(i + 1, "heading", line, "must be %s.".formatted(String.join(",", COLUMNS)));
                    return;
                }
            } else if (cells.size() != COLUMNS.size()) {
                problem(i + 1, "line", line, "must have %d values, not %d.".formatted(COLUMNS.size(), cells.size()));
            } else {
                rule(i + 1, cells);
            }
        }
        if (!headed) {
            problem(0, "file", "", "must begin with %s.".formatted(String.join(",", COLUMNS)));
        }
    }

    private void rule(int line, List<String> cells) {
        int before = problems.size();
        List<DayType> days = days(line, cells.get(0));
        OptionalInt from = quarter(line, "from", cells.get(1));
        OptionalInt to = quarter(line, "to", cells.get(2));
        if (from.isPresent() && to.isPresent() && from.getAsInt() >= to.getAsInt()) {
            problem(line, "to", cells.get(2), "must be later than %s.".formatted(cells.get(1)));
        }
        if (!ROAD_CLASSES.contains(cells.get(3))) {
            problem(
                    line,
                    "road_class",
                    cells.get(3),
                    "must be one of %s."
                            .formatted(String.join(
                                    ", ", ROAD_CLASSES.stream().sorted().toList())));
        }
        double factor = factor(line, cells.get(4));
        if (problems.size() > before) {
            return;
        }
        for (DayType day : days) {
            for (int quarter = from.orElseThrow(); quarter < to.orElseThrow(); quarter++) {
                Integer other = saidAt.put(day + " " + quarter + " " + cells.get(3), line);
                if (other != null) {
                    problem(
                            line,
                            "from",
                            cells.get(1),
                            "overlaps line %d for the same day and road class.".formatted(other));
                    return;
                }
            }
            rules.add(new SpeedProfile.Rule(day, from.orElseThrow(), to.orElseThrow(), cells.get(3), factor));
        }
    }

    private List<DayType> days(int line, String value) {
        if (value.equals("every")) {
            return List.of(DayType.values());
        }
        for (DayType day : DayType.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(value)) {
                return List.of(day);
            }
        }
        problem(line, "day_type", value, "must be weekday, saturday, sunday or every.");
        return List.of();
    }

    private OptionalInt quarter(int line, String field, String value) {
        if (value.matches("([01][0-9]|2[0-4]):(00|15|30|45)")) {
            int quarter = Integer.parseInt(value.substring(0, 2)) * 4 + Integer.parseInt(value.substring(3)) / 15;
            if (quarter <= SpeedProfile.QUARTERS) {
                return OptionalInt.of(quarter);
            }
        }
        problem(line, field, value, "must be a time at a quarter of an hour, 00:00 to 24:00.");
        return OptionalInt.empty();
    }

    private double factor(int line, String value) {
        try {
            double factor = Double.parseDouble(value);
            if (factor >= 0.1 && factor <= 2) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        problem(line, "speed_factor", value, "must be a number from 0.1 to 2.");
        return 1;
    }

    private void problem(int line, String field, String value, String message) {
        problems.add(new Problem(line, field, value, message));
    }
}
