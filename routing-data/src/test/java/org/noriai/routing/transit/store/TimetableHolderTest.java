package org.noriai.routing.transit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.gtfs.TestFeeds;

/** A later feed replaces an earlier one whole, or not at all. */
final class TimetableHolderTest {

    @TempDir
    Path folder;

    private final TimetableHolder holder =
            new TimetableHolder(TimetableBook.EMPTY, (latitude, longitude) -> true, ZoneId.of("Europe/Rome"));

    private Path feed(String name, String version) {
        return TestFeeds.small()
                .replace("feed_info.txt", "20261231,7", "20261231," + version)
                .replace("trips.txt", "to Delta", "version " + version)
                .write(folder.resolve(name));
    }

    private Timetable.Parts current() {
        return holder.current().getFeed("bus").parts();
    }

    @Test
    void aLaterFeedReplacesTheEarlierOne() {
        assertThat(holder.replace("bus", feed("one.zip", "1"))).isInstanceOf(TimetableHolder.Outcome.Replaced.class);
        TimetableBook read = holder.current();
        assertThat(holder.replace("bus", feed("two.zip", "2"))).isInstanceOf(TimetableHolder.Outcome.Replaced.class);
        assertThat(current().info().version()).isEqualTo("2");
        // Who was reading goes on with what it had.
        assertThat(read.getFeed("bus").parts().info().version()).isEqualTo("1");
        holder.replace("tram", feed("three.zip", "3"));
        assertThat(holder.current().feeds().keySet()).containsExactly("bus", "tram");
    }

    @Test
    void aBadFeedIsRefusedAndTheLastGoodOneStays() {
        holder.replace("bus", feed("one.zip", "1"));
        TimetableBook good = holder.current();
        Path bad = TestFeeds.small()
                .replace("stop_times.txt", "08:10:00", "08:77:00")
                .write(folder.resolve("bad.zip"));
        assertThat(holder.replace("bus", bad))
                .isInstanceOfSatisfying(TimetableHolder.Outcome.Refused.class, refused -> {
                    assertThat(refused.message()).contains("bad.zip").contains("line 4: arrival_time '08:77:00'");
                    assertThat(refused.problems()).isNotEmpty();
                });
        assertThat(holder.current()).isSameAs(good);
        assertThat(holder.replace("bus", folder.resolve("none.zip")))
                .isInstanceOf(TimetableHolder.Outcome.Refused.class);
        assertThat(holder.current()).isSameAs(good);
        Path elsewhere = TestFeeds.small()
                .replace("agency.txt", "Europe/Berlin", "Asia/Tokyo")
                .write(folder.resolve("tokyo.zip"));
        assertThat(holder.replace("bus", elsewhere))
                .isInstanceOfSatisfying(
                        TimetableHolder.Outcome.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains("agency_timezone 'Asia/Tokyo' shows another time than")
                                .contains("Europe/Rome"));
        assertThat(holder.current()).isSameAs(good);
    }

    @Test
    void readersNeverSeeHalfOfAFeed() throws Exception {
        holder.replace("bus", feed("1.zip", "1"));
        Path[] feeds = {feed("1.zip", "1"), feed("2.zip", "2")};
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(3);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                counts.add(readers.submit(() -> {
                    int seen = 0;
                    while (!ended.get()) {
                        Timetable.Parts parts = current();
                        assertThat(parts.trips().getFirst().headsign())
                                .isEqualTo("version " + parts.info().version());
                        seen++;
                        reading.countDown();
                        Thread.yield();
                    }
                    return seen;
                }));
            }
            reading.await();
            for (int i = 0; i < 20; i++) {
                holder.replace("bus", feeds[i % 2]);
            }
            ended.set(true);
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
        }
    }
}
