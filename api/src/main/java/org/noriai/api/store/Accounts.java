package org.noriai.api.store;

import static org.noriai.api.store.Tables.DEVICE;
import static org.noriai.api.store.Tables.REGISTERED_AT_SECONDS;
import static org.noriai.api.store.Tables.RIDER;
import static org.noriai.api.store.Tables.RIDER_ACCOUNT;
import static org.noriai.api.store.Tables.TOKEN_HASH;
import static org.noriai.api.store.Tables.VEHICLE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/**
 * Riders' accounts, vehicles' tablets and their tokens. An account is an opaque id; nothing here says who a person is. Of
 * a token only its SHA-256 is kept: with 256 random bits it needs no salt and no slow hash.
 *
 * <p>Thread-safe: the connection is used under one lock, the cache of the callers seen last under another, which is never
 * held while waiting for the disk.
 */
public final class Accounts {

    /** How many callers are remembered; about 300 bytes each. */
    static final int CACHED_CALLERS_MAX = 20_000;

    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = 32;

    /** Longer than any token of ours: not worth a hash. */
    private static final int TOKEN_LENGTH_MAX = 100;

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock connectionLock = new ReentrantLock();
    private final ReentrantLock cacheLock = new ReentrantLock();
    private final LinkedHashMap<String, Caller> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final DSLContext statements;
    private final InstantSource clock;
    private final int cachedCallersMax;

    Accounts(Connection connection, InstantSource clock, int cachedCallersMax) {
        this.statements = SqliteFile.statements(connection);
        this.clock = clock;
        this.cachedCallersMax = cachedCallersMax;
    }

    /** Opens an account. Its token is in the answer and nowhere else. */
    public RegisteredRider registerRider() {
        RiderId rider = new RiderId("r-" + randomText(ID_BYTES));
        String token = randomText(TOKEN_BYTES);
        connectionLock.lock();
        try {
            statements
                    .insertInto(RIDER_ACCOUNT, RIDER, TOKEN_HASH, REGISTERED_AT_SECONDS)
                    .values(rider.value(), hash(token), clock.instant().getEpochSecond())
                    .execute();
        } finally {
            connectionLock.unlock();
        }
        return new RegisteredRider(rider, token);
    }

    /**
     * Gives a vehicle's tablet a token. The one before ceases to be valid.
     *
     * @return the token, which is told once and not kept
     */
    public String registerDevice(VehicleId vehicle) {
        String token = randomText(TOKEN_BYTES);
        connectionLock.lock();
        try {
            Optional<String> former = statements.transactionResult(configuration -> {
                DSLContext within = configuration.dsl();
                Optional<String> before = within.select(TOKEN_HASH)
                        .from(DEVICE)
                        .where(VEHICLE.eq(vehicle.value()))
                        .fetchOptional(TOKEN_HASH);
                within.deleteFrom(DEVICE).where(VEHICLE.eq(vehicle.value())).execute();
                within.insertInto(DEVICE, VEHICLE, TOKEN_HASH, REGISTERED_AT_SECONDS)
                        .values(vehicle.value(), hash(token), clock.instant().getEpochSecond())
                        .execute();
                return before;
            });
            // Under the same lock as the look-up that fills the cache: it can't bring the former token back.
            former.ifPresent(hash -> cached(() -> cache.remove(hash)));
        } finally {
            connectionLock.unlock();
        }
        return token;
    }

    /** Whose token this is; empty if nobody's. */
    public Optional<Caller> findByToken(String token) {
        if (token.isBlank() || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        String hash = hash(token);
        Caller known = cached(() -> cache.get(hash));
        if (known != null) {
            return Optional.of(known);
        }
        connectionLock.lock();
        try {
            Optional<Caller> found = findByHash(hash);
            found.ifPresent(caller -> cached(() -> remember(hash, caller)));
            return found;
        } finally {
            connectionLock.unlock();
        }
    }

    /** How many callers are remembered now. */
    int cachedCallers() {
        cacheLock.lock();
        try {
            return cache.size();
        } finally {
            cacheLock.unlock();
        }
    }

    private Caller remember(String hash, Caller caller) {
        cache.put(hash, caller);
        if (cache.size() > cachedCallersMax) {
            cache.pollFirstEntry();
        }
        return caller;
    }

    private Optional<Caller> findByHash(String hash) {
        Optional<Caller> rider = statements
                .select(RIDER)
                .from(RIDER_ACCOUNT)
                .where(TOKEN_HASH.eq(hash))
                .fetchOptional(RIDER)
                .map(id -> new Caller.Rider(new RiderId(id)));
        return rider.or(() -> statements
                .select(VEHICLE)
                .from(DEVICE)
                .where(TOKEN_HASH.eq(hash))
                .fetchOptional(VEHICLE)
                .map(id -> new Caller.Device(new VehicleId(id))));
    }

    private @Nullable Caller cached(Supplier<@Nullable Caller> action) {
        cacheLock.lock();
        try {
            return action.get();
        } finally {
            cacheLock.unlock();
        }
    }

    private String randomText(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
