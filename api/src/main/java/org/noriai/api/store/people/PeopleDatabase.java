package org.noriai.api.store.people;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** One connection, used by one thread at a time. Thread-safe by its lock. */
final class PeopleDatabase {

    private final ReentrantLock lock = new ReentrantLock();
    private final DSLContext statements;

    PeopleDatabase(DSLContext statements) {
        this.statements = statements;
        if (onSqlite()) {
            // What is deleted is overwritten: to erase a person is not to leave them in free pages.
            statements.execute("pragma secure_delete = on");
        }
    }

    private boolean onSqlite() {
        return statements.family() == SQLDialect.SQLITE;
    }

    /** Takes what was deleted out of the log that SQLite writes ahead, where older pages stand until it is begun anew. */
    void forgetDeleted() {
        with(sql -> {
            if (onSqlite()) {
                sql.execute("pragma wal_checkpoint(truncate)");
            }
            return true;
        });
    }

    /** Does one statement. */
    <T> T with(Function<DSLContext, T> work) {
        lock.lock();
        try {
            return work.apply(statements);
        } finally {
            lock.unlock();
        }
    }

    /** Does all of it or nothing; what it changes is on disk when this returns. */
    <T> T within(Function<DSLContext, T> work) {
        lock.lock();
        try {
            return statements.transactionResult(configuration -> work.apply(configuration.dsl()));
        } finally {
            lock.unlock();
        }
    }
}
