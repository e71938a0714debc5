package org.noriai.benchmarks.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.StoreException;
import org.noriai.benchmarks.process.Regions;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/**
 * Copies of a killed service's store, each cut short at a random offset or with one random byte flipped: it has to be opened
 * with an exact prefix of the log, or refused. Confined to one thread.
 */
final class DamagedStores {
    private final StoreJudge judge;
    private final Path whole;
    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(2_027);
    private final List<DispatchEvent> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int opened;
    private int refused;

    /** Damages copies of a store that no service uses. */
    DamagedStores(StoreJudge judge, Path store, Path folder) throws IOException {
        this.judge = judge;
        this.whole = folder.resolve("whole");
        this.folder = folder;
        copy(store, whole);
        Path opened = folder.resolve("opened");
        copy(whole, opened);
        try (SqliteStore there = judge.open(opened)) {
            there.eventLog().replay(events::add);
        }
    }

    /** Damages so many copies in each way. */
    void run(int each) throws IOException {
        for (int i = 0; i < 2 * each; i++) {
            boolean cut = i < each;
            Path damaged = folder.resolve("damaged");
            copy(whole, damaged);
            Path file = anyFile(damaged);
            long at;
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                at = random.nextLong(access.length());
                if (cut) {
                    access.setLength(at);
                } else {
                    access.seek(at);
                    int before = access.read();
                    access.seek(at);
                    access.write(before ^ (1 + random.nextInt(255)));
                }
            }
            look(damaged, "%s %s at %d".formatted(file.getFileName(), cut ? "cut" : "flipped", at));
            Regions.deleteFolder(damaged);
        }
    }

    private void look(Path data, String what) {
        List<DispatchEvent> read = new ArrayList<>();
        try (SqliteStore store = judge.open(data)) {
            store.eventLog().replay(read::add);
            if (store.snapshot().version() > read.size()) {
                faults.add(what + ": the snapshot goes beyond the log.");
            }
        } catch (StoreException | EventLogException damaged) {
            refused++;
            return;
        }
        opened++;
        if (!read.equals(events.subList(0, Math.min(read.size(), events.size())))) {
            faults.add("%s: %d events were read that were not written so.".formatted(what, read.size()));
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** In words. */
    String summary() {
        return "%d events; %d opened with an exact prefix, %d refused".formatted(events.size(), opened, refused);
    }

    private Path anyFile(Path of) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            List<Path> all = files.filter(file -> Files.isRegularFile(file)
                            && !file.toString().endsWith(".lock")
                            && file.toFile().length() > 0)
                    .sorted()
                    .toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
