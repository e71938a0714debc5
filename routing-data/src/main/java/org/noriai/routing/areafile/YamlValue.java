package org.noriai.routing.areafile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a YAML document (version 1.2, so of JSON as well), with its line and the names that lead to it. Reading it as
 * what it is not adds a mistake and gives nothing.
 */
public final class YamlValue {

    /** Longest value that a mistake repeats. */
    private static final int SHOWN_MAX = 60;

    /** Longest file: room for the outlines of a prefecture. */
    private static final int CHARACTERS_MAX = 50_000_000;

    private static final Pattern TIME = Pattern.compile("([0-4]?[0-9]):([0-5][0-9])");

    private final Node node;
    private final String path;
    private final Mistakes mistakes;

    YamlValue(Node node, String path, Mistakes mistakes) {
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
    }

    /**
     * The document of a file.
     *
     * @param path names the document in mistakes; empty for the area file itself
     * @return nothing if it is none; a mistake says so
     * @throws IOException if the file can't be read
     */
    public static Optional<YamlValue> read(Path file, String path, Mistakes mistakes) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(String.valueOf(file.getFileName()))
                .setCodePointLimit(CHARACTERS_MAX)
                .build();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            Optional<Node> root = new Compose(settings).composeString(unmarked);
            if (root.isEmpty()) {
                mistakes.add(1, path.isEmpty() ? "the file" : path, "", "nothing stands in it");
            }
            return root.map(node -> new YamlValue(node, path, mistakes));
        } catch (CharacterCodingException e) {
            mistakes.add(1, path.isEmpty() ? "the file" : path, "", "it is not in UTF-8");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            mistakes.add(line, path.isEmpty() ? "the file" : path, "", "it is no YAML: " + e.getProblem());
        } catch (YamlEngineException | UncheckedIOException e) {
            mistakes.add(1, path.isEmpty() ? "the file" : path, "", "it is no YAML: " + firstLine(e));
        }
        return Optional.empty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    public String path() {
        return path;
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** Adds a mistake here. */
    public void wrong(String message) {
        mistakes.add(line(), path.isEmpty() ? "the file" : path, shown(), message);
    }

    private String shown() {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        String text = scalar.getValue().replace('\n', ' ');
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    private boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Its fields; those that are not among the known ones are mistakes. */
    public Optional<YamlMapping> mapping(Set<String> known) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMapping(this, mapping, Optional.of(known)));
        }
        wrong("there must be fields here: " + String.join(", ", known));
        return Optional.empty();
    }

    /** Its fields, whatever their names. */
    public Optional<YamlMapping> mapping() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMapping(this, mapping, Optional.empty()));
        }
        wrong("there must be fields here");
        return Optional.empty();
    }

    /** Its items. */
    public List<YamlValue> list() {
        List<YamlValue> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new YamlValue(item, "%s[%d]".formatted(path, items.size()), mistakes));
            }
        } else {
            wrong("there must be a list here");
        }
        return items;
    }

    /** A text that is not blank. */
    public Optional<String> text() {
        if (!(node instanceof ScalarNode scalar) || isNull()) {
            wrong("there must be a text here");
            return Optional.empty();
        }
        if (scalar.getValue().isBlank()) {
            wrong("must not be blank");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    public OptionalInt whole(int least, int most) {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.INT)) {
            try {
                int number = Integer.parseInt(scalar.getValue());
                if (number >= least && number <= most) {
                    return OptionalInt.of(number);
                }
            } catch (NumberFormatException e) {
                // Out of range, as below.
            }
        }
        wrong(
                least == Integer.MIN_VALUE && most == Integer.MAX_VALUE
                        ? "must be a whole number"
                        : "must be a whole number from %d to %d".formatted(least, most));
        return OptionalInt.empty();
    }

    public OptionalDouble number(double least, double most) {
        if (node instanceof ScalarNode scalar
                && (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT))) {
            try {
                double number = Double.parseDouble(scalar.getValue());
                if (number >= least && number <= most) {
                    return OptionalDouble.of(number);
                }
            } catch (NumberFormatException e) {
                // .inf and .nan, as below.
            }
        }
        wrong("must be a number from %s to %s".formatted(least, most));
        return OptionalDouble.empty();
    }

    public Optional<Boolean> truth() {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.getValue()));
        }
        wrong("must be true or false");
        return Optional.empty();
    }

    /** A time of day as seconds after midnight; up to 48:00, which is the end of the next day. */
    public OptionalInt time() {
        if (node instanceof ScalarNode scalar) {
            Matcher time = TIME.matcher(scalar.getValue());
            if (time.matches()) {
                int seconds = Integer.parseInt(time.group(1)) * 3600 + Integer.parseInt(time.group(2)) * 60;
                if (seconds <= 48 * 3600) {
                    return OptionalInt.of(seconds);
                }
            }
        }
        wrong("must be a time such as 08:30, or 25:30 for half past one of the next day");
        return OptionalInt.empty();
    }

    public Optional<LocalDate> date() {
        if (node instanceof ScalarNode scalar) {
            try {
                return Optional.of(LocalDate.parse(scalar.getValue()));
            } catch (DateTimeParseException e) {
                // Told below.
            }
        }
        wrong("must be a date such as 2026-12-31");
        return Optional.empty();
    }
}
