package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestProcesses;

/** G: what was acknowledged survives a process that is killed and a disk that fails. */
final class CrashTest {

    /** Kills; {@code -Dnoriai.crash.kills=200} for more. */
    private static final int KILLS = Integer.getInteger("noriai.crash.kills", 12);

    private static final int ACKNOWLEDGED_MAX = 60;
    /** In 1,024 bytes: less than the log grows to until SQLite writes it back, more than its library. */
    private static final int DISK_BLOCKS = 3_000;

    @TempDir
    Path folder;

    @Test
    void g01_noAcknowledgedEventIsLostWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Random random = new Random(7);
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = new ProcessBuilder(TestProcesses.command(AppendingProcess.class, folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader output = process.inputReader()) {
                long before = acknowledged;
                int lines = 1 + random.nextInt(ACKNOWLEDGED_MAX);
                for (int i = 0; i < lines; i++) {
                    acknowledged = Long.parseLong(output.readLine());
                }
                assertThat(acknowledged).isGreaterThan(before);
                // Not process.destroyForcibly, which closes the output too.
                assertThat(process.toHandle().destroyForcibly()).isTrue();
                // What it acknowledged until the signal reached it counts too. A line may be cut in the middle.
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    acknowledged = Math.max(acknowledged, parsePrefix(line, acknowledged));
                }
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("128 + SIGKILL").isEqualTo(137);
            verify(acknowledged, kill + kill);
        }
    }

    @Test
    void g02_aDiskThatFailsLosesNothingAcknowledged() throws IOException, InterruptedException {
        SqliteStore.open(folder, "monaco", RandomEvents.NAMES).close();
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(DISK_BLOCKS), "limited"));
        command.addAll(TestProcesses.command(AppendingProcess.class, folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        String last = "";
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
                if (!line.equals(AppendingProcess.FAILED)) {
                    acknowledged = Long.parseLong(line);
                }
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(last).as("the append that met the end of the disk").isEqualTo(AppendingProcess.FAILED);
        assertThat(acknowledged).isGreaterThan(100);
        verify(acknowledged, 3);
    }

    @Test
    void g03_aSecondProcessIsToldWhoseTheFolderIs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(TestProcesses.command(AppendingProcess.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isNotNull();
            assertThatThrownBy(() -> SqliteStore.open(folder, "monaco", RandomEvents.NAMES))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + process.pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Every acknowledged event is there as it was, in order, with its key, and at most the append under way besides. */
    private void verify(long acknowledged, long ownerEpoch) {
        try (SqliteStore store = SqliteStore.open(folder, "monaco", RandomEvents.NAMES)) {
            assertThat(store.ownerEpoch()).isEqualTo(ownerEpoch);
            long[] count = {0};
            long last = store.eventLog().replay(event -> {
                count[0]++;
                assertThat(event).as("event %d", count[0]).isEqualTo(RandomEvents.event(count[0]));
            });
            assertThat(last).isBetween(acknowledged, acknowledged + 9);
            assertThat(count[0]).isEqualTo(last);
            long end = 0;
            while (end < last) {
                end = AppendingProcess.endAfter(end);
                assertThat(store.answers().find(AppendingProcess.key(end)).isPresent())
                        .as("the answer of the append that ends with event %d", end)
                        .isTrue();
            }
            assertThat(end).as("appends are whole").isEqualTo(last);
            assertThat(store.answers().find(AppendingProcess.key(AppendingProcess.endAfter(end))))
                    .isEmpty();
        }
    }

    private static long parsePrefix(String line, long otherwise) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException cut) {
            return otherwise;
        }
    }
}
