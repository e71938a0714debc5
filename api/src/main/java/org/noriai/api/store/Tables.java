package org.noriai.api.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of {@code db/migration} and their columns, as the statements name them. */
final class Tables {

    static final Table<Record> AREA_LOG = table(name("area_log"));
    static final Table<Record> EVENT = table(name("event"));
    static final Table<Record> INSTRUCTION = table(name("instruction"));
    static final Table<Record> STREET_RESTRICTION = table(name("street_restriction"));
    static final Table<Record> MESSAGE = table(name("message"));
    static final Table<Record> FARE = table(name("fare"));

    static final Field<String> AREA = field(name("area"), SQLDataType.VARCHAR);
    static final Field<Long> OWNER_EPOCH = field(name("owner_epoch"), SQLDataType.BIGINT);
    static final Field<Long> LAST_SEQUENCE = field(name("last_sequence"), SQLDataType.BIGINT);
    static final Field<String> TIME_ZERO = field(name("time_zero"), SQLDataType.VARCHAR);
    static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);
    static final Field<byte[]> PAYLOAD = field(name("payload"), SQLDataType.BLOB);
    static final Field<String> RIDER = field(name("rider"), SQLDataType.VARCHAR);
    static final Field<String> IDEMPOTENCY_KEY = field(name("idempotency_key"), SQLDataType.VARCHAR);
    static final Field<String> RIDE = field(name("ride"), SQLDataType.VARCHAR);
    static final Field<String> VEHICLE = field(name("vehicle"), SQLDataType.VARCHAR);

    static final Field<String> BY = field(name("told_by"), SQLDataType.VARCHAR);
    static final Field<String> KIND = field(name("kind"), SQLDataType.VARCHAR);
    static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
    static final Field<String> WHY = field(name("why"), SQLDataType.VARCHAR);
    static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.VARCHAR);
    static final Field<Long> AT_SECONDS = field(name("at_seconds"), SQLDataType.BIGINT);
    static final Field<String> RESTRICTION = field(name("restriction"), SQLDataType.VARCHAR);
    static final Field<String> FEATURE = field(name("feature"), SQLDataType.VARCHAR);
    static final Field<Long> START_SECONDS = field(name("start_seconds"), SQLDataType.BIGINT);
    static final Field<Long> END_SECONDS = field(name("end_seconds"), SQLDataType.BIGINT);
    static final Field<String> MESSAGE_ID = field(name("message_id"), SQLDataType.VARCHAR);
    static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    static final Field<Long> READ_SECONDS = field(name("read_seconds"), SQLDataType.BIGINT);
    static final Field<Long> MINOR_UNITS = field(name("minor_units"), SQLDataType.BIGINT);
    static final Field<String> CURRENCY = field(name("currency"), SQLDataType.VARCHAR);
    static final Field<String> TERMS = field(name("terms"), SQLDataType.VARCHAR);
    static final Field<String> OUTCOME = field(name("outcome"), SQLDataType.VARCHAR);
    static final Field<Long> DUE_UNITS = field(name("due_units"), SQLDataType.BIGINT);
    static final Field<Long> SETTLED_SECONDS = field(name("settled_seconds"), SQLDataType.BIGINT);
    static final Field<String> SETTLED_DAY = field(name("settled_day"), SQLDataType.VARCHAR);

    private Tables() {}
}
