package org.noriai.api.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * A table whose rows carry a checksum over all of their columns, and whose checksums add up to a digest. No column is ever
 * null. Immutable; its statements are of the connection that it is given.
 */
final class RowTable {

    /** What a column holds. */
    enum Kind {
        TEXT,
        NUMBER,
        BYTES
    }

    /**
     * A column.
     *
     * @param name in the database
     * @param kind what it holds
     */
    record Column(String name, Kind kind) {}

    static final RowTable IDEMPOTENCY = new RowTable(
            "idempotency",
            4,
            List.of(
                    text("area"),
                    text("caller"),
                    text("method"),
                    text("idempotency_key"),
                    text("request_hash"),
                    bytes("answer"),
                    number("expires_at_seconds")));

    static final RowTable RIDE = new RowTable(
            "ride",
            2,
            List.of(
                    text("area"),
                    text("ride"),
                    text("rider"),
                    text("status"),
                    number("pickup_from_seconds"),
                    bytes("payload")));

    static final RowTable OUTBOX = new RowTable(
            "outbox",
            2,
            List.of(
                    text("area"),
                    text("notice"),
                    text("kind"),
                    text("ride"),
                    text("rider"),
                    number("made_at_seconds"),
                    bytes("payload")));

    static final List<RowTable> ALL = List.of(IDEMPOTENCY, RIDE, OUTBOX);

    private final String name;
    private final List<Column> columns;
    private final String insert;
    private final String delete;
    private final String select;

    private RowTable(String name, int keys, List<Column> columns) {
        this.name = name;
        this.columns = columns;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        this.insert = "insert into %s (%s, checksum) values (%s, ?)".formatted(name, names, marks);
        this.delete = "delete from %s where %s returning checksum"
                .formatted(
                        name,
                        columns.subList(0, keys).stream()
                                .map(column -> column.name() + " = ?")
                                .collect(Collectors.joining(" and ")));
        this.select = "select %s, checksum from %s".formatted(names, name);
    }

    private static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    private static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    private static Column bytes(String name) {
        return new Column(name, Kind.BYTES);
    }

    String deleteSql() {
        return delete;
    }

    String insertSql() {
        return insert;
    }

    /**
     * Inserts a row.
     *
     * @param statement of {@link #insertSql}
     * @return its checksum
     */
    long insert(PreparedStatement statement, Object... values) throws SQLException {
        long checksum = checksum(values);
        for (int i = 0; i < values.length; i++) {
            set(statement, i + 1, values[i]);
        }
        statement.setLong(values.length + 1, checksum);
        statement.executeUpdate();
        return checksum;
    }

    /**
     * Deletes the row of a key, if it is there.
     *
     * @param statement of {@link #deleteSql}
     * @return its checksum, or 0
     */
    static long delete(PreparedStatement statement, Object... keys) throws SQLException {
        for (int i = 0; i < keys.length; i++) {
            set(statement, i + 1, keys[i]);
        }
        long gone = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                gone += rows.getLong(1);
            }
        }
        return gone;
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> throw new IllegalArgumentException("No column holds a %s.".formatted(value.getClass()));
        }
    }

    /** The checksum of a row: of what its columns hold, each with its kind and length. */
    static long checksum(Object... values) {
        CRC32C checksum = new CRC32C();
        for (Object value : values) {
            switch (value) {
                case String text -> add(checksum, (byte) 1, text.getBytes(StandardCharsets.UTF_8));
                case Long number ->
                    add(
                            checksum,
                            (byte) 2,
                            ByteBuffer.allocate(Long.BYTES).putLong(number).array());
                case byte[] bytes -> add(checksum, (byte) 3, bytes);
                default -> throw new IllegalArgumentException("No column holds a %s.".formatted(value.getClass()));
            }
        }
        return checksum.getValue();
    }

    private static void add(CRC32C checksum, byte kind, byte[] bytes) {
        checksum.update(kind);
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        checksum.update(bytes);
    }

    /**
     * Reads every row.
     *
     * @return the sum of their checksums
     * @throws StoreException naming the table if a row does not match its checksum
     */
    long digest(Connection connection) throws SQLException {
        long digest = 0;
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            Object[] values = new Object[columns.size()];
            while (rows.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(rows, i);
                }
                long written = rows.getLong(values.length + 1);
                if (checksum(values) != written) {
                    throw new StoreException("A row of the table %s is damaged: its checksum does not match. "
                            .formatted(name)
                            .concat("Restore the store from a backup."));
                }
                digest += written;
            }
        }
        return digest;
    }

    private Object value(ResultSet rows, int index) throws SQLException {
        Object value = switch (columns.get(index).kind()) {
            case TEXT -> rows.getString(index + 1);
            case NUMBER -> rows.getLong(index + 1);
            case BYTES -> rows.getBytes(index + 1);
        };
        if (value == null) {
            throw new StoreException("A row of the table %s is damaged: its %s is missing."
                    .formatted(name, columns.get(index).name()));
        }
        return value;
    }
}
