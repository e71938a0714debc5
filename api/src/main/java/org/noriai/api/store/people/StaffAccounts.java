package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.v1.Role;

/** Accounts of people who work for a city. Thread-safe. */
public final class StaffAccounts {

    /** How long an invitation stands. */
    public static final long INVITATION_SECONDS = 72 * 3600;

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;

    StaffAccounts(PeopleDatabase database, Tenant tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Invites somebody, or invites them again: then the password and the second factor of before are gone.
     *
     * @param login lower case
     * @return the invitation, a secret that is told once and not kept
     */
    public String invite(String login, Set<Role> roles) {
        String invitation = Secrets.newToken();
        long until = clock.instant().getEpochSecond() + INVITATION_SECONDS;
        database.within(sql -> {
            int known = sql.update(STAFF_ACCOUNT)
                    .set(ROLES, text(roles))
                    .set(ACTIVE, 1L)
                    .setNull(PASSWORD)
                    .setNull(TOTP_SECRET)
                    .set(FAILURES, 0L)
                    .set(LOCKED_UNTIL, 0L)
                    .set(INVITATION_HASH, Secrets.hash(invitation))
                    .set(INVITATION_UNTIL, until)
                    .where(TENANT.eq(tenant.name()), LOGIN.eq(login))
                    .execute();
            if (known == 0) {
                insert(sql, login, roles, 1L, Secrets.hash(invitation), until, null);
            }
            return true;
        });
        return invitation;
    }

    private String insert(
            DSLContext sql,
            String login,
            Set<Role> roles,
            long active,
            @org.jspecify.annotations.Nullable String invitationHash,
            long invitationUntil,
            @org.jspecify.annotations.Nullable String subject) {
        String id = Secrets.newId("u-");
        sql.insertInto(
                        STAFF_ACCOUNT,
                        TENANT,
                        STAFF,
                        LOGIN,
                        ROLES,
                        ACTIVE,
                        TOTP_STEP,
                        FAILURES,
                        LOCKED_UNTIL,
                        INVITATION_HASH,
                        INVITATION_UNTIL,
                        OPENID_SUBJECT)
                .values(
                        tenant.name(),
                        id,
                        login,
                        text(roles),
                        active,
                        0L,
                        0L,
                        0L,
                        invitationHash,
                        invitationUntil,
                        subject)
                .execute();
        return id;
    }

    /** Whose invitation this is, if it still stands. */
    public Optional<StaffAccount> findInvited(String invitation) {
        return find(INVITATION_HASH
                .eq(Secrets.hash(invitation))
                .and(INVITATION_UNTIL.gt(clock.instant().getEpochSecond())));
    }

    /** The account with this name. */
    public Optional<StaffAccount> findByLogin(String login) {
        return find(LOGIN.eq(login));
    }

    /** The account with this id. */
    public Optional<StaffAccount> find(String id) {
        return find(STAFF.eq(id));
    }

    private Optional<StaffAccount> find(Condition which) {
        return database.with(sql -> sql.select()
                .from(STAFF_ACCOUNT)
                .where(TENANT.eq(tenant.name()), which)
                .fetchOptional(row -> account(tenant, row)));
    }

    /** All accounts, by name. */
    public List<StaffAccount> list() {
        return database.with(
                sql -> sql
                        .select()
                        .from(STAFF_ACCOUNT)
                        .where(TENANT.eq(tenant.name()))
                        .fetch(row -> account(tenant, row))
                        .stream()
                        .sorted(Comparator.comparing(StaffAccount::login))
                        .toList());
    }

    /** What an invited person chose. The invitation stands until the first sign-in shows that the second factor works. */
    public void accept(String id, String passwordHash, String totpSecret) {
        update(
                id,
                row -> row.set(PASSWORD, passwordHash)
                        .set(TOTP_SECRET, totpSecret)
                        .set(TOTP_STEP, 0L));
    }

    /** A sign-in succeeded with the code of this step, which can't be used again. */
    public void succeeded(String id, long totpStep) {
        update(
                id,
                row -> row.set(TOTP_STEP, totpStep)
                        .set(FAILURES, 0L)
                        .set(LOCKED_UNTIL, 0L)
                        .setNull(INVITATION_HASH));
    }

    /** A sign-in failed. */
    public void failed(String id, long failures, long lockedUntilSeconds) {
        update(id, row -> row.set(FAILURES, failures).set(LOCKED_UNTIL, lockedUntilSeconds));
    }

    /** Changes what somebody may do. */
    public void change(String id, Set<Role> roles, boolean active) {
        update(id, row -> row.set(ROLES, text(roles)).set(ACTIVE, active ? 1L : 0L));
    }

    /**
     * The account of somebody whom an identity provider knows, made or brought up to date.
     *
     * @param subject issuer and subject, as the provider tells them
     */
    public StaffAccount knownByProvider(String subject, String login, Set<Role> roles) {
        return database.within(sql -> {
            Optional<Record> known = sql.select()
                    .from(STAFF_ACCOUNT)
                    .where(TENANT.eq(tenant.name()), OPENID_SUBJECT.eq(subject))
                    .fetchOptional();
            String id = known.isPresent() ? known.get().get(STAFF) : insert(sql, login, roles, 1L, null, 0L, subject);
            sql.update(STAFF_ACCOUNT)
                    .set(ROLES, text(roles))
                    .where(TENANT.eq(tenant.name()), STAFF.eq(id))
                    .execute();
            return sql.select()
                    .from(STAFF_ACCOUNT)
                    .where(TENANT.eq(tenant.name()), STAFF.eq(id))
                    .fetchSingle(row -> account(tenant, row));
        });
    }

    private interface Change {
        org.jooq.UpdateSetMoreStep<Record> on(org.jooq.UpdateSetFirstStep<Record> row);
    }

    private void update(String id, Change change) {
        database.with(sql -> change.on(sql.update(STAFF_ACCOUNT))
                .where(TENANT.eq(tenant.name()), STAFF.eq(id))
                .execute());
    }

    /** An account that may sign in, as a caller. */
    static Optional<Principal.Known> principal(DSLContext sql, Tenant tenant, String id) {
        return sql.select()
                .from(STAFF_ACCOUNT)
                .where(TENANT.eq(tenant.name()), STAFF.eq(id), ACTIVE.eq(1L))
                .fetchOptional(row -> account(tenant, row).principal());
    }

    private static StaffAccount account(Tenant tenant, Record row) {
        return new StaffAccount(
                tenant,
                row.get(STAFF),
                row.get(LOGIN),
                Arrays.stream(row.get(ROLES).split(",")).map(Role::valueOf).collect(Collectors.toSet()),
                row.get(ACTIVE) == 1,
                Optional.ofNullable(row.get(PASSWORD)),
                Optional.ofNullable(row.get(TOTP_SECRET)),
                row.get(TOTP_STEP),
                row.get(FAILURES),
                row.get(LOCKED_UNTIL));
    }

    private static String text(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }
}
