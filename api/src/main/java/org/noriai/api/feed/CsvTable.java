package org.noriai.api.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A file of a GTFS feed that is being written: RFC 4180, UTF-8. Used by one thread. */
final class CsvTable {

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    CsvTable(String... header) {
        this.columns = header.length;
        row((Object[]) header);
    }

    CsvTable row(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("The row %s has %d values for %d columns."
                    .formatted(Arrays.toString(values), values.length, columns));
        }
        text.append(Arrays.stream(values).map(value -> quoted(value.toString())).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    byte[] toByteArray() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
