package org.noriai.routing.place.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceKind;
import org.noriai.routing.place.text.Kana;

/** Makes places of the rows of one file, and keeps what is wrong with the others. Confined to one thread. */
final class RowReader {

    private static final int ID_BYTES = 6;

    private final String file;
    private final String unit;
    private final String idPrefix;
    private final Map<Columns, String> columns;
    private final PlaceKind usualKind;
    private final List<PlaceEntry> entries = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int closed;

    /**
     * For one file.
     *
     * @param unit what rows are counted in: {@code line} or {@code entry}
     * @param columns what its columns are called
     * @param usualKind what its places are where a row does not say
     */
    RowReader(String file, String unit, Map<Columns, String> columns, PlaceKind usualKind) {
        this.file = file;
        this.unit = unit;
        this.idPrefix = file.replaceFirst("\\.[^.]*$", "") + ":";
        this.columns = columns;
        this.usualKind = usualKind;
    }

    /** How a row gives its values: by the name of the column, empty where it has none. */
    interface Row {
        String get(String column);
    }

    /** Takes a row whose coordinates are in columns. */
    void read(int line, Row row) {
        if (value(row, Columns.CLOSED).equals("1")) {
            closed++;
            return;
        }
        if (value(row, Columns.LATITUDE).isEmpty()
                && value(row, Columns.LONGITUDE).isEmpty()) {
            problem(line, Columns.LATITUDE, "", "must not be empty.");
            return;
        }
        Optional<Double> latitude = degrees(line, row, Columns.LATITUDE, 90);
        Optional<Double> longitude = degrees(line, row, Columns.LONGITUDE, 180);
        if (latitude.isPresent() && longitude.isPresent()) {
            read(line, row, latitude.get(), longitude.get());
        }
    }

    /** Takes a row that lies there. */
    void read(int line, Row row, double latitude, double longitude) {
        String name = value(row, Columns.NAME);
        if (name.isEmpty()) {
            problem(line, Columns.NAME, "", "must not be empty.");
            return;
        }
        if (latitude == 0 && longitude == 0) {
            problem(line, Columns.LATITUDE, "0, 0", "is the point of files that don't know where; name the real one.");
            return;
        }
        for (Columns column : List.of(Columns.NAME, Columns.KANA, Columns.LATIN, Columns.LOCALITY)) {
            if (value(row, column).length() > Place.TEXT_LENGTH_MAX) {
                problem(
                        line,
                        column,
                        value(row, column),
                        "must have at most %d letters.".formatted(Place.TEXT_LENGTH_MAX));
                return;
            }
        }
        String kana = value(row, Columns.KANA);
        if (!kana.isEmpty() && !Kana.isReading(kana)) {
            // The place is good without it.
            kana = "";
        }
        String id = id(row, name);
        if (!ids.add(id)) {
            problem(line, Columns.ID, value(row, Columns.ID), "was there before; ids must differ.");
            return;
        }
        String alias = value(row, Columns.ALIAS);
        Place place = new Place(
                id,
                kind(row, name),
                name,
                Kana.hiragana(kana),
                latin(row, name, kana),
                value(row, Columns.LOCALITY),
                latitude,
                longitude,
                file);
        entries.add(new PlaceEntry(
                place,
                alias.isEmpty() || alias.equals(name) || alias.length() > Place.TEXT_LENGTH_MAX
                        ? List.of()
                        : List.of(alias),
                List.of()));
    }

    private String latin(Row row, String name, String kana) {
        String given = value(row, Columns.LATIN);
        boolean read = given.isEmpty() && !kana.isEmpty() && Kana.hasKanji(name);
        String latin = read ? Kana.romaji(kana) : given;
        return latin.length() > Place.TEXT_LENGTH_MAX ? "" : latin;
    }

    private PlaceKind kind(Row row, String name) {
        return KindNames.find(value(row, Columns.KIND))
                .or(() -> usualKind == PlaceKind.STATION ? Optional.empty() : KindNames.findByName(name))
                .orElse(usualKind);
    }

    /** The file's own id, otherwise one made of the name and where it is; the same name twice gets a number. */
    private String id(Row row, String name) {
        String given = value(row, Columns.ID);
        if (!given.isEmpty()) {
            return idPrefix + given;
        }
        String base = idPrefix + digest(name + "\n" + value(row, Columns.LOCALITY));
        String id = base;
        for (int i = 2; ids.contains(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private Optional<Double> degrees(int line, Row row, Columns column, int max) {
        String text = value(row, column);
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= max) {
                return Optional.of(degrees);
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        problem(line, column, text, "must be a number of degrees from -%d to %d.".formatted(max, max));
        return Optional.empty();
    }

    private void problem(int line, Columns column, String value, String message) {
        problem(line, columns.getOrDefault(column, column.usual()), value, message);
    }

    void problem(int line, String field, String value, String message) {
        problems.add(new RowProblem(file, unit, line, field, value, message));
    }

    private String value(Row row, Columns column) {
        String name = columns.get(column);
        String value = name == null ? "" : row.get(name).strip();
        return value.equals("NULL") || value.equals("null") ? "" : value;
    }

    /**
     * All that was read.
     *
     * @throws PlaceFileException if no row can be used
     */
    FilePlaces finish(String layout) throws PlaceFileException {
        if (entries.isEmpty()) {
            throw new PlaceFileException("The place file %s has no row that can be used%s"
                    .formatted(file, problems.isEmpty() ? "." : "; the first problem is " + problems.getFirst()));
        }
        return new FilePlaces(file, layout, entries, problems, closed);
    }
}
