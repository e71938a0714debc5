package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.noriai.api.security.Tenant;

/**
 * Who did what with whose data, in a chain of hashes: an entry that is changed, removed or put in between breaks it. Whoever
 * can write the whole database can also write the whole chain anew, or cut its end off; that shows against a hash that was
 * noted elsewhere, which {@link #verify} is given.
 *
 * <p>Thread-safe.
 */
public final class AuditLog {

    private static final int DETAIL_LENGTH_MAX = 300;
    private static final int CHUNK = 1000;
    private static final String BEGINNING = "noriai audit";

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;

    AuditLog(PeopleDatabase database, Tenant tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Where the chain stands.
     *
     * @param sequence of the last entry; 0 if there is none
     * @param hash of the last entry
     */
    public record Head(long sequence, String hash) {}

    /**
     * What a verification found.
     *
     * @param head where the chain stands, as far as it is whole
     * @param brokenAt the first sequence at which it is not what it was; empty if it is whole
     */
    public record Verification(Head head, Optional<Long> brokenAt) {}

    /** Writes down what somebody does, before they do it; on disk when this returns. */
    public AuditEntry add(String actor, String action, String subject, String detail) {
        String shortened = detail.length() <= DETAIL_LENGTH_MAX ? detail : detail.substring(0, DETAIL_LENGTH_MAX);
        Instant at = Instant.ofEpochMilli(clock.instant().toEpochMilli());
        return database.within(sql -> {
            Head head = head(sql);
            AuditEntry entry =
                    new AuditEntry(head.sequence() + 1, at, actor, action, subject, shortened, "").chained(head.hash());
            sql.insertInto(AUDIT_LOG, TENANT, SEQUENCE, AT_MILLIS, ACTOR, ACTION, SUBJECT, DETAIL, HASH)
                    .values(
                            tenant.name(),
                            entry.sequence(),
                            at.toEpochMilli(),
                            actor,
                            action,
                            subject,
                            shortened,
                            entry.hash())
                    .execute();
            return entry;
        });
    }

    /** Where the chain stands now. */
    public Head head() {
        return database.with(this::head);
    }

    private Head head(DSLContext sql) {
        return sql.select()
                .from(AUDIT_LOG)
                .where(TENANT.eq(tenant.name()))
                .orderBy(SEQUENCE.desc())
                .limit(1)
                .fetchOptional(row -> new Head(row.get(SEQUENCE), row.get(HASH)))
                .orElseGet(this::beginning);
    }

    private Head beginning() {
        return new Head(0, Secrets.hash(BEGINNING + " " + tenant.name()));
    }

    /**
     * Entries after a sequence, in order.
     *
     * @param countMax how many at most
     */
    public List<AuditEntry> list(long after, int countMax) {
        return database.with(sql -> sql.select()
                .from(AUDIT_LOG)
                .where(TENANT.eq(tenant.name()), SEQUENCE.gt(after))
                .orderBy(SEQUENCE)
                .limit(countMax)
                .fetch(AuditLog::entry));
    }

    /**
     * Computes every hash again.
     *
     * @param noted where the chain stood at some time, as it was noted elsewhere
     */
    public Verification verify(Optional<Head> noted) {
        Head head = beginning();
        boolean met = noted.isEmpty() || noted.get().equals(head);
        while (true) {
            List<AuditEntry> next = list(head.sequence(), CHUNK);
            for (AuditEntry entry : next) {
                boolean whole = entry.sequence() == head.sequence() + 1
                        && entry.chained(head.hash()).hash().equals(entry.hash());
                Head here = new Head(entry.sequence(), entry.hash());
                boolean asNoted = noted.isEmpty()
                        || noted.get().sequence() != here.sequence()
                        || noted.get().hash().equals(here.hash());
                if (!whole || !asNoted) {
                    return new Verification(head, Optional.of(head.sequence() + 1));
                }
                head = here;
                met |= noted.isPresent() && noted.get().equals(here);
            }
            if (next.size() < CHUNK) {
                return new Verification(head, met ? Optional.empty() : Optional.of(head.sequence() + 1));
            }
        }
    }

    private static AuditEntry entry(Record row) {
        return new AuditEntry(
                row.get(SEQUENCE),
                Instant.ofEpochMilli(row.get(AT_MILLIS)),
                row.get(ACTOR),
                row.get(ACTION),
                row.get(SUBJECT),
                row.get(DETAIL),
                row.get(HASH));
    }
}
