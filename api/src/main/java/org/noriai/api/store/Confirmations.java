package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.CONFIRMATION;
import static org.noriai.api.store.Tables.IDEMPOTENCY_KEY;
import static org.noriai.api.store.Tables.RIDE;
import static org.noriai.api.store.Tables.RIDER;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;

/**
 * Which idempotency key gave which ride, for ever. Sees what is on disk: a confirmation that is being written is not
 * there yet. Written with the event that assigns the ride.
 *
 * <p>Thread-safe: its connection is used under a lock.
 */
public final class Confirmations {

    private final ReentrantLock lock = new ReentrantLock();
    private final DSLContext statements;
    private final String area;

    Confirmations(Connection connection, String area) {
        this.statements = SqliteFile.statements(connection);
        this.area = area;
    }

    /** The ride that the rider's key confirmed. Keys of other riders don't count. */
    public Optional<RideId> findConfirmed(RiderId rider, String idempotencyKey) {
        lock.lock();
        try {
            return statements
                    .select(RIDE)
                    .from(CONFIRMATION)
                    .where(AREA.eq(area), RIDER.eq(rider.value()), IDEMPOTENCY_KEY.eq(idempotencyKey))
                    .fetchOptional(RIDE)
                    .map(RideId::new);
        } finally {
            lock.unlock();
        }
    }
}
