package org.noriai.api.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/** Tokens: told once, kept as a hash, found by whoever shows them, replaced and revoked for good. */
final class TokensTest {

    private static final Tenant TENANT = new Tenant("monaco");
    private static final VehicleId BUS = new VehicleId("bus-1");

    @TempDir
    Path dataDir;

    private SqliteStore store() {
        return SqliteStore.open(dataDir, TENANT.name(), new PlaceNames(List.of("a", "b")));
    }

    private static Principal.Known rider(RegisteredRider rider) {
        return new Principal.Rider(TENANT, rider.id());
    }

    @Test
    void aRiderIsFoundByTokenAlsoAfterARestart() {
        RegisteredRider rider;
        try (SqliteStore store = store()) {
            rider = store.people().tokens().registerRider();
            assertThat(store.people().tokens().find(rider.token())).contains(rider(rider));
        }
        try (SqliteStore store = store()) {
            assertThat(store.people().tokens().find(rider.token())).contains(rider(rider));
            assertThat(store.people().tokens().find(rider.token()))
                    .as("from memory")
                    .contains(rider(rider));
        }
    }

    @Test
    void whatIsNoTokenIsNobodys() {
        try (SqliteStore store = store()) {
            RegisteredRider rider = store.people().tokens().registerRider();
            for (String other : List.of(
                    "",
                    " ",
                    rider.id().value(),
                    rider.token() + "A",
                    rider.token().substring(1),
                    "x".repeat(10_000),
                    "' or 1=1 --")) {
                assertThat(store.people().tokens().find(other)).as(other).isEmpty();
            }
        }
    }

    @Test
    void aTabletsKeyReplacesTheOneBeforeAndIsRevokedAtOnce() {
        try (SqliteStore store = store()) {
            Tokens tokens = store.people().tokens();
            String first = tokens.registerDevice(BUS, Role.DRIVER);
            String other = tokens.registerDevice(new VehicleId("bus-2"), Role.BUS_DRIVER);
            assertThat(tokens.find(first)).contains(new Principal.Device(TENANT, BUS, Role.DRIVER));
            String second = tokens.registerDevice(BUS, Role.DRIVER);
            assertThat(tokens.find(first)).as("not from memory either").isEmpty();
            assertThat(tokens.find(second)).isPresent();
            assertThat(tokens.listDevices()).containsExactly(BUS, new VehicleId("bus-2"));
            assertThat(tokens.revokeDevice(BUS)).isTrue();
            assertThat(tokens.find(second)).isEmpty();
            assertThat(tokens.revokeDevice(BUS)).isFalse();
            assertThat(tokens.find(other))
                    .contains(new Principal.Device(TENANT, new VehicleId("bus-2"), Role.BUS_DRIVER));
        }
    }

    @Test
    void anotherApplicationIsLetInAndShutOut() {
        try (SqliteStore store = store()) {
            Tokens tokens = store.people().tokens();
            Tokens.RegisteredPartner partner = tokens.registerPartner("a neighbouring application");
            assertThat(tokens.find(partner.token())).contains(new Principal.Partner(TENANT, partner.id()));
            assertThat(tokens.revokePartner(partner.id())).isTrue();
            assertThat(tokens.find(partner.token())).isEmpty();
        }
    }

    @Test
    void tokensHave256BitsIdsHave128AndNoneIsDrawnTwice() {
        try (SqliteStore store = store()) {
            Set<String> drawn = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                RegisteredRider rider = store.people().tokens().registerRider();
                assertThat(Base64.getUrlDecoder().decode(rider.token())).hasSize(32);
                assertThat(rider.id().value()).startsWith("r-");
                assertThat(Base64.getUrlDecoder().decode(rider.id().value().substring(2)))
                        .hasSize(16);
                assertThat(drawn.add(rider.token()) && drawn.add(rider.id().value()))
                        .isTrue();
            }
        }
    }

    @Test
    void noTokenIsOnDiskOrInAText() throws IOException {
        try (SqliteStore store = store()) {
            RegisteredRider rider = store.people().tokens().registerRider();
            String device = store.people().tokens().registerDevice(BUS, Role.DRIVER);
            OpenedSession session = store.people().tokens().sessions().open(rider(rider));
            String invitation = store.people().staff().invite("hanako", Set.of(Role.DESK));
            assertThat(rider + " " + session)
                    .contains(rider.id().value())
                    .doesNotContain(rider.token(), session.accessToken(), session.refreshToken());
            try (Stream<Path> files = Files.walk(dataDir)) {
                List<Path> kept = files.filter(Files::isRegularFile).toList();
                assertThat(kept).hasSizeGreaterThan(1);
                for (Path file : kept) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(
                                    rider.token(), device, session.accessToken(), session.refreshToken(), invitation);
                }
            }
        }
    }

    @Test
    void manyThreadsRegisterAndAreFoundAtOnce() throws Exception {
        try (SqliteStore store = store();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Tokens tokens = store.people().tokens();
            List<Future<Boolean>> found = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                VehicleId vehicle = new VehicleId("bus-" + i % 3);
                found.add(threads.submit(() -> {
                    RegisteredRider rider = tokens.registerRider();
                    tokens.registerDevice(vehicle, Role.DRIVER);
                    return tokens.find(rider.token()).equals(Optional.of(rider(rider)));
                }));
            }
            for (Future<Boolean> each : found) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void callersAreRememberedBrieflyAndSoMany() {
        CallerCache cache = new CallerCache(3);
        Principal.Known caller = new Principal.Rider(TENANT, new RiderId("r-1"));
        cache.put("a", caller, 1000, Long.MAX_VALUE);
        assertThat(CallerCache.SECONDS_MAX)
                .as("a revoked key is useless within 60 s")
                .isLessThan(60);
        assertThat(cache.find("a", 1000 + CallerCache.SECONDS_MAX - 1)).contains(caller);
        assertThat(cache.find("a", 1000 + CallerCache.SECONDS_MAX)).isEmpty();
        cache.put("b", caller, 1000, 1005);
        assertThat(cache.find("b", 1005))
                .as("not longer than the token is valid")
                .isEmpty();
        for (int i = 0; i < 10; i++) {
            cache.put("key " + i, caller, 1000, Long.MAX_VALUE);
        }
        assertThat(cache.size()).isEqualTo(3);
    }
}
