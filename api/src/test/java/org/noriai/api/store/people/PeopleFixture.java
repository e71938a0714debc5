package org.noriai.api.store.people;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.noriai.api.security.Tenant;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;

/** A store with the present schema, opened by itself, with a clock that stands until it is moved. */
final class PeopleFixture implements AutoCloseable {

    volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");
    final DSLContext sql;
    private final Connection connection;

    PeopleFixture(Path dataDir) throws SQLException {
        SqliteStore.open(dataDir, "odawara", new PlaceNames(List.of("a", "b"))).close();
        connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("noriai.db"));
        sql = DSL.using(connection, SQLDialect.SQLITE);
    }

    PeopleStore of(String city) {
        return new PeopleStore(sql, new Tenant(city), (InstantSource) () -> now);
    }

    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
