package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.event.DispatchEvent;

/** G: a backup is made while the store is written, and is what the store was at one moment. */
final class BackupsTest {

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void g30_aBackupMadeUnderLoadIsRestoredToAnExactPrefix() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Path file = folder.resolve("backup.db");
        Backups.Backup backup;
        try (SqliteStore store = SqliteStore.open(data(), "monaco", RandomEvents.NAMES)) {
            long first = store.eventLog().append(0, RandomEvents.batches(1, 200));
            Thread writer = Thread.startVirtualThread(() -> {
                long at = first;
                while (!enough.get()) {
                    at = store.eventLog()
                            .append(
                                    at,
                                    RandomEvents.batches(at + 1, at + 3),
                                    List.of(EventLogContract.answer("ann", "Confirm", "key-" + at, "answer")));
                }
            });
            backup = Backups.make(data(), file);
            enough.set(true);
            writer.join();
        }
        assertThat(backup.area()).isEqualTo("monaco");
        assertThat(backup.events()).isGreaterThanOrEqualTo(200);
        Path elsewhere = folder.resolve("elsewhere");
        assertThat(Backups.restore(file, elsewhere, false)).isEqualTo(backup);
        try (SqliteStore restored = SqliteStore.open(elsewhere, "monaco", RandomEvents.NAMES)) {
            List<DispatchEvent> events = new ArrayList<>();
            restored.eventLog().replay(events::add);
            assertThat(events).isEqualTo(EventLogContract.events(backup.events()));
            assertThat(restored.eventLog()
                            .append(backup.events(), RandomEvents.batches(backup.events() + 1, backup.events() + 1)))
                    .isEqualTo(backup.events() + 1);
        }
    }

    @Test
    void g31_aStoreIsReplacedOnlyWhenAskedTo() throws IOException {
        Path file = folder.resolve("backup.db");
        try (SqliteStore store = SqliteStore.open(data(), "monaco", RandomEvents.NAMES)) {
            store.eventLog().append(0, RandomEvents.batches(1, 5));
            Backups.make(data(), file);
            store.eventLog().append(5, RandomEvents.batches(6, 9));
            assertThatThrownBy(() -> Backups.restore(file, data(), true)).isInstanceOf(StoreInUseException.class);
            assertThatThrownBy(() -> Backups.make(data(), file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is there already");
        }
        assertThatThrownBy(() -> Backups.restore(file, data(), false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--replace");
        Backups.restore(file, data(), true);
        try (SqliteStore store = SqliteStore.open(data(), "monaco", RandomEvents.NAMES)) {
            assertThat(EventLogContract.replayed(store.eventLog())).hasSize(5);
        }
        assertThat(data().resolve("before-restore-1/noriai.db")).exists();
    }

    @Test
    void g32_whatIsNoBackupIsRefusedAndLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "not a database, but long enough ".repeat(40));
        Path cut = folder.resolve("cut");
        try (SqliteStore store = SqliteStore.open(data(), "monaco", RandomEvents.NAMES)) {
            store.eventLog().append(0, RandomEvents.batches(1, 300));
            Backups.make(data(), cut);
        }
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path elsewhere = folder.resolve("elsewhere");
        for (Path bad : List.of(text, cut, folder.resolve("missing"))) {
            assertThatThrownBy(() -> Backups.restore(bad, elsewhere, false))
                    .as(bad.toString())
                    .isInstanceOf(StoreException.class);
        }
        assertThat(elsewhere).doesNotExist();
        assertThatThrownBy(() -> Backups.make(folder.resolve("nobody"), folder.resolve("b")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no store");
        assertThat(folder.resolve("b")).doesNotExist();
    }
}
