package org.noriai.routing.hierarchy;

import java.util.Arrays;

/**
 * Searches from one start to all targets at once, or from all of them to one end. Confined to one thread at a time; keeps
 * its arrays between searches and allocates nothing.
 */
public final class ManySearch {

    private final Hierarchy hierarchy;
    private final UpwardSearch search;

    private ManySearch(Hierarchy hierarchy, UpwardSearch search) {
        this.hierarchy = hierarchy;
        this.search = search;
    }

    /** Searches for ways from seeds to the targets of {@link TargetBuckets.Builder#to}. */
    public static ManySearch forward(Hierarchy hierarchy) {
        return new ManySearch(hierarchy, new UpwardSearch(hierarchy.out(), hierarchy.in()));
    }

    /** Searches for ways to seeds from the targets of {@link TargetBuckets.Builder#from}. */
    public static ManySearch backward(Hierarchy hierarchy) {
        return new ManySearch(hierarchy, new UpwardSearch(hierarchy.in(), hierarchy.out()));
    }

    /** Lets the next search begin at a node too, {@code millis} away from it. */
    public void seed(int node, int millis) {
        search.seed(hierarchy.position(node), millis);
    }

    /**
     * Searches from the seeds given since the last call.
     *
     * @param targets of the same hierarchy and direction
     * @param millis filled with the time of each target, {@link ArcGraph#UNREACHED} or more where no way leads
     */
    public void run(TargetBuckets targets, int[] millis) {
        Arrays.fill(millis, 0, targets.targetCount(), ArcGraph.UNREACHED);
        search.run();
        for (int i = 0; i < search.topCount(); i++) {
            int position = search.top(i);
            targets.lower(position, search.label(position), millis);
        }
        search.clear();
    }
}
