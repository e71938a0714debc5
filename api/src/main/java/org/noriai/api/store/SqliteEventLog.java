package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.AREA_LOG;
import static org.noriai.api.store.Tables.CHECKSUM;
import static org.noriai.api.store.Tables.CONFIRMATION;
import static org.noriai.api.store.Tables.EVENT;
import static org.noriai.api.store.Tables.IDEMPOTENCY_KEY;
import static org.noriai.api.store.Tables.LAST_SEQUENCE;
import static org.noriai.api.store.Tables.OWNER_EPOCH;
import static org.noriai.api.store.Tables.PAYLOAD;
import static org.noriai.api.store.Tables.RIDE;
import static org.noriai.api.store.Tables.RIDER;
import static org.noriai.api.store.Tables.SEQUENCE;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.spi.EventLog;

/**
 * The event log of one service area in SQLite.
 *
 * <p>An append is one transaction, on disk when it returns. It first moves the area's last sequence number on, where
 * owner epoch and sequence are as this owner knows them; where they are not, another owner has written and nothing is.
 * Sequence numbers count events.
 *
 * <p>Used by one thread at a time. Remembers whose the held offers are (at most as many as are held at once), because an
 * assignment names only the ride while an idempotency key belongs to a rider. A ride that was promised without an offer has
 * no confirmation: no caller knows its key, and one who guessed it must not stop the log.
 */
public final class SqliteEventLog implements EventLog {

    private final DSLContext statements;
    private final String area;
    private final long ownerEpoch;
    private final EventCodec codec;
    /** Of a ride that was never offered the rider is empty: its key is the engine's and nobody asks by it again. */
    private final Map<RideId, Optional<RiderId>> holders = new HashMap<>();

    private boolean replayed;

    SqliteEventLog(Connection connection, String area, long ownerEpoch, EventCodec codec) {
        this.statements = SqliteFile.statements(connection);
        this.area = area;
        this.ownerEpoch = ownerEpoch;
        this.codec = codec;
    }

    @Override
    public long replay(Consumer<DispatchEvent> consumer) {
        holders.clear();
        long last = 0;
        try (Cursor<Record3<Long, Long, byte[]>> rows = statements
                .select(SEQUENCE, CHECKSUM, PAYLOAD)
                .from(EVENT)
                .where(AREA.eq(area))
                .orderBy(SEQUENCE)
                .fetchLazy()) {
            for (Record3<Long, Long, byte[]> row : rows) {
                if (row.value1() != last + 1) {
                    throw new EventLogException(
                            "The log of area %s has event %d after event %d.".formatted(area, row.value1(), last));
                }
                last = row.value1();
                DispatchEvent event = read(row);
                remember(event, holders);
                consumer.accept(event);
            }
        } catch (DataAccessException failed) {
            throw new EventLogException(
                    "The log of area %s can't be read after event %d: %s".formatted(area, last, failed.getMessage()),
                    failed);
        }
        checkEnd(last);
        replayed = true;
        return last;
    }

