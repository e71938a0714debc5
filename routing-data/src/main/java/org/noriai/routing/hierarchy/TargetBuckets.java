package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * A fixed set of targets laid out along a hierarchy: each position from which some of them are reached by a way that only
 * leads down holds their times (Knopp, Sanders, Schultes, Schulz, Wagner 2007, "Computing many-to-many shortest paths using
 * highway hierarchies"). Important positions reach most of the targets and hold a row of all their times, which is read
 * without a detour; the others hold a list of pairs. A target may lie at several nodes, with a time of its own at each.
 * Immutable.
 */
public final class TargetBuckets {

    static final int EMPTY = -1;

    /** A list costs about seven times what a row costs for each target. */
    private static final int ROW_SHARE = 7;

    private final int targetCount;

    /** Of each position: EMPTY, an index of a list, or number of lists plus index of a row. */
    private final int[] bucketOf;

    private final int[] firstEntry;
    private final int[] entryTarget;
    private final int[] entryMillis;
    private final int[] rows;

    private TargetBuckets(int targetCount, int positions, long[] entries, int entryCount) {
        this.targetCount = targetCount;
        bucketOf = new int[positions];
        Arrays.fill(bucketOf, EMPTY);
        int[] counts = new int[positions];
        for (int i = 0; i < entryCount; i++) {
            counts[position(entries, i)]++;
        }
        int lists = 0;
        int listed = 0;
        int rowCount = 0;
        for (int position = 0; position < positions; position++) {
            if (isRow(counts[position])) {
                rowCount++;
            } else if (counts[position] > 0) {
                bucketOf[position] = lists++;
                listed += counts[position];
            }
        }
        firstEntry = new int[lists + 1];
        int row = lists;
        for (int position = 0; position < positions; position++) {
            if (isRow(counts[position])) {
                bucketOf[position] = row++;
            } else if (counts[position] > 0) {
                firstEntry[bucketOf[position] + 1] = firstEntry[bucketOf[position]] + counts[position];
            }
        }
        entryTarget = new int[listed];
        entryMillis = new int[listed];
        rows = new int[Math.multiplyExact(rowCount, targetCount)];
        Arrays.fill(rows, ArcGraph.UNREACHED);
        int[] fill = Arrays.copyOf(firstEntry, lists);
        for (int i = 0; i < entryCount; i++) {
            int bucket = bucketOf[position(entries, i)];
            int target = (int) (entries[2 * i] >>> 32);
            int millis = (int) entries[2 * i + 1];
            if (bucket >= lists) {
                rows[(bucket - lists) * targetCount + target] = millis;
            } else {
                int at = fill[bucket]++;
                entryTarget[at] = target;
                entryMillis[at] = millis;
            }
        }
    }

    private static int position(long[] entries, int entry) {
        return (int) entries[2 * entry];
    }

    private boolean isRow(int count) {
        return (long) count * ROW_SHARE > targetCount;
    }

    /** How many targets there are. */
    public int targetCount() {
        return targetCount;
    }

    /** Bytes of its arrays. */
    public long byteCount() {
        return 4L * (bucketOf.length + firstEntry.length + 2L * entryTarget.length + rows.length);
    }

    /** Makes the times over a position count: lowers those in {@code millis} that are greater. */
    void lower(int position, int label, int[] millis) {
        int bucket = bucketOf[position];
        if (bucket == EMPTY) {
            return;
        }
        int lists = firstEntry.length - 1;
        if (bucket >= lists) {
            lowerByRow((bucket - lists) * targetCount, label, millis);
        } else {
            for (int entry = firstEntry[bucket]; entry < firstEntry[bucket + 1]; entry++) {
                int target = entryTarget[entry];
                millis[target] = Math.min(millis[target], label + entryMillis[entry]);
            }
        }
    }

    private void lowerByRow(int offset, int label, int[] millis) {
        int[] times = rows;
        int count = targetCount;
        for (int target = 0; target < count; target++) {
            millis[target] = Math.min(millis[target], label + times[offset + target]);
        }
    }

    /** Collects targets one by one. Confined to one thread. */
    public static final class Builder {

        private final Hierarchy hierarchy;
        private final UpwardSearch search;
        private long[] entries = new long[1 << 12];
        private int entryCount;
        private int targetCount;

        private Builder(Hierarchy hierarchy, UpwardSearch search) {
            this.hierarchy = hierarchy;
            this.search = search;
        }

        /** For targets that ways lead to. */
        public static Builder to(Hierarchy hierarchy) {
            return new Builder(hierarchy, new UpwardSearch(hierarchy.in(), hierarchy.out()));
        }

        /** For targets that ways lead from. */
        public static Builder from(Hierarchy hierarchy) {
            return new Builder(hierarchy, new UpwardSearch(hierarchy.out(), hierarchy.in()));
        }

        /** Lets the present target lie at a node, {@code millis} beyond it; negative where it lies before it. */
        public void seed(int node, int millis) {
            search.seed(hierarchy.position(node), millis);
        }

        /** Ends the present target and begins the next; one without a seed is not reached from anywhere. */
        public void next() {
            search.run();
            for (int i = 0; i < search.topCount(); i++) {
                int position = search.top(i);
                if (2 * entryCount == entries.length) {
                    entries = Arrays.copyOf(entries, entries.length * 2);
                }
                entries[2 * entryCount] = (long) targetCount << 32 | position;
                entries[2 * entryCount + 1] = search.label(position);
                entryCount++;
            }
            targetCount++;
            search.clear();
        }

        /** All targets so far, in their order. */
        public TargetBuckets build() {
            return new TargetBuckets(targetCount, hierarchy.nodeCount(), entries, entryCount);
        }
    }
}
