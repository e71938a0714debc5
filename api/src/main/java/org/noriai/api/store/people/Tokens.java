package org.noriai.api.store.people;

import static org.noriai.api.store.people.PeopleTables.*;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/**
 * Who a token belongs to: riders who never signed in, vehicles' tablets, other applications, and sign-ins. Of a token only its
 * hash is kept.
 *
 * <p>Thread-safe. Whoever loses a right here is forgotten under the same lock as the look-up that fills the memory, which
 * thus can't bring the right back.
 */
public final class Tokens {

    /** How many callers are remembered; about 300 bytes each. */
    static final int CACHED_CALLERS_MAX = 20_000;

    /** Longer than any token of ours: not worth a hash. */
    private static final int TOKEN_LENGTH_MAX = 100;

    private final PeopleDatabase database;
    private final Tenant tenant;
    private final InstantSource clock;
    private final CallerCache cache;
    private final Sessions sessions;

    Tokens(PeopleDatabase database, Tenant tenant, InstantSource clock, int cachedCallersMax) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
        this.cache = new CallerCache(cachedCallersMax);
        this.sessions = new Sessions(database, tenant, clock, cache);
    }

    /** Sign-ins. */
    public Sessions sessions() {
        return sessions;
    }

    /** Opens an account. Its token is in the answer and nowhere else. */
    public RegisteredRider registerRider() {
        RiderId rider = new RiderId(Secrets.newId("r-"));
        String token = Secrets.newToken();
        database.with(sql -> sql.insertInto(RIDER_ACCOUNT, TENANT, RIDER, TOKEN_HASH, REGISTERED_AT)
                .values(tenant.name(), rider.value(), Secrets.hash(token), now())
                .execute());
        return new RegisteredRider(rider, token);
    }

    /**
     * Gives a vehicle's tablet a key. The one before ceases to be valid.
     *
     * @param role {@code DRIVER} or {@code BUS_DRIVER}
     * @return the key, which is told once and not kept
     */
    public String registerDevice(VehicleId vehicle, Role role) {
        Principal.Device device = new Principal.Device(tenant, vehicle, role);
        String token = Secrets.newToken();
        database.within(sql -> {
            delete(sql, vehicle);
            sql.insertInto(DEVICE_KEY, TENANT, VEHICLE, ROLE, TOKEN_HASH, REGISTERED_AT)
                    .values(tenant.name(), vehicle.value(), device.role().name(), Secrets.hash(token), now())
                    .execute();
            return true;
        });
        return token;
    }

    /**
     * Takes a vehicle's tablet its key.
     *
     * @return whether it had one
     */
    public boolean revokeDevice(VehicleId vehicle) {
        return database.within(sql -> delete(sql, vehicle) > 0);
    }

    private int delete(DSLContext sql, VehicleId vehicle) {
        int deleted = sql.deleteFrom(DEVICE_KEY)
                .where(TENANT.eq(tenant.name()), VEHICLE.eq(vehicle.value()))
                .execute();
        cache.forget(caller ->
                caller instanceof Principal.Device device && device.vehicle().equals(vehicle));
        return deleted;
    }

    /** Vehicles whose tablets have a key, in order. */
    public List<VehicleId> listDevices() {
        return database.with(sql -> sql.select(VEHICLE)
                .from(DEVICE_KEY)
                .where(TENANT.eq(tenant.name()))
                .orderBy(VEHICLE)
                .fetch(row -> new VehicleId(row.value1())));
    }

    /**
     * A key for another application.
     *
     * @param name what people call it
     * @param id its id, told to the one who registers it
     * @param token its key, told once and not kept
     */
    public record RegisteredPartner(String name, String id, String token) {

        /** Without the key, which belongs in no log. */
        @Override
        public String toString() {
            return "RegisteredPartner[id=%s]".formatted(id);
        }
    }

    /** Lets another application in. */
    public RegisteredPartner registerPartner(String name) {
        RegisteredPartner partner = new RegisteredPartner(name, Secrets.newId("p-"), Secrets.newToken());
        database.with(sql -> sql.insertInto(PARTNER_KEY, TENANT, PARTNER, NAME, TOKEN_HASH, REGISTERED_AT)
                .values(tenant.name(), partner.id(), name, Secrets.hash(partner.token()), now())
                .execute());
        return partner;
    }

    /**
     * Shuts another application out.
     *
     * @return whether it was let in
     */
    public boolean revokePartner(String id) {
        return database.within(sql -> {
            int deleted = sql.deleteFrom(PARTNER_KEY)
                    .where(TENANT.eq(tenant.name()), PARTNER.eq(id))
                    .execute();
            cache.forget(caller ->
                    caller instanceof Principal.Partner partner && partner.id().equals(id));
            return deleted > 0;
        });
    }

    /** Erases a rider's account and sign-ins: no token of it is valid any more. */
    public void eraseRider(RiderId rider) {
        database.within(sql -> {
            sql.deleteFrom(RIDER_ACCOUNT)
                    .where(TENANT.eq(tenant.name()), RIDER.eq(rider.value()))
                    .execute();
            sessions.endAll(sql, new Principal.Rider(tenant, rider));
            return true;
        });
    }

    /** Whose token this is; empty if nobody's of this city. */
    public Optional<Principal.Known> find(String token) {
        if (token.isBlank() || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        long now = now();
        Optional<Principal.Known> known = cache.find(hash, now);
        if (known.isPresent()) {
            return known;
        }
        return database.with(sql -> {
            Optional<Principal.Known> lasting =
                    rider(sql, hash).or(() -> device(sql, hash)).or(() -> partner(sql, hash));
            lasting.ifPresent(caller -> cache.put(hash, caller, now, Long.MAX_VALUE));
            return lasting.or(() -> sessions.find(sql, hash, now));
        });
    }

    private Optional<Principal.Known> rider(DSLContext sql, String hash) {
        return sql.select(RIDER)
                .from(RIDER_ACCOUNT)
                .where(TOKEN_HASH.eq(hash), TENANT.eq(tenant.name()))
                .fetchOptional(row -> new Principal.Rider(tenant, new RiderId(row.value1())));
    }

    private Optional<Principal.Known> device(DSLContext sql, String hash) {
        return sql.select(VEHICLE, ROLE)
                .from(DEVICE_KEY)
                .where(TOKEN_HASH.eq(hash), TENANT.eq(tenant.name()))
                .fetchOptional(
                        row -> new Principal.Device(tenant, new VehicleId(row.value1()), Role.valueOf(row.value2())));
    }

    private Optional<Principal.Known> partner(DSLContext sql, String hash) {
        return sql.select(PARTNER)
                .from(PARTNER_KEY)
                .where(TOKEN_HASH.eq(hash), TENANT.eq(tenant.name()))
                .fetchOptional(row -> new Principal.Partner(tenant, row.value1()));
    }

    /** How many callers are remembered now. */
    int cachedCallers() {
        return cache.size();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
