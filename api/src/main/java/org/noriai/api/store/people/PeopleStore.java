package org.noriai.api.store.people;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.noriai.api.security.Tenant;

/**
 * All that is kept of one city's people. Two of these over one database know nothing of each other. Its parts are
 * thread-safe.
 */
public final class PeopleStore {

    private final Tenant tenant;
    private final Tokens tokens;
    private final StaffAccounts staff;
    private final SignInCodes codes;
    private final RiderProfiles riders;
    private final DeskBook desk;
    private final AuditLog audit;

    /**
     * Keeps the people of a city.
     *
     * @param statements of a connection that nobody else uses
     * @param clock wall time
     */
    public PeopleStore(DSLContext statements, Tenant tenant, InstantSource clock) {
        PeopleDatabase database = new PeopleDatabase(statements);
        this.tenant = tenant;
        this.tokens = new Tokens(database, tenant, clock, Tokens.CACHED_CALLERS_MAX);
        this.staff = new StaffAccounts(database, tenant, clock);
        this.codes = new SignInCodes(database, tenant, clock);
        this.riders = new RiderProfiles(database, tenant, clock);
        this.desk = new DeskBook(database, tenant, clock);
        this.audit = new AuditLog(database, tenant, clock);
    }

    /** Whose people. */
    public Tenant tenant() {
        return tenant;
    }

    /** Who may call. */
    public Tokens tokens() {
        return tokens;
    }

    /** Who works here. */
    public StaffAccounts staff() {
        return staff;
    }

    /** Codes that were sent to sign in with. */
    public SignInCodes codes() {
        return codes;
    }

    /** What is known of riders. */
    public RiderProfiles riders() {
        return riders;
    }

    /** What the desk noted. */
    public DeskBook desk() {
        return desk;
    }

    /** Who looked at what. */
    public AuditLog audit() {
        return audit;
    }
}