    private DispatchEvent read(Record3<Long, Long, byte[]> row) {
        if (checksum(row.value3()) != row.value2()) {
            throw new EventLogException(
                    "Event %d of area %s is damaged: its checksum does not match.".formatted(row.value1(), area));
        }
        try {
            return codec.decode(row.value3());
        } catch (EventFormatException unreadable) {
            throw new EventLogException(
                    "Event %d of area %s can't be read: %s".formatted(row.value1(), area, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** A log that lost its newest events is not to be taken for a shorter one. */
    private void checkEnd(long last) {
        try {
            long expected = statements
                    .select(LAST_SEQUENCE)
                    .from(AREA_LOG)
                    .where(AREA.eq(area))
                    .fetchSingle(LAST_SEQUENCE);
            if (expected != last) {
                throw new EventLogException("The log of area %s ends with event %d, but event %d was acknowledged."
                        .formatted(area, last, expected));
            }
        } catch (DataAccessException failed) {
            throw new EventLogException("The log of area %s can't be read.".formatted(area), failed);
        }
    }

    @Override
    public long append(long expectedSequence, List<List<DispatchEvent>> batches) {
        if (!replayed) {
            replay(event -> {});
        }
        List<DispatchEvent> events = batches.stream().flatMap(List::stream).toList();
        long newSequence = expectedSequence + events.size();
        try {
            statements.transaction(configuration -> {
                DSLContext within = configuration.dsl();
                moveOn(within, expectedSequence, newSequence);
                insertEvents(within, expectedSequence, events);
                insertConfirmations(within, expectedSequence, events);
                ControlRows.write(within, area, expectedSequence, events);
            });
        } catch (IntegrityConstraintViolationException doubled) {
            throw new EventLogException(
                    "Events %d to %d of area %s were not appended, a key is there already: %s"
                            .formatted(expectedSequence + 1, newSequence, area, doubled.getMessage()),
                    doubled);
        } catch (DataAccessException | IllegalArgumentException failed) {
            throw new EventLogException(
                    "Events %d to %d of area %s were not appended: %s"
                            .formatted(expectedSequence + 1, newSequence, area, failed.getMessage()),
                    failed);
        }
        events.forEach(event -> remember(event, holders));
        return newSequence;
    }

    private void moveOn(DSLContext within, long expectedSequence, long newSequence) {
        int moved = within.update(AREA_LOG)
                .set(LAST_SEQUENCE, newSequence)
                .where(AREA.eq(area), OWNER_EPOCH.eq(ownerEpoch), LAST_SEQUENCE.eq(expectedSequence))
                .execute();
        if (moved != 1) {
            Record row = within.select(OWNER_EPOCH, LAST_SEQUENCE)
                    .from(AREA_LOG)
                    .where(AREA.eq(area))
                    .fetchSingle();
            throw new EventLogException(
                    "The log of area %s ends with event %d of owner %d; owner %d can't append after event %d."
                            .formatted(
                                    area, row.get(LAST_SEQUENCE), row.get(OWNER_EPOCH), ownerEpoch, expectedSequence));
        }
    }

    private void insertEvents(DSLContext within, long expectedSequence, List<DispatchEvent> events) {
        BatchBindStep rows = within.batch(within.insertInto(EVENT, AREA, SEQUENCE, OWNER_EPOCH, CHECKSUM, PAYLOAD)
                .values((String) null, null, null, null, null));
        long sequence = expectedSequence;
        for (DispatchEvent event : events) {
            byte[] payload = codec.encode(event);
            sequence++;
            rows = rows.bind(area, sequence, ownerEpoch, checksum(payload), payload);
        }
        rows.execute();
    }

    private void insertConfirmations(DSLContext within, long expectedSequence, List<DispatchEvent> events) {
        Map<RideId, Optional<RiderId>> heldNow = new HashMap<>();
        long sequence = expectedSequence;
        for (DispatchEvent event : events) {
            sequence++;
            if (event instanceof DispatchEvent.RideAssigned assigned) {
                Optional<RiderId> rider = heldNow.getOrDefault(assigned.ride(), holders.get(assigned.ride()));
                if (rider == null) {
                    throw new IllegalArgumentException(
                            "event %d assigns %s, which nobody was offered.".formatted(sequence, assigned.ride()));
                }
                if (rider.isPresent()) {
                    insertConfirmation(within, rider.get(), assigned, sequence);
                }
            }
            remember(event, heldNow);
        }
    }

    private void insertConfirmation(
            DSLContext within, RiderId rider, DispatchEvent.RideAssigned assigned, long sequence) {
        within.insertInto(CONFIRMATION, AREA, RIDER, IDEMPOTENCY_KEY, RIDE, SEQUENCE)
                .values(
                        area,
                        rider.value(),
                        assigned.idempotencyKey(),
                        assigned.ride().value(),
                        sequence)
                .execute();
    }

    /** Keeps whose each held offer is, and which rides come without one. */
    private static void remember(DispatchEvent event, Map<RideId, Optional<RiderId>> holders) {
        switch (event) {
            case DispatchEvent.OffersHeld held -> {
                for (Ride offer : held.offers()) {
                    holders.put(offer.id(), Optional.of(held.rider()));
                }
            }
            case DispatchEvent.OffersReleased released -> released.offers().forEach(holders::remove);
            case DispatchEvent.RideAssigned assigned -> holders.remove(assigned.ride());
            case BookingEvent.RidePrepared prepared ->
                holders.put(prepared.ride().id(), Optional.empty());
            case DispatchEvent.FleetChanged _,
                    DispatchEvent.RideCancelled _,
                    DispatchEvent.RideMissed _,
                    DispatchEvent.ShiftStarted _,
                    DispatchEvent.ShiftEnded _,
                    DispatchEvent.VehicleSent _,
                    DispatchEvent.StopDeparted _,
                    DispatchEvent.StopArrived _,
                    DispatchEvent.StopServed _,
                    DispatchEvent.BreakStarted _,
                    DispatchEvent.BreakEnded _,
                    DispatchEvent.ZoneSuspended _,
                    DispatchEvent.ZoneResumed _,
                    DispatchEvent.DelayReported _,
                    DispatchEvent.PassingReported _,
                    DispatchEvent.VehicleLost _,
                    DispatchEvent.RideStranded _,
                    DispatchEvent.ShiftCurtailed _,
                    DispatchEvent.StreetsChanged _,
                    DispatchEvent.RidePromiseBroken _,
                    DispatchEvent.RideTimesNarrowed _,
                    DispatchEvent.PlansReplaced _,
                    BookingEvent.PromiseChanged _,
                    BookingEvent.ReturnOpened _,
                    BookingEvent.ReturnClosed _,
                    BookingEvent.StandingOrderPlaced _,
                    BookingEvent.StandingOrderEnded _,
                    BookingEvent.OccurrenceRefused _,
                    BookingEvent.PromiseProposed _,
                    BookingEvent.ProposalClosed _,
                    BookingEvent.FareAgreed _,
                    StaffEvent _ -> {}
        }
    }

    private static long checksum(byte[] payload) {
        CRC32C checksum = new CRC32C();
        checksum.update(payload);
        return checksum.getValue();
    }
}
