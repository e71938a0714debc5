package org.noriai.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.Manifest;

class ManifestBoardTest {
    private final ManifestBoard board = new ManifestBoard();

    @Test
    void lateNewsDoesNotReplaceNewerOnes() throws InterruptedException {
        board.put(manifest(20));
        board.put(manifest(10));
        assertThat(board.await()).isEqualTo(manifest(20));
    }

    @Test
    void afterARestartEarlierTimeCountsToo() throws InterruptedException {
        board.put(manifest(20));
        board.clear();
        board.put(manifest(10));
        assertThat(board.await()).isEqualTo(manifest(10));
    }

    @Test
    void changeWakesWhoWaits() throws InterruptedException {
        Manifest known = manifest(1);
        board.put(known);
        Thread driver = Thread.ofVirtual().start(() -> {
            try {
                board.awaitChange(known, 60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        board.put(manifest(2));
        driver.join();
        assertThat(board.await()).isEqualTo(manifest(2));
    }

    private static Manifest manifest(long now) {
        return Manifest.newBuilder()
                .setNow(Timestamp.newBuilder().setSeconds(now))
                .build();
    }
}
