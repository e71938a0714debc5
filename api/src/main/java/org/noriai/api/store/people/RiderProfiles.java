package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.noriai.api.security.Tenant;
import org.noriai.api.v1.RiderProfile;
import org.noriai.dispatch.model.RiderId;

/** What is known of riders, to be erased when they say so. Thread-safe. */
public final class RiderProfiles {

    private static final int FOUND_MAX = 20;

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;

    RiderProfiles(PeopleDatabase database, Tenant tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** A rider whom nobody knew before. */
    public KnownRider add(RiderProfile profile) {
        RiderId rider = new RiderId(Secrets.newId("r-"));
        save(rider, profile);
        return new KnownRider(rider, profile);
    }

    /** Keeps this instead of what was known before. Phone and mail are normalised already. */
    public void save(RiderId rider, RiderProfile profile) {
        database.within(sql -> {
            int known = sql.update(RIDER_PROFILE)
                    .set(PHONE, orNull(profile.getPhone()))
                    .set(MAIL, orNull(profile.getMail()))
                    .set(PROFILE, profile.toByteArray())
                    .where(TENANT.eq(tenant.name()), RIDER.eq(rider.value()))
                    .execute();
            if (known == 0) {
                sql.insertInto(RIDER_PROFILE, TENANT, RIDER, PHONE, MAIL, PROFILE, CREATED_AT)
                        .values(
                                tenant.name(),
                                rider.value(),
                                orNull(profile.getPhone()),
                                orNull(profile.getMail()),
                                profile.toByteArray(),
                                clock.instant().getEpochSecond())
                        .execute();
            }
            return true;
        });
    }

    /** What is known of a rider. */
    public Optional<KnownRider> find(RiderId rider) {
        return list(RIDER.eq(rider.value())).stream().findFirst();
    }

    /** Riders with this telephone number, the one known longest first: couples share a number. */
    public List<KnownRider> listByPhone(String phone) {
        return list(PHONE.eq(phone));
    }

    /** Riders with this mail address, the one known longest first. */
    public List<KnownRider> listByMail(String mail) {
        return list(MAIL.eq(mail));
    }

    private List<KnownRider> list(Condition which) {
        return database.with(sql -> sql.select()
                .from(RIDER_PROFILE)
                .where(TENANT.eq(tenant.name()), which)
                .orderBy(CREATED_AT, RIDER)
                .limit(FOUND_MAX)
                .fetch(RiderProfiles::rider));
    }

    private static KnownRider rider(Record row) {
        try {
            return new KnownRider(new RiderId(row.get(RIDER)), RiderProfile.parseFrom(row.get(PROFILE)));
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException(
                    "The profile of the rider %s can't be read.".formatted(row.get(RIDER)), damaged);
        }
    }

    /** Erases all that is known of a rider, with what the desk noted. */
    public void erase(RiderId rider) {
        database.within(sql -> {
            for (var personal : List.of(RIDER_PROFILE, RIDER_NOTE, CALL_BACK)) {
                sql.deleteFrom(personal)
                        .where(TENANT.eq(tenant.name()), RIDER.eq(rider.value()))
                        .execute();
            }
            return true;
        });
        database.forgetDeleted();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
