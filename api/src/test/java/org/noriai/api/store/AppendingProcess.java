package org.noriai.api.store;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/**
 * Appends to the store of a folder until it is killed or the disk fails, and says on standard output what it may count
 * on: the last sequence number after each append that returned. Argument: the folder.
 */
public final class AppendingProcess {

    /** What it says when an append failed; then it ends. */
    static final String FAILED = "failed";

    private AppendingProcess() {}

    /** With which event the append ends that begins after this one. */
    static long endAfter(long sequence) {
        return sequence + 1 + Math.floorMod(sequence * 31, 9);
    }

    /** Under which key the append that ends with this event is answered. */
    static CallKey key(long last) {
        return new CallKey("appending", "append", "key-" + last);
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), "monaco", RandomEvents.NAMES)) {
            SqliteEventLog log = store.eventLog();
            long sequence = log.replay(event -> {});
            while (true) {
                long last = endAfter(sequence);
                try {
                    sequence = log.append(
                            sequence,
                            RandomEvents.batches(sequence + 1, last),
                            List.of(new StoreRow.AnswerKept(
                                    key(last), "hash", ByteString.copyFromUtf8("answer"), 1L << 40)));
                } catch (EventLogException failed) {
                    System.out.println(FAILED);
                    return;
                }
                System.out.println(sequence);
            }
        }
    }
}
