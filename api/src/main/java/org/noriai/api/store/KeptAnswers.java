package org.noriai.api.store;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What callers' keys were answered first. Sees what is on disk: an answer that is being written is not there yet. Answers
 * are written with the events that they tell of, never by themselves.
 *
 * <p>Thread-safe: its connection is used under a lock.
 */
public final class KeptAnswers {

    /** Keys that are forgotten in one transaction. */
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final PreparedStatement find;
    private final Connection connection;
    private final SqliteWriter writer;
    private final InstantSource clock;

    /**
     * A first answer.
     *
     * @param requestHash what was asked
     * @param answer the answer
     */
    public record Kept(String requestHash, ByteString answer) {}

    KeptAnswers(Connection connection, SqliteWriter writer, InstantSource clock) throws SQLException {
        this.connection = connection;
        this.writer = writer;
        this.clock = clock;
        this.find = connection.prepareStatement("""
                select request_hash, answer from idempotency
                where area = ? and caller = ? and method = ? and idempotency_key = ? and expires_at_seconds > ?""");
    }

    /** What the key was answered first, unless that is too long ago. */
    public Optional<Kept> find(CallKey key) {
        lock.lock();
        try {
            find.setString(1, writer.area());
            find.setString(2, key.caller());
            find.setString(3, key.method());
            find.setString(4, key.key());
            find.setLong(5, clock.instant().getEpochSecond());
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(row.getString(1), ByteString.copyFrom(row.getBytes(2))))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new StoreException("The key can't be looked up: " + failed.getMessage(), failed);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets some of those whose time is over.
     *
     * @return how many were forgotten
     */
    public int forgetExpired() {
        long now = clock.instant().getEpochSecond();
        try (PreparedStatement expired = connection.prepareStatement("""
                select caller, method, idempotency_key from idempotency
                where area = ? and expires_at_seconds <= ? limit ?""")) {
            java.util.List<String[]> keys = new java.util.ArrayList<>();
            lock.lock();
            try {
                expired.setString(1, writer.area());
                expired.setLong(2, now);
                expired.setInt(3, FORGOTTEN_AT_ONCE);
                try (ResultSet rows = expired.executeQuery()) {
                    while (rows.next()) {
                        keys.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
                    }
                }
            } finally {
                lock.unlock();
            }
            if (!keys.isEmpty()) {
                writer.write(() -> {
                    for (String[] key : keys) {
                        writer.remove(RowTable.IDEMPOTENCY, writer.area(), key[0], key[1], key[2]);
                    }
                    return keys.size();
                });
            }
            return keys.size();
        } catch (SQLException failed) {
            throw new StoreException("Keys can't be forgotten: " + failed.getMessage(), failed);
        }
    }
}
