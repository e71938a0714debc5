package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.noriai.api.security.Tenant;
import org.noriai.dispatch.model.RiderId;

/** What the desk notes of riders, and whom it has promised to call. Thread-safe. */
public final class DeskBook {

    private static final int LISTED_MAX = 200;

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;

    DeskBook(PeopleDatabase database, Tenant tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A note.
     *
     * @param id opaque
     * @param author who wrote it, as {@code Principal.actor}
     * @param at when
     * @param text personal
     */
    public record Note(String id, String author, Instant at, String text) {}

    /**
     * A promise to telephone.
     *
     * @param id opaque
     * @param rider whom
     * @param author who promised it
     * @param due when
     * @param text why; personal
     */
    public record CallBack(String id, RiderId rider, String author, Instant due, String text) {}

    /** Notes something of a rider. */
    public Note addNote(RiderId rider, String author, String text) {
        Note note = new Note(Secrets.newId("n-"), author, now(), text);
        database.with(sql -> sql.insertInto(RIDER_NOTE, TENANT, NOTE, RIDER, AUTHOR, AT, TEXT)
                .values(
                        tenant.name(),
                        note.id(),
                        rider.value(),
                        author,
                        note.at().getEpochSecond(),
                        text)
                .execute());
        return note;
    }

    /** What was noted of a rider, the latest first. */
    public List<Note> listNotes(RiderId rider) {
        return database.with(sql -> sql.select()
                .from(RIDER_NOTE)
                .where(TENANT.eq(tenant.name()), RIDER.eq(rider.value()))
                .orderBy(AT.desc(), NOTE)
                .limit(LISTED_MAX)
                .fetch(row ->
                        new Note(row.get(NOTE), row.get(AUTHOR), Instant.ofEpochSecond(row.get(AT)), row.get(TEXT))));
    }

    /** Promises to telephone. */
    public CallBack addCallBack(RiderId rider, String author, Instant due, String text) {
        CallBack promised =
                new CallBack(Secrets.newId("c-"), rider, author, Instant.ofEpochSecond(due.getEpochSecond()), text);
        database.with(sql -> sql.insertInto(CALL_BACK, TENANT, CALL_BACK_ID, RIDER, AUTHOR, DUE_AT, TEXT)
                .values(tenant.name(), promised.id(), rider.value(), author, due.getEpochSecond(), text)
                .execute());
        return promised;
    }

    /** Whom the desk has yet to call, the most urgent first. */
    public List<CallBack> listCallBacks() {
        return list(DONE_AT.isNull());
    }

    /** When the desk was to call a rider, done or not. */
    public List<CallBack> listCallBacks(RiderId rider) {
        return list(RIDER.eq(rider.value()));
    }

    /** A call that is yet to be made. */
    public Optional<CallBack> findCallBack(String id) {
        return list(CALL_BACK_ID.eq(id).and(DONE_AT.isNull())).stream().findFirst();
    }

    private List<CallBack> list(Condition which) {
        return database.with(sql -> sql.select()
                .from(CALL_BACK)
                .where(TENANT.eq(tenant.name()), which)
                .orderBy(DUE_AT, CALL_BACK_ID)
                .limit(LISTED_MAX)
                .fetch(DeskBook::callBack));
    }

    private static CallBack callBack(Record row) {
        return new CallBack(
                row.get(CALL_BACK_ID),
                new RiderId(row.get(RIDER)),
                row.get(AUTHOR),
                Instant.ofEpochSecond(row.get(DUE_AT)),
                row.get(TEXT));
    }

    /** The call was made. */
    public void done(String callBack, String by) {
        database.with(sql -> sql.update(CALL_BACK)
                .set(DONE_BY, by)
                .set(DONE_AT, now().getEpochSecond())
                .where(TENANT.eq(tenant.name()), CALL_BACK_ID.eq(callBack))
                .execute());
    }

    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
