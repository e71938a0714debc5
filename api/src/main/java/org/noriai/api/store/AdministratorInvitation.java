package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.AREA_LOG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.noriai.api.security.Tenant;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.Role;

/** Writes an administrator's invitation into the store of an area, also while a service has it open. */
public final class AdministratorInvitation {

    private AdministratorInvitation() {}

    /**
     * Invites an administrator of the area that the folder belongs to.
     *
     * @return the invitation, a secret
     * @throws StoreException if there is no such store, or it can't be written
     */
    public static String write(Path dataDir, String login) {
        if (!Files.isRegularFile(dataDir.resolve("noriai.db"))) {
            throw new StoreException("'%s' holds no store; start the service with it once.".formatted(dataDir));
        }
        try {
            SqliteFile file = new SqliteFile(dataDir);
            file.migrate();
            try (Connection connection = file.connect()) {
                DSLContext sql = SqliteFile.statements(connection);
                String area = sql.select(AREA)
                        .from(AREA_LOG)
                        .fetchOptional(AREA)
                        .orElseThrow(() -> new StoreException(
                                "'%s' belongs to no area yet; start the service with it once.".formatted(dataDir)));
                PeopleStore people = new PeopleStore(sql, new Tenant(area), InstantSource.system());
                String invitation = people.staff().invite(login, Set.of(Role.ADMINISTRATOR));
                people.staff()
                        .findByLogin(login)
                        .ifPresent(account -> people.tokens().sessions().endAll(account.principal()));
                people.audit().add("command line", "STAFF_INVITED", "", "ADMINISTRATOR");
                return invitation;
            }
        } catch (IOException | SQLException | DataAccessException failed) {
            throw new StoreException(
                    "The store in %s can't be written: %s".formatted(dataDir, failed.getMessage()), failed);
        }
    }
}
