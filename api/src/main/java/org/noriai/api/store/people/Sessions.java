package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.dispatch.model.RiderId;

/**
 * Sign-ins: an access token for a quarter of an hour, and a refresh token that is used once and gives the next pair. A refresh
 * token that comes a second time was stolen, or its answer was lost: either way the sign-in ends (RFC 9700, section 4.14).
 *
 * <p>Thread-safe.
 */
public final class Sessions {

    /** How long an access token is valid. */
    public static final long ACCESS_SECONDS = 15 * 60;

    /** How long staff stay signed in without coming back: a working day. */
    public static final long STAFF_REFRESH_SECONDS = 14 * 3600;

    /** How long riders stay signed in without coming back. */
    public static final long RIDER_REFRESH_SECONDS = 90 * 24 * 3600;

    private static final String RIDER_KIND = "RIDER";
    private static final String STAFF_KIND = "STAFF";

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;
    private final CallerCache cache;

    Sessions(PeopleDatabase database, Tenant tenant, InstantSource clock, CallerCache cache) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
        this.cache = cache;
    }

    private record Owner(String kind, String subject, long refreshSeconds) {

        static Owner of(Principal.Known principal) {
            return switch (principal) {
                case Principal.Rider rider -> new Owner(RIDER_KIND, rider.id().value(), RIDER_REFRESH_SECONDS);
                case Principal.Staff staff -> new Owner(STAFF_KIND, staff.id(), STAFF_REFRESH_SECONDS);
                case Principal.Device _, Principal.Partner _ ->
                    throw new IllegalArgumentException(
                            "%s has a key and does not sign in.".formatted(principal.actor()));
            };
        }
    }

    /** Signs somebody in. */
    public OpenedSession open(Principal.Known principal) {
        Owner owner = Owner.of(principal);
        String refresh = Secrets.newToken();
        String access = Secrets.newToken();
        String id = Secrets.newId("s-");
        long now = now();
        database.within(sql -> {
            sql.deleteFrom(SESSION).where(UNTIL.le(now)).execute();
            sql.deleteFrom(ACCESS_TOKEN).where(UNTIL.le(now)).execute();
            sql.insertInto(SESSION, SESSION_ID, TENANT, KIND, SUBJECT, REFRESH_HASH, BEGUN_AT, UNTIL)
                    .values(
                            id,
                            tenant.name(),
                            owner.kind(),
                            owner.subject(),
                            Secrets.hash(refresh),
                            now,
                            now + owner.refreshSeconds())
                    .execute();
            addAccess(sql, access, id, now);
            return true;
        });
        return new OpenedSession(principal, access, ACCESS_SECONDS, refresh, owner.refreshSeconds());
    }

    /** The next pair of tokens; empty if this refresh token is not, or no longer, valid. */
    public Optional<OpenedSession> refresh(String refreshToken) {
        String hash = Secrets.hash(refreshToken);
        String nextRefresh = Secrets.newToken();
        String nextAccess = Secrets.newToken();
        long now = now();
        return database.within(sql -> {
            sql.select(SESSION_ID, KIND, SUBJECT)
                    .from(SESSION)
                    .where(FORMER_REFRESH_HASH.eq(hash), TENANT.eq(tenant.name()))
                    .fetch()
                    .forEach(used -> end(sql, used.value1()));
            Optional<Record> row = sql.select()
                    .from(SESSION)
                    .where(REFRESH_HASH.eq(hash), TENANT.eq(tenant.name()), UNTIL.gt(now))
                    .fetchOptional();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            String id = row.get().get(SESSION_ID);
            Optional<Principal.Known> principal = principal(sql, row.get());
            if (principal.isEmpty()) {
                end(sql, id);
                return Optional.empty();
            }
            long seconds = Owner.of(principal.get()).refreshSeconds();
            sql.update(SESSION)
                    .set(FORMER_REFRESH_HASH, hash)
                    .set(REFRESH_HASH, Secrets.hash(nextRefresh))
                    .set(UNTIL, now + seconds)
                    .where(SESSION_ID.eq(id))
                    .execute();
            addAccess(sql, nextAccess, id, now);
            return Optional.of(new OpenedSession(principal.get(), nextAccess, ACCESS_SECONDS, nextRefresh, seconds));
        });
    }

    /** Signs out where this access token came from. */
    public void end(String accessToken) {
        database.within(sql -> {
            sql.select(SESSION_ID)
                    .from(ACCESS_TOKEN)
                    .where(TOKEN_HASH.eq(Secrets.hash(accessToken)))
                    .fetch(SESSION_ID)
                    .forEach(id -> end(sql, id));
            return true;
        });
    }

    /** Signs somebody out everywhere. */
    public void endAll(Principal.Known principal) {
        database.within(sql -> {
            endAll(sql, principal);
            return true;
        });
    }

    void endAll(DSLContext sql, Principal.Known principal) {
        Owner owner = Owner.of(principal);
        sql.select(SESSION_ID)
                .from(SESSION)
                .where(TENANT.eq(tenant.name()), KIND.eq(owner.kind()), SUBJECT.eq(owner.subject()))
                .fetch(SESSION_ID)
                .forEach(id -> end(sql, id));
        cache.forget(caller -> caller.actor().equals(principal.actor()));
    }

    private void end(DSLContext sql, String session) {
        sql.select(KIND, SUBJECT)
                .from(SESSION)
                .where(SESSION_ID.eq(session))
                .fetch()
                .forEach(row -> cache.forget(caller -> isOf(caller, row.value1(), row.value2())));
        sql.deleteFrom(ACCESS_TOKEN).where(SESSION_ID.eq(session)).execute();
        sql.deleteFrom(SESSION)
                .where(SESSION_ID.eq(session), TENANT.eq(tenant.name()))
                .execute();
    }

    private static boolean isOf(Principal.Known caller, String kind, String subject) {
        return switch (caller) {
            case Principal.Rider rider ->
                kind.equals(RIDER_KIND) && rider.id().value().equals(subject);
            case Principal.Staff staff -> kind.equals(STAFF_KIND) && staff.id().equals(subject);
            case Principal.Device _, Principal.Partner _ -> false;
        };
    }

    private void addAccess(DSLContext sql, String token, String session, long now) {
        sql.insertInto(ACCESS_TOKEN, TOKEN_HASH, SESSION_ID, UNTIL)
                .values(Secrets.hash(token), session, now + ACCESS_SECONDS)
                .execute();
    }

    /** Who called with the access token of this hash. Under the database's lock. */
    Optional<Principal.Known> find(DSLContext sql, String hash, long now) {
        return sql.select()
                .from(ACCESS_TOKEN)
                .where(TOKEN_HASH.eq(hash), UNTIL.gt(now))
                .fetchOptional()
                .flatMap(token -> sql.select()
                        .from(SESSION)
                        .where(SESSION_ID.eq(token.get(SESSION_ID)), TENANT.eq(tenant.name()))
                        .fetchOptional()
                        .flatMap(row -> principal(sql, row))
                        .map(caller -> {
                            cache.put(hash, caller, now, token.get(UNTIL));
                            return caller;
                        }));
    }

    /** The owner of a sign-in as things stand now: roles that were taken away are gone with the next token. */
    private Optional<Principal.Known> principal(DSLContext sql, Record session) {
        String subject = session.get(SUBJECT);
        return session.get(KIND).equals(RIDER_KIND)
                ? Optional.of(new Principal.Rider(tenant, new RiderId(subject)))
                : StaffAccounts.principal(sql, tenant, subject);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
