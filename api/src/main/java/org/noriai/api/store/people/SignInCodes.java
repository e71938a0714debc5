package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Record;
import org.noriai.api.security.Tenant;

/** Codes of six digits that were sent to an address, each for ten minutes, five tries and one use. Thread-safe. */
public final class SignInCodes {

    /** How long a code is valid. */
    public static final long SECONDS = 600;

    private static final int TRIES_MAX = 5;
    private static final int CODES = 1_000_000;

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SignInCodes(PeopleDatabase database, Tenant tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** A new code for an address; the one before ceases to be valid. */
    public String draw(String contact) {
        String code = "%06d".formatted(random.nextInt(CODES));
        long now = clock.instant().getEpochSecond();
        database.within(sql -> {
            sql.deleteFrom(SIGN_IN_CODE).where(UNTIL.le(now)).execute();
            sql.deleteFrom(SIGN_IN_CODE)
                    .where(TENANT.eq(tenant.name()), CONTACT_HASH.eq(Secrets.hash(contact)))
                    .execute();
            sql.insertInto(SIGN_IN_CODE, TENANT, CONTACT_HASH, CODE_HASH, FAILURES, UNTIL)
                    .values(tenant.name(), Secrets.hash(contact), Secrets.hash(contact + code), 0L, now + SECONDS)
                    .execute();
            return true;
        });
        return code;
    }

    /** Whether this is the code that was sent there; then it is used up. */
    public boolean use(String contact, String code) {
        return database.within(sql -> {
            var which = TENANT.eq(tenant.name()).and(CONTACT_HASH.eq(Secrets.hash(contact)));
            Optional<Record> row = sql.select()
                    .from(SIGN_IN_CODE)
                    .where(which, UNTIL.gt(clock.instant().getEpochSecond()), FAILURES.lt((long) TRIES_MAX))
                    .fetchOptional();
            if (row.isEmpty()) {
                return false;
            }
            boolean right = row.get().get(CODE_HASH).equals(Secrets.hash(contact + code));
            if (right) {
                sql.deleteFrom(SIGN_IN_CODE).where(which).execute();
            } else {
                sql.update(SIGN_IN_CODE)
                        .set(FAILURES, FAILURES.plus(1))
                        .where(which)
                        .execute();
            }
            return right;
        });
    }
}
