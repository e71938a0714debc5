package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.CURRENCY;
import static org.noriai.api.store.Tables.DUE_UNITS;
import static org.noriai.api.store.Tables.FARE;
import static org.noriai.api.store.Tables.MINOR_UNITS;
import static org.noriai.api.store.Tables.OUTCOME;
import static org.noriai.api.store.Tables.RIDE;
import static org.noriai.api.store.Tables.SETTLED_DAY;
import static org.noriai.api.store.Tables.SETTLED_SECONDS;
import static org.noriai.api.store.Tables.TERMS;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.RideId;

/**
 * What rides cost, for ever, and what was due once they had ended. The fare is written with the event that agrees it, so it
 * is there if the ride is. Thread-safe: its connection is used under a lock.
 */
public final class Fares {

    private final ReentrantLock lock = new ReentrantLock();
    private final DSLContext statements;
    private final String area;

    /**
     * A ride's fare.
     *
     * @param ride whose
     * @param fare as it was agreed
     * @param settlement what became of it; empty before the ride has ended
     */
    public record Row(RideId ride, Fare fare, Optional<Settlement> settlement) {}

    /**
     * What was due at the end.
     *
     * @param outcome of the ride, by its name
     * @param dueUnits what was due, in the smallest units of the currency
     * @param settledSeconds when it had ended, in seconds since the area's epoch
     * @param day on which, by the area's calendar
     */
    public record Settlement(String outcome, long dueUnits, int settledSeconds, LocalDate day) {}

    Fares(Connection connection, String area) {
        this.statements = SqliteFile.statements(connection);
        this.area = area;
    }

    /** The fare of a ride. */
    public Optional<Row> find(RideId ride) {
        return select(RIDE.eq(ride.value())).stream().findFirst();
    }

    /** Fares of rides that have not ended, or were not looked at since. */
    public List<Row> listUnsettled() {
        return select(SETTLED_SECONDS.isNull());
    }

    /** Fares of rides that ended on these days, both included. */
    public List<Row> listSettled(LocalDate from, LocalDate to) {
        return select(SETTLED_DAY.between(from.toString(), to.toString()));
    }

    private List<Row> select(Condition condition) {
        lock.lock();
        try {
            return statements
                    .select(RIDE, MINOR_UNITS, CURRENCY, TERMS, OUTCOME, DUE_UNITS, SETTLED_SECONDS, SETTLED_DAY)
                    .from(FARE)
                    .where(AREA.eq(area).and(condition))
                    .fetch(Fares::row);
        } finally {
            lock.unlock();
        }
    }

    private static Row row(Record row) {
        Long settled = row.get(SETTLED_SECONDS);
        return new Row(
                new RideId(row.get(RIDE)),
                new Fare(row.get(MINOR_UNITS), row.get(CURRENCY), row.get(TERMS)),
                settled == null
                        ? Optional.empty()
                        : Optional.of(new Settlement(
                                row.get(OUTCOME),
                                row.get(DUE_UNITS),
                                settled.intValue(),
                                LocalDate.parse(row.get(SETTLED_DAY)))));
    }

    /** Notes what was due; a ride is settled once. */
    public void settle(RideId ride, Settlement settlement) {
        lock.lock();
        try {
            statements
                    .update(FARE)
                    .set(OUTCOME, settlement.outcome())
                    .set(DUE_UNITS, settlement.dueUnits())
                    .set(SETTLED_SECONDS, (long) settlement.settledSeconds())
                    .set(SETTLED_DAY, settlement.day().toString())
                    .where(AREA.eq(area), RIDE.eq(ride.value()), SETTLED_SECONDS.isNull())
                    .execute();
        } finally {
            lock.unlock();
        }
    }
}
