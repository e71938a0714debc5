package org.noriai.api.store;

import static org.noriai.api.store.Tables.AREA;
import static org.noriai.api.store.Tables.AT_SECONDS;
import static org.noriai.api.store.Tables.BY;
import static org.noriai.api.store.Tables.CURRENCY;
import static org.noriai.api.store.Tables.END_SECONDS;
import static org.noriai.api.store.Tables.FARE;
import static org.noriai.api.store.Tables.FEATURE;
import static org.noriai.api.store.Tables.FINGERPRINT;
import static org.noriai.api.store.Tables.IDEMPOTENCY_KEY;
import static org.noriai.api.store.Tables.INSTRUCTION;
import static org.noriai.api.store.Tables.KIND;
import static org.noriai.api.store.Tables.MINOR_UNITS;
import static org.noriai.api.store.Tables.RESTRICTION;
import static org.noriai.api.store.Tables.RIDE;
import static org.noriai.api.store.Tables.SEQUENCE;
import static org.noriai.api.store.Tables.START_SECONDS;
import static org.noriai.api.store.Tables.STREET_RESTRICTION;
import static org.noriai.api.store.Tables.SUBJECT;
import static org.noriai.api.store.Tables.TERMS;
import static org.noriai.api.store.Tables.WHY;

import java.util.List;
import org.jooq.DSLContext;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.Instruction;

/** Rows that follow from events of staff and fares, written in the transaction of the events. */
final class ControlRows {

    private ControlRows() {}

    static void write(DSLContext within, String area, long expectedSequence, List<DispatchEvent> events) {
        long sequence = expectedSequence;
        for (DispatchEvent event : events) {
            sequence++;
            switch (event) {
                case StaffEvent.InstructionFollowed followed -> insert(within, area, sequence, followed);
                case StaffEvent.StreetRestricted restricted -> {
                    delete(within, area, restricted.id());
                    insert(within, area, restricted);
                }
                case StaffEvent.StreetFreed freed -> delete(within, area, freed.id());
                case BookingEvent.FareAgreed agreed -> insert(within, area, agreed);
                default -> {
                    // No other event has a row here.
                }
            }
        }
    }

    private static void insert(DSLContext within, String area, long sequence, StaffEvent.InstructionFollowed followed) {
        Instruction told = followed.instruction();
        within.insertInto(INSTRUCTION, AREA, BY, IDEMPOTENCY_KEY, KIND, SUBJECT, WHY, FINGERPRINT, AT_SECONDS, SEQUENCE)
                .values(
                        area,
                        told.by(),
                        told.idempotencyKey(),
                        told.kind(),
                        told.subject(),
                        told.why(),
                        told.fingerprint(),
                        (long) followed.atSeconds(),
                        sequence)
                .execute();
    }

    private static void insert(DSLContext within, String area, StaffEvent.StreetRestricted restricted) {
        within.insertInto(STREET_RESTRICTION, AREA, RESTRICTION, FEATURE, START_SECONDS, END_SECONDS)
                .values(
                        area,
                        restricted.id(),
                        restricted.feature(),
                        (long) restricted.window().startSeconds(),
                        (long) restricted.window().endSeconds())
                .execute();
    }

    private static void delete(DSLContext within, String area, String restriction) {
        within.deleteFrom(STREET_RESTRICTION)
                .where(AREA.eq(area), RESTRICTION.eq(restriction))
                .execute();
    }

    private static void insert(DSLContext within, String area, BookingEvent.FareAgreed agreed) {
        within.deleteFrom(FARE)
                .where(AREA.eq(area), RIDE.eq(agreed.ride().value()))
                .execute();
        within.insertInto(FARE, AREA, RIDE, MINOR_UNITS, CURRENCY, TERMS, AT_SECONDS)
                .values(
                        area,
                        agreed.ride().value(),
                        agreed.fare().minorUnits(),
                        agreed.fare().currency(),
                        agreed.fare().terms(),
                        (long) agreed.atSeconds())
                .execute();
    }
}
