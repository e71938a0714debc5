package org.noriai.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database file of a data folder: how it is made, brought to the present schema, and connected to. */
final class SqliteFile {

    /** How long a statement waits for another connection's transaction. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    static final String FILE = "noriai.db";

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final SQLiteDataSource dataSource;

    SqliteFile(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        boolean posix = Files.getFileStore(dataDir).supportsFileAttributeView("posix");
        if (posix && Files.notExists(file)) {
            // SQLite gives its other files the permissions of this one.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        this.dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + file);
    }

    /** Whether the folder has a database with anything in it. */
    static boolean exists(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        Path log = dataDir.resolve(FILE + "-wal");
        return Files.exists(file) && (Files.size(file) > 0 || (Files.exists(log) && Files.size(log) > 0));
    }

    /** Lets only its owner read a file. */
    static void protect(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /**
     * Brings the schema up to date.
     *
     * @throws StoreException if the file is not a database or a newer version of Noriai wrote it
     */
    void migrate() {
        try {
            Flyway.configure(SqliteFile.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .ignoreMigrationPatterns(new String[0])
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new StoreException(
                    "The database %s can't be brought to this version's schema: %s"
                            .formatted(dataSource.getUrl(), failed.getMessage()),
                    failed);
        }
    }

    Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    static DSLContext statements(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE);
    }
}
