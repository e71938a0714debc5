package org.noriai.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;

/**
 * The one connection that writes events and the rows that belong to them. Each transaction is by an owner: where another
 * has opened the store since, nothing is written.
 *
 * <p>Thread-safe: one transaction at a time, under a lock.
 */
final class SqliteWriter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final String area;
    private final long ownerEpoch;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    /** As it is on disk. */
    private long digest;
    /** What the last write failed by; empty if it did not. */
    private volatile String failure = "";
    /** By how much the transaction under way changes it. */
    private long change;

    /** What is done in one transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Writes for an owner.
     *
     * @throws SQLException if the digest of its rows can't be read
     */
    SqliteWriter(Connection connection, String area, long ownerEpoch) throws SQLException {
        this.connection = connection;
        this.area = area;
        this.ownerEpoch = ownerEpoch;
        PreparedStatement read = statement("select rows_digest from area_log where area = ?");
        read.setString(1, area);
        try (ResultSet row = read.executeQuery()) {
            this.digest = row.next() ? row.getLong(1) : 0;
        }
    }

    String area() {
        return area;
    }

    long ownerEpoch() {
        return ownerEpoch;
    }

    /** What the last write failed by; empty if it did not. */
    String failure() {
        return failure;
    }

    /** Writes what changes nothing. */
    void probe() throws SQLException {
        write(() -> {
            PreparedStatement same = statement("update area_log set rows_digest = rows_digest where area = ?");
            same.setString(1, area);
            return same.executeUpdate();
        });
    }

    /** For statements outside a transaction, by one who holds no lock. */
    DSLContext statements() {
        return SqliteFile.statements(connection);
    }

    /** A statement, prepared once. To be used within a transaction. */
    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Puts a row in the place of the one of its key, if there is one. Within a transaction. */
    void put(RowTable table, int keys, Object... values) throws SQLException {
        Object[] key = java.util.Arrays.copyOf(values, keys);
        change -= RowTable.delete(statement(table.deleteSql()), key);
        change += table.insert(statement(table.insertSql()), values);
    }

    /** Removes the row of a key, if it is there. Within a transaction. */
    void remove(RowTable table, Object... keys) throws SQLException {
        change -= RowTable.delete(statement(table.deleteSql()), keys);
    }

    /**
     * Does all of it or nothing; on disk when it returns.
     *
     * @throws SQLException if the store fails; then nothing was written
     * @throws StoreException if another owner has opened the store since
     */
    <T> T write(Work<T> work) throws SQLException {
        lock.lock();
        try {
            change = 0;
            connection.setAutoCommit(false);
            try {
                T result = work.run();
                if (change != 0) {
                    writeDigest(digest + change);
                }
                connection.commit();
                digest += change;
                failure = "";
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(failed);
                if (failed instanceof SQLException || failed.getCause() instanceof SQLException) {
                    failure = String.valueOf(failed.getMessage());
                }
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeDigest(long value) throws SQLException {
        PreparedStatement update = statement("update area_log set rows_digest = ? where area = ? and owner_epoch = ?");
        update.setLong(1, value);
        update.setString(2, area);
        update.setLong(3, ownerEpoch);
        if (update.executeUpdate() != 1) {
            throw new StoreException(
                    "The store of the area %s has another owner than %d now.".formatted(area, ownerEpoch));
        }
    }

    private void rollBack(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException rolledBackAlready) {
            cause.addSuppressed(rolledBackAlready);
        }
    }
}
