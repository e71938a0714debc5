package org.noriai.api.store.people;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of {@code V10__people.sql} and their columns, as the statements name them. */
final class PeopleTables {

    static final Table<Record> RIDER_ACCOUNT = table(name("rider_account"));
    static final Table<Record> DEVICE_KEY = table(name("device_key"));
    static final Table<Record> PARTNER_KEY = table(name("partner_key"));
    static final Table<Record> STAFF_ACCOUNT = table(name("staff_account"));
    static final Table<Record> SESSION = table(name("session"));
    static final Table<Record> ACCESS_TOKEN = table(name("access_token"));
    static final Table<Record> SIGN_IN_CODE = table(name("sign_in_code"));
    static final Table<Record> RIDER_PROFILE = table(name("rider_profile"));
    static final Table<Record> RIDER_NOTE = table(name("rider_note"));
    static final Table<Record> CALL_BACK = table(name("call_back"));
    static final Table<Record> AUDIT_LOG = table(name("audit_log"));

    static final Field<String> TENANT = field(name("tenant"), SQLDataType.VARCHAR);
    static final Field<String> RIDER = field(name("rider"), SQLDataType.VARCHAR);
    static final Field<String> VEHICLE = field(name("vehicle"), SQLDataType.VARCHAR);
    static final Field<String> ROLE = field(name("role"), SQLDataType.VARCHAR);
    static final Field<String> ROLES = field(name("roles"), SQLDataType.VARCHAR);
    static final Field<String> TOKEN_HASH = field(name("token_hash"), SQLDataType.VARCHAR);
    static final Field<Long> REGISTERED_AT = field(name("registered_at_seconds"), SQLDataType.BIGINT);
    static final Field<String> PARTNER = field(name("partner"), SQLDataType.VARCHAR);
    static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
    static final Field<String> STAFF = field(name("staff"), SQLDataType.VARCHAR);
    static final Field<String> LOGIN = field(name("login"), SQLDataType.VARCHAR);
    static final Field<Long> ACTIVE = field(name("active"), SQLDataType.BIGINT);
    static final Field<String> PASSWORD = field(name("password"), SQLDataType.VARCHAR);
    static final Field<String> TOTP_SECRET = field(name("totp_secret"), SQLDataType.VARCHAR);
    static final Field<Long> TOTP_STEP = field(name("totp_step"), SQLDataType.BIGINT);
    static final Field<Long> FAILURES = field(name("failures"), SQLDataType.BIGINT);
    static final Field<Long> LOCKED_UNTIL = field(name("locked_until_seconds"), SQLDataType.BIGINT);
    static final Field<String> INVITATION_HASH = field(name("invitation_hash"), SQLDataType.VARCHAR);
    static final Field<Long> INVITATION_UNTIL = field(name("invitation_until_seconds"), SQLDataType.BIGINT);
    static final Field<String> OPENID_SUBJECT = field(name("openid_subject"), SQLDataType.VARCHAR);
    static final Field<String> SESSION_ID = field(name("session"), SQLDataType.VARCHAR);
    static final Field<String> KIND = field(name("kind"), SQLDataType.VARCHAR);
    static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
    static final Field<String> REFRESH_HASH = field(name("refresh_hash"), SQLDataType.VARCHAR);
    static final Field<String> FORMER_REFRESH_HASH = field(name("former_refresh_hash"), SQLDataType.VARCHAR);
    static final Field<Long> BEGUN_AT = field(name("begun_at_seconds"), SQLDataType.BIGINT);
    static final Field<Long> UNTIL = field(name("until_seconds"), SQLDataType.BIGINT);
    static final Field<String> CONTACT_HASH = field(name("contact_hash"), SQLDataType.VARCHAR);
    static final Field<String> CODE_HASH = field(name("code_hash"), SQLDataType.VARCHAR);
    static final Field<String> PHONE = field(name("phone"), SQLDataType.VARCHAR);
    static final Field<String> MAIL = field(name("mail"), SQLDataType.VARCHAR);
    static final Field<byte[]> PROFILE = field(name("profile"), SQLDataType.BLOB);
    static final Field<Long> CREATED_AT = field(name("created_at_seconds"), SQLDataType.BIGINT);
    static final Field<String> NOTE = field(name("note"), SQLDataType.VARCHAR);
    static final Field<String> AUTHOR = field(name("author"), SQLDataType.VARCHAR);
    static final Field<Long> AT = field(name("at_seconds"), SQLDataType.BIGINT);
    static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    static final Field<String> CALL_BACK_ID = field(name("call_back"), SQLDataType.VARCHAR);
    static final Field<Long> DUE_AT = field(name("due_at_seconds"), SQLDataType.BIGINT);
    static final Field<String> DONE_BY = field(name("done_by"), SQLDataType.VARCHAR);
    static final Field<Long> DONE_AT = field(name("done_at_seconds"), SQLDataType.BIGINT);
    static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);
    static final Field<Long> AT_MILLIS = field(name("at_millis"), SQLDataType.BIGINT);
    static final Field<String> ACTOR = field(name("actor"), SQLDataType.VARCHAR);
    static final Field<String> ACTION = field(name("action"), SQLDataType.VARCHAR);
    static final Field<String> DETAIL = field(name("detail"), SQLDataType.VARCHAR);
    static final Field<String> HASH = field(name("hash"), SQLDataType.VARCHAR);

    private PeopleTables() {}
}
