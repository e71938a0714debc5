package org.noriai.api.store;

import java.nio.file.Path;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/**
 * Appends to the store of a folder until it is killed or the disk fails, and says on standard output what it may count
 * on: the last sequence number after each append that returned. Argument: the folder.
 */
public final class AppendingProcess {

    /** What it says when an append failed; then it ends. */
    static final String FAILED = "failed";

    private AppendingProcess() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), "monaco", RandomEvents.NAMES)) {
            SqliteEventLog log = store.eventLog();
            long sequence = log.replay(event -> {});
            while (true) {
                long last = sequence + 1 + Math.floorMod(sequence * 31, 9);
                try {
                    sequence = log.append(sequence, RandomEvents.batches(sequence + 1, last));
                } catch (EventLogException failed) {
                    System.out.println(FAILED);
                    return;
                }
                System.out.println(sequence);
            }
        }
    }
}
