package org.noriai.api.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jooq.exception.DataAccessException;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.spi.EventLog;

/**
 * The event log of one service area in SQLite.
 *
 * <p>An append is one transaction, on disk when it returns: the events, and the rows that are enclosed with them. It first
 * moves the area's last sequence number on, where owner epoch and sequence are as this owner knows them; where they are
 * not, another owner has written and nothing is. Sequence numbers count events.
 *
 * <p>Used by one thread at a time.
 */
public final class SqliteEventLog implements EventLog {

    private static final String MOVE_ON = """
            update area_log set last_sequence = ? where area = ? and owner_epoch = ? and last_sequence = ?""";
    private static final String INSERT = """
            insert into event (area, sequence, owner_epoch, checksum, payload) values (?, ?, ?, ?, ?)""";

    private final SqliteWriter writer;
    private final String area;
    private final EventCodec codec;
    private final ValueCodec values;

    SqliteEventLog(SqliteWriter writer, PlaceNames places) {
        this.writer = writer;
        this.area = writer.area();
        this.codec = new EventCodec(places);
        this.values = new ValueCodec(places);
    }

    @Override
    public long replay(Consumer<DispatchEvent> consumer) {
        return replayAfter(0, consumer);
    }

    @Override
    public long replayAfter(long sequence, Consumer<DispatchEvent> consumer) {
        long last = sequence;
        try {
            PreparedStatement statement = writer.statement(
                    "select sequence, checksum, payload from event where area = ? and sequence > ? order by sequence");
            statement.setString(1, area);
            statement.setLong(2, sequence);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long number = rows.getLong(1);
                    if (number != last + 1) {
                        throw new EventLogException(
                                "The log of area %s has event %d after event %d.".formatted(area, number, last));
                    }
                    last = number;
                    consumer.accept(read(number, rows.getLong(2), rows.getBytes(3)));
                }
            }
            checkEnd(last);
        } catch (SQLException failed) {
            throw new EventLogException(
                    "The log of area %s can't be read after event %d: %s".formatted(area, last, failed.getMessage()),
                    failed);
        }
        return last;
    }

    private DispatchEvent read(long sequence, long checksum, byte[] payload) {
        if (checksum(payload) != checksum) {
            throw new EventLogException(
                    "Event %d of area %s is damaged: its checksum does not match.".formatted(sequence, area));
        }
        try {
            return codec.decode(payload);
        } catch (EventFormatException unreadable) {
            throw new EventLogException(
                    "Event %d of area %s can't be read: %s".formatted(sequence, area, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** A log that lost its newest events is not to be taken for a shorter one. */
    private void checkEnd(long last) throws SQLException {
        PreparedStatement statement = writer.statement("select last_sequence from area_log where area = ?");
        statement.setString(1, area);
        try (ResultSet row = statement.executeQuery()) {
            long expected = row.next() ? row.getLong(1) : 0;
            if (expected != last) {
                throw new EventLogException("The log of area %s ends with event %d, but event %d was acknowledged."
                        .formatted(area, last, expected));
            }
        }
    }

    @Override
    public long append(long expectedSequence, List<List<DispatchEvent>> batches) {
        return append(expectedSequence, batches, List.of());
    }

    @Override
    public long append(long expectedSequence, List<List<DispatchEvent>> batches, List<Enclosure> enclosures) {
        List<DispatchEvent> events = batches.stream().flatMap(List::stream).toList();
        long newSequence = expectedSequence + events.size();
        try {
            writer.write(() -> {
                moveOn(expectedSequence, newSequence);
                insertEvents(expectedSequence, events);
                ControlRows.write(writer.statements(), area, expectedSequence, events);
                for (Enclosure enclosure : enclosures) {
                    put(enclosure);
                }
                return newSequence;
            });
        } catch (SQLException | DataAccessException | IllegalArgumentException | StoreException failed) {
            throw new EventLogException(
                    "Events %d to %d of area %s were not appended: %s"
                            .formatted(expectedSequence + 1, newSequence, area, failed.getMessage()),
                    failed);
        }
        return newSequence;
    }

    private void moveOn(long expectedSequence, long newSequence) throws SQLException {
        PreparedStatement statement = writer.statement(MOVE_ON);
        statement.setLong(1, newSequence);
        statement.setString(2, area);
        statement.setLong(3, writer.ownerEpoch());
        statement.setLong(4, expectedSequence);
        if (statement.executeUpdate() == 1) {
            return;
        }
        PreparedStatement read = writer.statement("select last_sequence, owner_epoch from area_log where area = ?");
        read.setString(1, area);
        try (ResultSet row = read.executeQuery()) {
            throw new EventLogException(
                    "The log of area %s ends with event %d of owner %d; owner %d can't append after event %d."
                            .formatted(area, row.getLong(1), row.getLong(2), writer.ownerEpoch(), expectedSequence));
        }
    }

    private void insertEvents(long expectedSequence, List<DispatchEvent> events) throws SQLException {
        PreparedStatement statement = writer.statement(INSERT);
        long sequence = expectedSequence;
        for (DispatchEvent event : events) {
            byte[] payload = codec.encode(event);
            sequence++;
            statement.setString(1, area);
            statement.setLong(2, sequence);
            statement.setLong(3, writer.ownerEpoch());
            statement.setLong(4, checksum(payload));
            statement.setBytes(5, payload);
            statement.executeUpdate();
        }
    }

    private void put(Enclosure enclosure) throws SQLException {
        if (!(enclosure instanceof StoreRow row)) {
            throw new IllegalArgumentException("the store has no place for a %s."
                    .formatted(enclosure.getClass().getSimpleName()));
        }
        switch (row) {
            case StoreRow.AnswerKept kept ->
                writer.put(
                        RowTable.IDEMPOTENCY,
                        4,
                        area,
                        kept.key().caller(),
                        kept.key().method(),
                        kept.key().key(),
                        kept.requestHash(),
                        kept.answer().toByteArray(),
                        kept.expiresAtSeconds());
            case StoreRow.RideNow now -> putRide(now.ride());
            case StoreRow.Notice notice ->
                writer.put(
                        RowTable.OUTBOX,
                        2,
                        area,
                        notice.notice(),
                        notice.kind(),
                        notice.ride().value(),
                        notice.rider().value(),
                        (long) notice.madeAtSeconds(),
                        notice.payload().toByteArray());
        }
    }

    private void putRide(Ride ride) throws SQLException {
        writer.put(
                RowTable.RIDE,
                2,
                area,
                ride.id().value(),
                ride.rider().value(),
                ride.status().name(),
                (long) ride.promise().pickup().startSeconds(),
                values.write(ride).toByteArray());
    }

    /**
     * Writes rides as they are, for a store that was made before it kept them.
     *
     * @throws StoreException if that fails
     */
    void putRides(List<Ride> rides) {
        try {
            writer.write(() -> {
                for (Ride ride : rides) {
                    putRide(ride);
                }
                return rides.size();
            });
        } catch (SQLException failed) {
            throw new StoreException("Rides can't be written: " + failed.getMessage(), failed);
        }
    }

    static long checksum(byte[] payload) {
        CRC32C checksum = new CRC32C();
        checksum.update(payload);
        return checksum.getValue();
    }
}
