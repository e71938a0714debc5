package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.AT_SECONDS;
import static org.noriai.api.store.Tables.BY;
import static org.noriai.api.store.Tables.KIND;
import static org.noriai.api.store.Tables.MESSAGE;
import static org.noriai.api.store.Tables.MESSAGE_ID;
import static org.noriai.api.store.Tables.READ_SECONDS;
import static org.noriai.api.store.Tables.SUBJECT;
import static org.noriai.api.store.Tables.TEXT;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Messages of staff to drivers and riders, on disk when they are added. Those of the last day are remembered, since streams
 * ask for them each second. Thread-safe: its connection is used under a lock.
 */
public final class StaffMessages {

    /** How long a message is shown. */
    public static final int SHOWN_SECONDS = 86_400;

    private final ReentrantLock lock = new ReentrantLock();
    private final DSLContext statements;
    private final String area;
    private final ConcurrentMap<Receiver, List<Message>> recent = new ConcurrentHashMap<>();

    /** Who gets a message. */
    public enum Kind {
        /** The driver of a vehicle. */
        DRIVER,
        /** The rider of a ride. */
        RIDER
    }

    /**
     * Who gets it.
     *
     * @param kind what the id names
     * @param id of a vehicle or a ride
     */
    public record Receiver(Kind kind, String id) {}

    /**
     * A message to one receiver.
     *
     * @param id the same for all who get it
     * @param to who gets it
     * @param text for people
     * @param by opaque id of who wrote it
     * @param atSeconds when, in seconds since the area's epoch
     * @param readSeconds when it was read; empty before, and always for riders
     */
    public record Message(String id, Receiver to, String text, String by, int atSeconds, OptionalInt readSeconds) {}

    StaffMessages(Connection connection, String area) {
        this.statements = SqliteFile.statements(connection);
        this.area = area;
        long last = statements
                .select(DSL.max(AT_SECONDS))
                .from(MESSAGE)
                .where(AREA.eq(area))
                .fetchOptional(0, Long.class)
                .orElse(0L);
        for (Record row : statements
                .select(MESSAGE_ID, KIND, SUBJECT, TEXT, BY, AT_SECONDS, READ_SECONDS)
                .from(MESSAGE)
                .where(AREA.eq(area), AT_SECONDS.gt(last - SHOWN_SECONDS))
                .fetch()) {
            Long read = row.get(READ_SECONDS);
            remember(new Message(
                    row.get(MESSAGE_ID),
                    new Receiver(Kind.valueOf(row.get(KIND)), row.get(SUBJECT)),
                    row.get(TEXT),
                    row.get(BY),
                    row.get(AT_SECONDS).intValue(),
                    read == null ? OptionalInt.empty() : OptionalInt.of(read.intValue())));
        }
    }

    private void remember(Message message) {
        recent.compute(message.to(), (to, known) -> {
            List<Message> all = new ArrayList<>();
            if (known != null) {
                known.stream()
                        .filter(other -> !other.id().equals(message.id())
                                && other.atSeconds() > message.atSeconds() - SHOWN_SECONDS)
                        .forEach(all::add);
            }
            all.add(message);
            all.sort(Comparator.comparingInt(Message::atSeconds).thenComparing(Message::id));
            return List.copyOf(all);
        });
    }

    /** Adds messages, all or none; one that is there already is replaced. */
    public void add(List<Message> messages) {
        lock.lock();
        try {
            statements.transaction(configuration -> {
                DSLContext within = configuration.dsl();
                for (Message message : messages) {
                    within.deleteFrom(MESSAGE)
                            .where(is(message.id(), message.to()))
                            .execute();
                    within.insertInto(MESSAGE, AREA, MESSAGE_ID, KIND, SUBJECT, TEXT, BY, AT_SECONDS)
                            .values(
                                    area,
                                    message.id(),
                                    message.to().kind().name(),
                                    message.to().id(),
                                    message.text(),
                                    message.by(),
                                    (long) message.atSeconds())
                            .execute();
                }
            });
        } finally {
            lock.unlock();
        }
        messages.forEach(this::remember);
    }

    private Condition is(String id, Receiver to) {
        return AREA.eq(area)
                .and(MESSAGE_ID.eq(id))
                .and(KIND.eq(to.kind().name()))
                .and(SUBJECT.eq(to.id()));
    }

    /**
     * Notes that a message was read; again changes nothing.
     *
     * @return whether there is such a message to that receiver
     */
    public boolean read(String id, Receiver to, int atSeconds) {
        List<Message> known = recent.getOrDefault(to, List.of());
        for (Message message : known) {
            if (message.id().equals(id)) {
                if (message.readSeconds().isEmpty()) {
                    lock.lock();
                    try {
                        statements
                                .update(MESSAGE)
                                .set(READ_SECONDS, (long) atSeconds)
                                .where(is(id, to))
                                .execute();
                    } finally {
                        lock.unlock();
                    }
                    remember(new Message(
                            id, to, message.text(), message.by(), message.atSeconds(), OptionalInt.of(atSeconds)));
                }
                return true;
            }
        }
        return false;
    }

    /** The messages of the last day to somebody, oldest first. */
    public List<Message> to(Receiver receiver, int nowSeconds) {
        List<Message> known = recent.getOrDefault(receiver, List.of());
        return known.isEmpty()
                ? known
                : known.stream()
                        .filter(message -> message.atSeconds() > nowSeconds - SHOWN_SECONDS)
                        .toList();
    }

    /** All messages of the last day, oldest first. */
    public List<Message> all(int nowSeconds) {
        recent.values().removeIf(list -> list.getLast().atSeconds() <= nowSeconds - SHOWN_SECONDS);
        return recent.values().stream()
                .flatMap(List::stream)
                .filter(message -> message.atSeconds() > nowSeconds - SHOWN_SECONDS)
                .sorted(Comparator.comparingInt(Message::atSeconds)
                        .thenComparing(Message::id)
                        .thenComparing(message -> message.to().id()))
                .toList();
    }
}
