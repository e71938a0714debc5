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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.security.Tenant;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that one service area keeps on one machine: a SQLite database in a data folder, owned by this process until
 * it is closed.
 *
 * <p>Opening it raises the area's owner epoch, so that whoever had it open before can't write any more, even if the lock
 * failed to keep them apart. The parts have a connection each and say themselves how they may be used.
 */
public final class SqliteStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final Path dataDir;
    private final Deque<AutoCloseable> open;
    private final SqliteWriter writer;
    private final SqliteEventLog eventLog;
    private final KeptAnswers answers;
    private final RideRecords rides;
    private final PeopleStore people;
    private final Instructions instructions;
    private final StaffMessages messages;
    private final Fares fares;
    private final Snapshots snapshots;
    private final Connection reader;
    private volatile long keptVersion;

    private SqliteStore(
            Path dataDir,
            Deque<AutoCloseable> open,
            SqliteWriter writer,
            PlaceNames places,
            List<Connection> readers,
            PeopleStore people,
            Instructions instructions,
            StaffMessages messages,
            Fares fares)
            throws SQLException {
        this.dataDir = dataDir;
        this.open = open;
        this.writer = writer;
        this.reader = readers.get(0);
        this.people = people;
        this.instructions = instructions;
        this.messages = messages;
        this.fares = fares;
        this.eventLog = new SqliteEventLog(writer, places);
        this.answers = new KeptAnswers(readers.get(1), writer, InstantSource.system());
        this.rides = new RideRecords(readers.get(2), writer.area(), places);
        this.snapshots = new Snapshots(dataDir, writer.area(), places);
    }

    /**
     * Opens the store of an area, or makes it. What is there is checked byte by byte first, which takes about a second for
     * each hundred megabytes.
     *
     * @param dataDir the folder; made, readable by its owner only, if it is not there
     * @param area the stable name of the service area, at most 64 characters
     * @param places the stop ids of the area's places
     * @throws StoreInUseException if another process has it open
     * @throws StoreException if it belongs to another area, was written by a newer version, is damaged, went back, or can't
     *     be read or written
     */
    public static SqliteStore open(Path dataDir, String area, PlaceNames places) {
        if (area.isBlank() || area.length() > 64) {
            throw new IllegalArgumentException("The area '%s' must have 1 to 64 characters.".formatted(area));
        }
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            makeFolder(dataDir);
            open.push(FolderLock.take(dataDir));
            Optional<StoreMark> mark = StoreMark.read(dataDir);
            if (mark.isPresent() && !SqliteFile.exists(dataDir)) {
                mark.get().checkNotBefore(0, 0, dataDir);
            }
            boolean young = !SqliteFile.exists(dataDir);
            SqliteFile file = new SqliteFile(dataDir);
            Connection connection = connect(file, open);
            if (!young) {
                StoreCheck.checkStructure(connection);
            }
            file.migrate();
            long epoch = own(SqliteFile.statements(connection), dataDir, area, mark);
            StoreCheck.Found found = StoreCheck.checkContents(connection);
            new StoreMark(epoch, found.lastSequence()).write(dataDir);
            SqliteWriter writer = new SqliteWriter(connection, area, epoch);
            PeopleStore people = new PeopleStore(
                    SqliteFile.statements(connect(file, open)), new Tenant(area), InstantSource.system());
            List<Connection> readers = List.of(connect(file, open), connect(file, open), connect(file, open));
            Instructions instructions = new Instructions(connect(file, open), area, new EventCodec(places));
            StaffMessages messages = new StaffMessages(connect(file, open), area);
            Fares fares = new Fares(connect(file, open), area);
            return new SqliteStore(dataDir, open, writer, places, readers, people, instructions, messages, fares);
        } catch (IOException | SQLException | DataAccessException failed) {
            closeAll(open);
            throw new StoreException(
                    "The database %s can't be used: %s"
                            .formatted(dataDir.resolve(SqliteFile.FILE), failed.getMessage()),
                    failed);
        } catch (RuntimeException failed) {
            closeAll(open);
            throw failed;
        }
    }

    static void makeFolder(Path dataDir) throws IOException {
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
    static long own(DSLContext statements, Path dataDir, String area, Optional<StoreMark> mark) {
        return statements.transactionResult(configuration -> {
            DSLContext within = configuration.dsl();
            within.insertInto(AREA_LOG, AREA, OWNER_EPOCH, LAST_SEQUENCE, TIME_ZERO)
                    .select(within.select(DSL.val(area), DSL.val(0L), DSL.val(0L), DSL.val(AreaTime.EPOCH.toString()))
                            .whereNotExists(within.selectOne().from(AREA_LOG)))
                    .execute();
            Record row = within.select(AREA, TIME_ZERO, OWNER_EPOCH, LAST_SEQUENCE)
                    .from(AREA_LOG)
                    .fetchSingle();
            if (!row.get(AREA).equals(area)) {
                throw new StoreException(
                        "The data folder %s belongs to the area '%s', not to '%s'. Give another folder, or that area's region."
                                .formatted(dataDir, row.get(AREA), area));
            }
            if (!row.get(TIME_ZERO).equals(AreaTime.EPOCH.toString())) {
                throw new StoreException("The data folder %s counts its times from %s, this version from %s."
                        .formatted(dataDir, row.get(TIME_ZERO), AreaTime.EPOCH));
            }
            mark.ifPresent(known -> known.checkNotBefore(row.get(OWNER_EPOCH), row.get(LAST_SEQUENCE), dataDir));
            long epoch = row.get(OWNER_EPOCH) + 1;
            within.update(AREA_LOG).set(OWNER_EPOCH, epoch).where(AREA.eq(area)).execute();
            return epoch;
        });
    }

    /** The log. Used by one thread at a time. */
    public SqliteEventLog eventLog() {
        return eventLog;
    }

    /** What callers' keys were answered first. Thread-safe. */
    public KeptAnswers answers() {
        return answers;
    }

    /** Every ride that was ever promised. Thread-safe. */
    public RideRecords rides() {
        return rides;
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

    /** People: who may call, and what is known of whom. Thread-safe. */
    public PeopleStore people() {
        return people;
    }

    /** Which opening of this store this is, from 1; every write carries it. */
    public long ownerEpoch() {
        return writer.ownerEpoch();
    }

    /** The newest state that was kept and fits the log; the empty one if there is none. Its version counts its events. */
    public FleetState snapshot() {
        FleetState newest = snapshots.newest(this::checksum);
        keptVersion = newest.version();
        return newest;
    }

    /**
     * Keeps a durable state of the log, so that the next start need not fold what led to it. Thread-safe.
     *
     * @throws StoreException if it can't be written; the log is as it was
     */
    public void keep(FleetState state) {
        try {
            snapshots.write(state, this::checksum);
            new StoreMark(writer.ownerEpoch(), state.version()).write(dataDir);
            keptVersion = state.version();
        } catch (IOException failed) {
            throw new StoreException("The snapshot can't be written: " + failed.getMessage(), failed);
        }
    }

    /** How many events the state has that was kept or read last. */
    public long keptVersion() {
        return keptVersion;
    }

    /** Why nothing can be written now, in the words of the database; empty if the last write succeeded. */
    public Optional<String> findFailure() {
        return Optional.of(writer.failure()).filter(failure -> !failure.isEmpty());
    }

    /** After a write that failed, tries again with one that changes nothing. */
    public void probeIfFailing() {
        if (findFailure().isPresent()) {
            try {
                writer.probe();
                LOG.info("The disk takes writes again.");
            } catch (SQLException still) {
                LOG.debug("The disk still takes no writes.", still);
            }
        }
    }

    /** Writes the rides of a state if none were ever written: a store of an earlier version did not keep them. */
    public void keepRidesIfNone(FleetState state) {
        List<Ride> promised = state.listRides().stream()
                .filter(ride -> ride.status() != RideStatus.HELD)
                .toList();
        if (!promised.isEmpty() && rides.count() == 0) {
            eventLog.putRides(promised);
        }
    }

    private Optional<Long> checksum(long sequence) {
        try (PreparedStatement statement =
                reader.prepareStatement("select checksum from event where area = ? and sequence = ?")) {
            statement.setString(1, writer.area());
            statement.setLong(2, sequence);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new StoreException("The event %d can't be read.".formatted(sequence), failed);
        }
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
