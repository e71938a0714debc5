package org.noriai.routing.transit.gtfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of a file of a feed: its columns, which of them must be filled, and what each refers to. Immutable. */
final class FeedTable {

    private final String file;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /**
     * A column.
     *
     * @param name in the header
     * @param kind what may stand in it
     * @param required whether it must be filled in every row
     * @param defines what its values are the ids of
     * @param unique whether each id stands once
     * @param refersTo what its values must be ids of
     */
    record Column(
            String name,
            FieldKind kind,
            boolean required,
            Optional<String> defines,
            boolean unique,
            Optional<String> refersTo) {}

    private FeedTable(String file) {
        this.file = file;
    }

    static FeedTable of(String file) {
        return new FeedTable(file);
    }

    private FeedTable add(Column column) {
        columns.put(column.name(), column);
        return this;
    }

    FeedTable required(FieldKind kind, String... names) {
        for (String name : names) {
            add(new Column(name, kind, true, Optional.empty(), false, Optional.empty()));
        }
        return this;
    }

    FeedTable optional(FieldKind kind, String... names) {
        for (String name : names) {
            add(new Column(name, kind, false, Optional.empty(), false, Optional.empty()));
        }
        return this;
    }

    FeedTable key(String name, String ids) {
        return add(new Column(name, FieldKind.TEXT, true, Optional.of(ids), true, Optional.empty()));
    }

    FeedTable optionalKey(String name, String ids) {
        return add(new Column(name, FieldKind.TEXT, false, Optional.of(ids), true, Optional.empty()));
    }

    FeedTable defines(String name, String ids) {
        return add(new Column(name, FieldKind.TEXT, true, Optional.of(ids), false, Optional.empty()));
    }

    FeedTable refers(String name, String ids, boolean required) {
        return add(new Column(name, FieldKind.TEXT, required, Optional.empty(), false, Optional.of(ids)));
    }

    String file() {
        return file;
    }

    List<Column> columns() {
        return new ArrayList<>(columns.values());
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }
}
