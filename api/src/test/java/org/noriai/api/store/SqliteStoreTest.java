package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/** Who may open a data folder, and what it says to those who may not. */
final class SqliteStoreTest {

    @TempDir
    Path folder;

    private SqliteStore open(String area) {
        return SqliteStore.open(folder.resolve("deep/data"), area, RandomEvents.NAMES);
    }

    @Test
    void theFolderIsMadeForItsOwnerOnly() throws IOException {
        try (SqliteStore store = open("monaco")) {
            store.people().tokens().registerDevice(new VehicleId("bus-1"), Role.DRIVER);
            Path data = folder.resolve("deep/data");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files.filter(file -> file.getFileName().toString().startsWith("noriai.db")))
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void eachOpeningIsANewOwner() {
        for (long epoch = 1; epoch <= 3; epoch++) {
            try (SqliteStore store = open("monaco")) {
                assertThat(store.ownerEpoch()).isEqualTo(epoch);
            }
        }
    }

    @Test
    void aFolderThatIsOpenNamesItsOwner() {
        try (SqliteStore store = open("monaco")) {
            assertThatThrownBy(() -> open("monaco"))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(folder.resolve("deep/data").toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(store.eventLog().append(0, RandomEvents.batches(1, 1)))
                    .as("the owner goes on")
                    .isEqualTo(1);
        }
        try (SqliteStore store = open("monaco")) {
            assertThat(store.ownerEpoch()).isEqualTo(2);
        }
    }

    @Test
    void anotherAreasFolderIsRefused() {
        open("monaco").close();
        assertThatThrownBy(() -> open("porto"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'monaco'")
                .hasMessageContaining("'porto'");
        try (SqliteStore store = open("monaco")) {
            assertThat(store.ownerEpoch()).as("the refused one left no trace").isEqualTo(2);
        }
    }

    @Test
    void timesCountedFromAnotherZeroAreRefused() throws SQLException {
        open("monaco").close();
        change("update area_log set time_zero = '1970-01-01T00:00:00Z'");
        assertThatThrownBy(() -> open("monaco"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("1970-01-01T00:00:00Z")
                .hasMessageContaining("2020-01-01T00:00:00Z");
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws SQLException {
        open("monaco").close();
        change("insert into flyway_schema_history select 99, '99', 'later', type, 'V99__later.sql', 0, installed_by,"
                + " installed_on, execution_time, success from flyway_schema_history where version = '1'");
        assertThatThrownBy(() -> open("monaco"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("99");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("deep/data"));
        Files.writeString(folder.resolve("deep/data/noriai.db"), "not a database, but long enough ".repeat(40));
        assertThatThrownBy(() -> open("monaco"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("noriai.db");
    }

    @Test
    void aFileInTheFoldersPlaceIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SqliteStore.open(file, "monaco", RandomEvents.NAMES))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whoUsesAClosedStoreGetsAnError() {
        SqliteStore store = open("monaco");
        store.close();
        assertThatThrownBy(() -> store.eventLog().append(0, RandomEvents.batches(1, 1)))
                .isInstanceOf(EventLogException.class);
    }

    private void change(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("deep/data/noriai.db"));
                Statement execution = connection.createStatement()) {
            assertThat(execution.executeUpdate(statement)).isEqualTo(1);
        }
    }
}
