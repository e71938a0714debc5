package org.noriai.routing.areafile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.noriai.routing.intake.RegionImportException;

/** The mistakes found in an area file, all of them. Confined to the importer's thread. */
public final class Mistakes {

    private final Set<Mistake> all = new LinkedHashSet<>();

    /**
     * One mistake.
     *
     * @param line in the file, from 1
     * @param field the names that lead to it, such as {@code zones[0].rules.walkMetersMax}
     * @param value what stands there; empty where nothing does or too much
     * @param message what is wrong, without a full stop
     */
    public record Mistake(int line, String field, String value, String message) {

        @Override
        public String toString() {
            String what = value.isEmpty() ? field : "%s '%s'".formatted(field, value);
            return "line %d: %s: %s".formatted(line, what, message);
        }
    }

    /** Adds one, unless it is known. */
    public void add(int line, String field, String value, String message) {
        all.add(new Mistake(line, field, value, message));
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** All, by their lines. */
    public Collection<Mistake> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparing(Mistake::field))
                .toList();
    }

    /**
     * Goes on only if there is none.
     *
     * @throws RegionImportException with a line for each
     */
    public void refuse(Path file) throws RegionImportException {
        if (all.isEmpty()) {
            return;
        }
        List<String> lines = all().stream().map(Mistake::toString).toList();
        throw new RegionImportException("The area file %s has %d mistake%s:%n%s"
                .formatted(
                        file,
                        lines.size(),
                        lines.size() == 1 ? "" : "s",
                        lines.stream().map(line -> "  " + line).collect(Collectors.joining(System.lineSeparator()))));
    }
}
