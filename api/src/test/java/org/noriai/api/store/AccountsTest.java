package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.VehicleId;

/** Tokens: told once, kept as a hash, found by whoever shows them, replaced for good. */
final class AccountsTest {

    @TempDir
    Path dataDir;

    private SqliteStore store() {
        return SqliteStore.open(dataDir, "monaco", RandomEvents.NAMES);
    }

    @Test
    void aRiderIsFoundByTokenAlsoAfterARestart() {
        RegisteredRider rider;
        try (SqliteStore store = store()) {
            rider = store.accounts().registerRider();
            assertThat(store.accounts().findByToken(rider.token())).contains(new Caller.Rider(rider.id()));
        }
        try (SqliteStore store = store()) {
            assertThat(store.accounts().findByToken(rider.token())).contains(new Caller.Rider(rider.id()));
            assertThat(store.accounts().findByToken(rider.token()))
                    .as("from memory")
                    .contains(new Caller.Rider(rider.id()));
        }
    }

    @Test
    void whatIsNoTokenIsNobodys() {
        try (SqliteStore store = store()) {
            RegisteredRider rider = store.accounts().registerRider();
            for (String other : List.of(
                    "",
                    " ",
                    rider.id().value(),
                    rider.token() + "A",
                    rider.token().substring(1),
                    "x".repeat(10_000),
                    "' or 1=1 --")) {
                assertThat(store.accounts().findByToken(other)).as(other).isEmpty();
            }
        }
    }

    @Test
    void aTabletsTokenReplacesTheOneBefore() {
        VehicleId vehicle = new VehicleId("bus-1");
        String second;
        try (SqliteStore store = store()) {
            Accounts accounts = store.accounts();
            String first = accounts.registerDevice(vehicle);
            String other = accounts.registerDevice(new VehicleId("bus-2"));
            assertThat(accounts.findByToken(first)).contains(new Caller.Device(vehicle));
            second = accounts.registerDevice(vehicle);
            assertThat(accounts.findByToken(first)).as("not from memory either").isEmpty();
            assertThat(accounts.findByToken(second)).contains(new Caller.Device(vehicle));
            assertThat(accounts.findByToken(other)).contains(new Caller.Device(new VehicleId("bus-2")));
        }
        try (SqliteStore store = store()) {
            assertThat(store.accounts().findByToken(second)).contains(new Caller.Device(vehicle));
        }
    }

    @Test
    void tokensHave256BitsIdsHave128AndNoneIsDrawnTwice() {
        try (SqliteStore store = store()) {
            Set<String> drawn = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                RegisteredRider rider = store.accounts().registerRider();
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
        RegisteredRider rider;
        String device;
        try (SqliteStore store = store()) {
            rider = store.accounts().registerRider();
            device = store.accounts().registerDevice(new VehicleId("bus-1"));
            store.accounts().findByToken(rider.token());
            assertThat(rider.toString()).contains(rider.id().value()).doesNotContain(rider.token());
            try (Stream<Path> files = Files.walk(dataDir)) {
                List<Path> kept = files.filter(Files::isRegularFile).toList();
                assertThat(kept).hasSizeGreaterThan(1);
                for (Path file : kept) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(rider.token())
                            .doesNotContain(device);
                }
            }
        }
    }

    @Test
    void manyThreadsRegisterAndAreFoundAtOnce() throws InterruptedException, ExecutionException {
        try (SqliteStore store = store();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Accounts accounts = store.accounts();
            List<Future<Boolean>> found = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                VehicleId vehicle = new VehicleId("bus-" + i % 3);
                found.add(threads.submit(() -> {
                    RegisteredRider rider = accounts.registerRider();
                    accounts.registerDevice(vehicle);
                    return accounts.findByToken(rider.token())
                            .filter(new Caller.Rider(rider.id())::equals)
                            .isPresent();
                }));
            }
            for (Future<Boolean> each : found) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void theMemoryOfCallersIsBounded() throws IOException, SQLException {
        SqliteFile file = new SqliteFile(dataDir);
        file.migrate();
        try (Connection connection = file.connect()) {
            Accounts accounts = new Accounts(connection, InstantSource.system(), 3);
            List<RegisteredRider> riders =
                    Stream.generate(accounts::registerRider).limit(10).toList();
            for (int round = 0; round < 2; round++) {
                for (RegisteredRider rider : riders) {
                    assertThat(accounts.findByToken(rider.token())).contains(new Caller.Rider(rider.id()));
                }
                assertThat(accounts.cachedCallers()).isEqualTo(3);
            }
        }
    }
}
