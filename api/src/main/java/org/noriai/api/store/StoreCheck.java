package org.noriai.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Looks at every byte of a store that means anything: whether the database's own structure holds, each event is there
 * once, in order and as it was written, and each row beside them too. What it lets pass is what was written.
 */
final class StoreCheck {

    /** Kept the answer short: one fault is enough to refuse. */
    private static final String STRUCTURE = "pragma integrity_check(1)";

    private StoreCheck() {}

    /**
     * What a store holds.
     *
     * @param area whose it is
     * @param ownerEpoch how often it was opened
     * @param lastSequence how many events it has
     */
    record Found(String area, long ownerEpoch, long lastSequence) {}

    /**
     * Looks at the structure only; of a store of any version.
     *
     * @throws StoreException if it does not hold
     */
    static void checkStructure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STRUCTURE)) {
            String first = rows.next() ? rows.getString(1) : "nothing";
            if (!"ok".equals(first)) {
                throw new StoreException("The database is damaged: %s. Restore it from a backup."
                        .formatted(first.lines().findFirst().orElse("")));
            }
        }
    }

    /**
     * Looks at what is in it; of a store of this version.
     *
     * @throws StoreException naming what is damaged
     */
    static Found checkContents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select area, owner_epoch, last_sequence, rows_digest from area_log")) {
            if (!row.next()) {
                throw new StoreException("The database belongs to no area.");
            }
            Found found = new Found(String.valueOf(row.getString(1)), row.getLong(2), row.getLong(3));
            long digest = row.getLong(4);
            if (row.next()) {
                throw new StoreException("The database belongs to two areas.");
            }
            checkEvents(connection, found);
            long sum = 0;
            for (RowTable table : RowTable.ALL) {
                sum += table.digest(connection);
            }
            if (sum != digest) {
                throw new StoreException(
                        "Rows of the store of the area %s are missing or are of another time. Restore it from a backup."
                                .formatted(found.area()));
            }
            return found;
        }
    }

    private static void checkEvents(Connection connection, Found found) throws SQLException {
        long last = 0;
        long epoch = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                        "select sequence, checksum, payload, owner_epoch, area from event order by area, sequence");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long sequence = rows.getLong(1);
                byte[] payload = rows.getBytes(3);
                if (sequence != last + 1 || !found.area().equals(rows.getString(5))) {
                    throw damaged("has event %d after event %d".formatted(sequence, last), found);
                }
                if (payload == null || SqliteEventLog.checksum(payload) != rows.getLong(2)) {
                    throw damaged("has a damaged event, %d: its checksum does not match".formatted(sequence), found);
                }
                if (rows.getLong(4) < epoch || rows.getLong(4) > found.ownerEpoch()) {
                    throw damaged(
                            "has event %d of owner %d after owner %d".formatted(sequence, rows.getLong(4), epoch),
                            found);
                }
                last = sequence;
                epoch = rows.getLong(4);
            }
        }
        if (last != found.lastSequence()) {
            throw damaged(
                    "ends with event %d, but event %d was acknowledged".formatted(last, found.lastSequence()), found);
        }
    }

    private static StoreException damaged(String how, StoreCheck.Found found) {
        return new StoreException("The log of the area %s %s. Restore it from a backup.".formatted(found.area(), how));
    }
}
