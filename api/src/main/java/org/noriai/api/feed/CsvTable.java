package org.noriai.api.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of a GTFS feed that is being written: RFC 4180, UTF-8. Rows may have columns that others lack; theirs are then
 * empty. Used by one thread.
 */
final class CsvTable {

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String[]> rows = new ArrayList<>();

    CsvTable(String... header) {
        for (String name : header) {
            columns.put(name, columns.size());
        }
    }

    /** A row of all columns. */
    CsvTable row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("The row %s has %d values for %d columns."
                    .formatted(Arrays.toString(values), values.length, columns.size()));
        }
        rows.add(Arrays.stream(values).map(Object::toString).toArray(String[]::new));
        return this;
    }

    /** A row of some columns, which the table gets where it lacks them. Columns that are empty make none. */
    void add(Row row) {
        String[] values = new String[columns.size() + row.values.size()];
        row.values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                values[columns.computeIfAbsent(name, key -> columns.size())] = value;
            }
        });
        rows.add(values);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Values by the name of their column. */
    static final class Row {

        private final Map<String, String> values = new LinkedHashMap<>();

        Row with(String column, Object value) {
            values.put(column, value.toString());
            return this;
        }
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    byte[] toByteArray() {
        StringBuilder text = new StringBuilder();
        text.append(columns.keySet().stream().map(CsvTable::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
        for (String[] row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                String value = i < row.length ? row[i] : null;
                text.append(i == 0 ? "" : ",").append(value == null ? "" : quoted(value));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
