package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/**
 * G: whatever happens to the bytes of a store, what is read of it was written, in order and from the start, or it is not
 * opened. {@code ./noriai bench crash} does it a thousand times.
 */
final class StoreDamageTest {

    private static final int EACH = Integer.getInteger("noriai.damage.count", 20);
    private static final int EVENTS = 400;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private Path whole;

    /** A store that was not closed: its last transactions are in the write-ahead log only. */
    @BeforeEach
    void fill() throws IOException {
        whole = folder.resolve("whole");
        Path work = folder.resolve("work");
        try (SqliteStore store = SqliteStore.open(work, "monaco", RandomEvents.NAMES)) {
            for (long at = 0; at < EVENTS; at += 4) {
                store.eventLog()
                        .append(
                                at,
                                RandomEvents.batches(at + 1, at + 4),
                                List.of(EventLogContract.answer("ann", "Confirm", "key-" + at, "answer " + at)));
                if (at == EVENTS / 2) {
                    store.close();
                    fillTheRest(work);
                    return;
                }
            }
        }
    }

    private void fillTheRest(Path work) throws IOException {
        try (SqliteStore store = SqliteStore.open(work, "monaco", RandomEvents.NAMES)) {
            for (long at = EVENTS / 2 + 4; at < EVENTS; at += 4) {
                store.eventLog()
                        .append(
                                at,
                                RandomEvents.batches(at + 1, at + 4),
                                List.of(EventLogContract.answer("ann", "Confirm", "key-" + at, "answer " + at)));
            }
            copy(work, whole);
        }
    }

    @Test
    void g20_aStoreThatIsCutShortGivesAPrefixOrIsRefused() throws IOException {
        int opened = 0;
        for (int i = 0; i < EACH; i++) {
            Path damaged = copy(whole, folder.resolve("cut"));
            Path file = anyFile(damaged);
            long length = Files.size(file);
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(random.nextLong(length));
            }
            opened += look(damaged, file.getFileName() + " cut " + i) ? 1 : 0;
            delete(damaged);
        }
        assertThat(opened).isLessThan(EACH);
    }

    @Test
    void g21_aStoreWithAFlippedByteGivesAPrefixOrIsRefused() throws IOException {
        int opened = 0;
        for (int i = 0; i < EACH; i++) {
            Path damaged = copy(whole, folder.resolve("flipped"));
            Path file = anyFile(damaged);
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                long at = random.nextLong(access.length());
                access.seek(at);
                int before = access.read();
                access.seek(at);
                access.write(before ^ (1 + random.nextInt(255)));
            }
            opened += look(damaged, file.getFileName() + " flipped " + i) ? 1 : 0;
            delete(damaged);
        }
        assertThat(opened).isLessThan(EACH);
    }

    @Test
    void g22_aStoreThatIsWholeIsOpened() throws IOException {
        assertThat(look(copy(whole, folder.resolve("as-it-was")), "whole")).isTrue();
    }

    @Test
    void g23_anEmptiedStoreIsNotTakenForAYoungOne() throws IOException {
        Path damaged = copy(whole, folder.resolve("emptied"));
        for (String name : List.of("noriai.db", "noriai.db-wal")) {
            Files.write(damaged.resolve(name), new byte[0]);
        }
        assertThat(look(damaged, "emptied")).isFalse();
    }

    /** Whether it was opened; then it has an exact prefix, with the answers that belong to it. */
    private static boolean look(Path dataDir, String what) {
        List<DispatchEvent> events = new ArrayList<>();
        try (SqliteStore store = SqliteStore.open(dataDir, "monaco", RandomEvents.NAMES)) {
            store.eventLog().replay(events::add);
            assertThat(events)
                    .as(what)
                    .isEqualTo(LongStream.rangeClosed(1, events.size())
                            .mapToObj(RandomEvents::event)
                            .toList());
            for (long at = 0; at < EVENTS; at += 4) {
                assertThat(store.answers()
                                .find(new CallKey("ann", "Confirm", "key-" + at))
                                .isPresent())
                        .as("%s: the answer of the append after event %d, of %d", what, at, events.size())
                        .isEqualTo(at < events.size());
            }
            return true;
        } catch (StoreException | EventLogException refused) {
            assertThat(refused).as(what).hasMessageMatching("(?s).{20,}");
            return false;
        }
    }

    private Path anyFile(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            // The lock and the shared memory say nothing that lasts.
            List<Path> all = files.filter(file -> Files.isRegularFile(file)
                            && !file.toString().endsWith(".lock")
                            && !file.toString().endsWith("-shm"))
                    .sorted()
                    .toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
