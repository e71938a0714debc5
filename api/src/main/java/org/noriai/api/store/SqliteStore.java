package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.AREA_LOG;
import static org.noriai.api.store.Tables.LAST_SEQUENCE;
import static org.noriai.api.store.Tables.OWNER_EPOCH;
import static org.noriai.api.store.Tables.TIME_ZERO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.noriai.api.clock.AreaTime;

/**
 * Everything that one service area keeps on one machine: a SQLite database in a data folder, owned by this process until
 * it is closed.
 *
 * <p>Opening it raises the area's owner epoch, so that whoever had it open before can't write any more, even if the lock
 * failed to keep them apart. The parts have a connection each and say themselves how they may be used.
 */
public final class SqliteStore implements AutoCloseable {

    private final Deque<AutoCloseable> open;
    private final SqliteEventLog eventLog;
    private final Confirmations confirmations;
    private final Accounts accounts;
    private final Instructions instructions;
    private final StaffMessages messages;
    private final Fares fares;
    private final long ownerEpoch;

    private SqliteStore(
            Deque<AutoCloseable> open,
            SqliteEventLog eventLog,
            Confirmations confirmations,
            Accounts accounts,
            Instructions instructions,
            StaffMessages messages,
            Fares fares,
            long ownerEpoch) {
        this.open = open;
        this.eventLog = eventLog;
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.instructions = instructions;
        this.messages = messages;
        this.fares = fares;
        this.ownerEpoch = ownerEpoch;
    }

    /**
     * Opens the store of an area, or makes it.
     *
     * @param dataDir the folder; made, readable by its owner only, if it is not there
     * @param area the stable name of the service area, at most 64 characters
     * @param places the stop ids of the area's places
     * @throws StoreInUseException if another process has it open
     * @throws StoreException if it belongs to another area, was written by a newer version, or can't be read or written
     */
    public static SqliteStore open(Path dataDir, String area, PlaceNames places) {
        if (area.isBlank() || area.length() > 64) {
            throw new IllegalArgumentException("The area '%s' must have 1 to 64 characters.".formatted(area));
        }
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            makeFolder(dataDir);
            open.push(FolderLock.take(dataDir));
            SqliteFile file = new SqliteFile(dataDir);
            file.migrate();
            Connection connection = connect(file, open);
            long epoch = own(SqliteFile.statements(connection), dataDir, area);
            EventCodec codec = new EventCodec(places);
            SqliteEventLog log = new SqliteEventLog(connection, area, epoch, codec);
            Confirmations confirmations = new Confirmations(connect(file, open), area);
            Accounts accounts = new Accounts(connect(file, open), InstantSource.system(), Accounts.CACHED_CALLERS_MAX);
            Instructions instructions = new Instructions(connect(file, open), area, codec);
            StaffMessages messages = new StaffMessages(connect(file, open), area);
            Fares fares = new Fares(connect(file, open), area);
            return new SqliteStore(open, log, confirmations, accounts, instructions, messages, fares, epoch);
        } catch (IOException | SQLException | DataAccessException failed) {
            closeAll(open);
            throw new StoreException(
                    "The data folder %s can't be used: %s".formatted(dataDir, failed.getMessage()), failed);
        } catch (RuntimeException failed) {
            closeAll(open);
            throw failed;
        }
    }

    private static void makeFolder(Path dataDir) throws IOException {
        if (Files.isDirectory(dataDir)) {
            return;
        }
        Files.createDirectories(dataDir);
        if (Files.getFileStore(dataDir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Connection connect(SqliteFile file, Deque<AutoCloseable> open) throws SQLException {
        Connection connection = file.connect();
        open.push(connection);
        return connection;
    }

    /** Makes this process the area's owner and gives its epoch. */
    static long own(DSLContext statements, Path dataDir, String area) {
        return statements.transactionResult(configuration -> {
            DSLContext within = configuration.dsl();
            within.insertInto(AREA_LOG, AREA, OWNER_EPOCH, LAST_SEQUENCE, TIME_ZERO)
                    .select(within.select(DSL.val(area), DSL.val(0L), DSL.val(0L), DSL.val(AreaTime.EPOCH.toString()))
                            .whereNotExists(within.selectOne().from(AREA_LOG)))
                    .execute();
            Record row =
                    within.select(AREA, TIME_ZERO, OWNER_EPOCH).from(AREA_LOG).fetchSingle();
            if (!row.get(AREA).equals(area)) {
                throw new StoreException(
                        "The data folder %s belongs to the area '%s', not to '%s'. Give another folder, or that area's region."
                                .formatted(dataDir, row.get(AREA), area));
            }
            if (!row.get(TIME_ZERO).equals(AreaTime.EPOCH.toString())) {
                throw new StoreException("The data folder %s counts its times from %s, this version from %s."
                        .formatted(dataDir, row.get(TIME_ZERO), AreaTime.EPOCH));
            }
            long epoch = row.get(OWNER_EPOCH) + 1;
            within.update(AREA_LOG).set(OWNER_EPOCH, epoch).where(AREA.eq(area)).execute();
            return epoch;
        });
    }

    /** The log. Used by one thread at a time. */
    public SqliteEventLog eventLog() {
        return eventLog;
    }

    /** Which idempotency key gave which ride. Thread-safe. */
    public Confirmations confirmations() {
        return confirmations;
    }

    /** What staff told the service to do. Thread-safe. */
    public Instructions instructions() {
        return instructions;
    }

    /** What staff wrote to drivers and riders. Thread-safe. */
    public StaffMessages messages() {
        return messages;
    }

    /** What rides cost. Thread-safe. */
    public Fares fares() {
        return fares;
    }

    /** Riders, tablets and their tokens. Thread-safe. */
    public Accounts accounts() {
        return accounts;
    }

    /** Which opening of this store this is, from 1; every write carries it. */
    public long ownerEpoch() {
        return ownerEpoch;
    }

    /** Gives the folder free. Whoever uses a part of the store afterwards gets an error. */
    @Override
    public void close() {
        closeAll(open);
    }

    /** Closes in reverse order, the lock last, whatever fails on the way. */
    private static void closeAll(Deque<AutoCloseable> open) {
        StoreException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                if (failure == null) {
                    failure = new StoreException("The store can't be closed: " + failed.getMessage(), failed);
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
