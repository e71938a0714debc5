package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A region is closed when nobody needs it any more, and not before. */
final class RegionHolderTest {

    /** A closed tile archive answers no more. */
    private static boolean open(RegionBundle region) {
        try {
            return region.basemap().findTile(14, 8529, 5974).isPresent();
        } catch (RuntimeException closed) {
            return false;
        }
    }

    @Test
    void theOldRegionIsKeptUntilItsLastReaderIsDone() throws Exception {
        RegionBundle first = TestRegions.monaco();
        RegionBundle second = TestRegions.monaco();
        RegionHolder holder = new RegionHolder(first);
        RegionHolder.Lease early = holder.lease();
        RegionHolder.Lease alsoEarly = holder.lease();
        holder.swap(second);
        try (RegionHolder.Lease late = holder.lease()) {
            assertThat(late.region()).isSameAs(second);
        }
        assertThat(open(early.region())).isTrue();
        early.close();
        early.close();
        assertThat(open(first)).as("one reader is left").isTrue();
        alsoEarly.close();
        assertThat(open(first)).as("nobody is left").isFalse();
        assertThat(open(second)).isTrue();
        holder.close();
        assertThat(open(second)).isFalse();
        assertThatThrownBy(holder::lease).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSwapCanBeTakenBack() throws Exception {
        RegionBundle first = TestRegions.monaco();
        RegionBundle second = TestRegions.monaco();
        try (RegionHolder holder = new RegionHolder(first)) {
            try (RegionHolder.Lease old = holder.lease()) {
                holder.swap(second);
                holder.restore(old);
            }
            assertThat(open(second)).isFalse();
            try (RegionHolder.Lease again = holder.lease()) {
                assertThat(again.region()).isSameAs(first);
                assertThat(open(first)).isTrue();
            }
        }
        assertThat(open(first)).isFalse();
    }

    @Test
    void whoeverReadsWhileRegionsAreSwappedReadsAnOpenOne() throws Exception {
        RegionHolder holder = new RegionHolder(TestRegions.monaco());
        Thread[] readers = new Thread[4];
        Throwable[] failures = new Throwable[readers.length];
        for (int i = 0; i < readers.length; i++) {
            int reader = i;
            readers[i] = Thread.ofPlatform().start(() -> {
                try {
                    for (int round = 0; round < 500; round++) {
                        try (RegionHolder.Lease lease = holder.lease()) {
                            assertThat(open(lease.region())).isTrue();
                        }
                    }
                } catch (Throwable failure) {
                    failures[reader] = failure;
                }
            });
        }
        for (int round = 0; round < 3; round++) {
            holder.swap(TestRegions.monaco());
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(failures).containsOnlyNulls();
        holder.close();
    }
}
