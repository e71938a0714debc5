package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/** The contract on SQLite, and what damage on its disk does. */
final class SqliteEventLogTest extends EventLogContract {

    private static final String AREA = "monaco";

    @TempDir
    Path dataDir;

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Two stores can't open one folder, so the owners share it behind the lock's back. */
    @Override
    Owner takeOver() {
        try {
            SqliteFile file = new SqliteFile(dataDir);
            file.migrate();
            Connection connection = file.connect();
            open.add(connection);
            Connection reader = file.connect();
            open.add(reader);
            Connection other = file.connect();
            open.add(other);
            long epoch = SqliteStore.own(SqliteFile.statements(connection), dataDir, AREA, Optional.empty());
            SqliteWriter writer = new SqliteWriter(connection, AREA, epoch);
            EventLog log = new SqliteEventLog(writer, RandomEvents.NAMES);
            KeptAnswers answers = new KeptAnswers(reader, writer, InstantSource.system());
            RideRecords rides = new RideRecords(other, AREA, RandomEvents.NAMES);
            return new Owner() {
                @Override
                public EventLog log() {
                    return log;
                }

                @Override
                public Optional<KeptAnswers.Kept> findAnswer(CallKey key) {
                    return answers.find(key);
                }

                @Override
                public Optional<Ride> findRide(RideId ride) {
                    return rides.find(ride);
                }
            };
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void everyConnectionWaitsForTheDisk() throws Exception {
        SqliteFile file = new SqliteFile(dataDir);
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            assertThat(single(statement, "pragma journal_mode")).isEqualTo("wal");
            assertThat(single(statement, "pragma synchronous")).as("FULL").isEqualTo("2");
            assertThat(single(statement, "pragma busy_timeout")).isEqualTo("10000");
        }
    }

    @Test
    void aDamagedEventIsNamed() throws Exception {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 20));
        damage("update event set payload = zeroblob(length(payload)) where sequence = 17");
        assertThatThrownBy(() -> log.replay(event -> {}))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("Event 17 of area monaco is damaged");
    }

    @Test
    void anEventOfAnotherFormatIsNamed() throws Exception {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 20));
        damage("update event set payload = x'', checksum = 0 where sequence = 3");
        assertThatThrownBy(() -> log.replay(event -> {}))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("Event 3 of area monaco can't be read")
                .hasMessageContaining("schema version 0");
    }

    @Test
    void aGapIsNamed() throws Exception {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 20));
        damage("delete from event where sequence = 8");
        assertThatThrownBy(() -> log.replay(event -> {}))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("event 9 after event 7");
    }

    @Test
    void aLostEndIsNoticed() throws Exception {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 20));
        damage("delete from event where sequence > 18");
        assertThatThrownBy(() -> log.replay(event -> {}))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("ends with event 18, but event 20 was acknowledged");
    }

    @Test
    void aFailureOfTheConsumerIsNotTakenForOneOfTheLog() {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 2));
        assertThatThrownBy(() -> log.replay(event -> {
                    throw new IllegalStateException("does not fit");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("does not fit");
    }

    private void damage(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("noriai.db"));
                Statement execution = connection.createStatement()) {
            assertThat(execution.executeUpdate(statement)).isPositive();
        }
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.getString(1);
        }
    }
}
