package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.BY;
import static org.noriai.api.store.Tables.EVENT;
import static org.noriai.api.store.Tables.FEATURE;
import static org.noriai.api.store.Tables.IDEMPOTENCY_KEY;
import static org.noriai.api.store.Tables.INSTRUCTION;
import static org.noriai.api.store.Tables.PAYLOAD;
import static org.noriai.api.store.Tables.RESTRICTION;
import static org.noriai.api.store.Tables.SEQUENCE;
import static org.noriai.api.store.Tables.STREET_RESTRICTION;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.noriai.dispatch.event.StaffEvent.InstructionFollowed;

/**
 * What staff told the service to do, for ever, and the streets that they closed. Sees what is on disk; written with the
 * events themselves. Thread-safe: its connection is used under a lock.
 */
public final class Instructions {

    private final ReentrantLock lock = new ReentrantLock();
    private final DSLContext statements;
    private final String area;
    private final EventCodec codec;

    /**
     * An instruction as it was followed.
     *
     * @param sequence of the event, which names it
     * @param event who, what, why and with what effect
     */
    public record Followed(long sequence, InstructionFollowed event) {}

    Instructions(Connection connection, String area, EventCodec codec) {
        this.statements = SqliteFile.statements(connection);
        this.area = area;
        this.codec = codec;
    }

    /** What somebody's key stands for. */
    public Optional<Followed> find(String by, String idempotencyKey) {
        return select(BY.eq(by).and(IDEMPOTENCY_KEY.eq(idempotencyKey)), 1).stream()
                .findFirst();
    }

    /**
     * The latest instructions, newest first.
     *
     * @param beforeSequence only older ones than this
     */
    public List<Followed> list(long beforeSequence, int limit) {
        return select(SEQUENCE.lt(beforeSequence), limit);
    }

    private List<Followed> select(Condition condition, int limit) {
        lock.lock();
        try {
            List<Long> sequences = statements
                    .select(SEQUENCE)
                    .from(INSTRUCTION)
                    .where(AREA.eq(area).and(condition))
                    .orderBy(SEQUENCE.desc())
                    .limit(limit)
                    .fetch(SEQUENCE);
            return sequences.stream().map(this::read).toList();
        } finally {
            lock.unlock();
        }
    }

    private Followed read(long sequence) {
        byte[] payload = statements
                .select(PAYLOAD)
                .from(EVENT)
                .where(AREA.eq(area), SEQUENCE.eq(sequence))
                .fetchSingle(PAYLOAD);
        if (codec.decode(payload) instanceof InstructionFollowed event) {
            return new Followed(sequence, event);
        }
        throw new StoreException("Event %d of area %s is no instruction.".formatted(sequence, area));
    }

    /** The GeoJSON features of the streets that are restricted now or will be, by their ids. */
    public Map<String, String> streetRestrictions() {
        lock.lock();
        try {
            Map<String, String> features = new TreeMap<>();
            for (Record2<String, String> row : statements
                    .select(RESTRICTION, FEATURE)
                    .from(STREET_RESTRICTION)
                    .where(AREA.eq(area))
                    .fetch()) {
                features.put(row.value1(), row.value2());
            }
            return features;
        } finally {
            lock.unlock();
        }
    }
}
