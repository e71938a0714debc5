package org.noriai.routing.street;

import java.util.Arrays;
import java.util.List;
import org.noriai.routing.hierarchy.LongQueue;

/**
 * Quickest drives on a turn graph, from one place to many (Dijkstra). Confined to one thread at a time: it keeps its
 * arrays between searches.
 *
 * <p>The label of a key is the time until its end is reached. The first key is left before any label is set, so that
 * a place behind the start on the same edge is reached by a way round and never by a negative time.
 */
public final class DriveSearch {

    private static final int NOT_REACHED = Integer.MAX_VALUE;
    private static final int NONE = -1;

    private final TurnGraph graph;
    private final List<SnappedPlace> places;
    private final int[] firstPlaceAt;
    private final int[] nextPlaceAt;
    private final int[] millisLeft;
    private final int[] labels;
    private final int[] cameFrom;
    private final boolean[] settled;
    private final LongQueue queue = new LongQueue();
    private final int keysWithPlaces;

    /**
     * A search among places.
     *
     * @param graph the streets
     * @param places the places that drives start and end at
     */
    public DriveSearch(TurnGraph graph, List<SnappedPlace> places) {
        this.graph = graph;
        this.places = List.copyOf(places);
        firstPlaceAt = new int[graph.keyCount()];
        Arrays.fill(firstPlaceAt, NONE);
        nextPlaceAt = new int[places.size()];
        millisLeft = new int[places.size()];
        labels = new int[graph.keyCount()];
        cameFrom = new int[graph.keyCount()];
        settled = new boolean[graph.keyCount()];
        int keys = 0;
        for (int place = 0; place < places.size(); place++) {
            int key = places.get(place).edgeKey();
            if (firstPlaceAt[key] == NONE) {
                keys++;
            }
            nextPlaceAt[place] = firstPlaceAt[key];
            firstPlaceAt[key] = place;
            millisLeft[place] = graph.millisLeft(places.get(place));
        }
        keysWithPlaces = keys;
    }

    /**
     * Milliseconds from a place to every place.
     *
     * @param from where the drives begin
     * @param millis one for each place, {@link Integer#MAX_VALUE} where no way leads
     */
    public void findTimes(int from, int[] millis) {
        Arrays.fill(millis, NOT_REACHED);
        start(from);
        int keysLeft = keysWithPlaces;
        int key = settleNext();
        while (key != NONE && keysLeft > 0) {
            if (firstPlaceAt[key] != NONE) {
                keysLeft--;
                for (int place = firstPlaceAt[key]; place != NONE; place = nextPlaceAt[place]) {
                    millis[place] = labels[key] - millisLeft[place];
                }
            }
            key = settleNext();
        }
        int fromKey = places.get(from).edgeKey();
        boolean open = graph.keyMillis(fromKey) != TurnGraph.CLOSED;
        for (int place = firstPlaceAt[fromKey]; place != NONE && open; place = nextPlaceAt[place]) {
            if (millisLeft[place] <= millisLeft[from]) {
                millis[place] = millisLeft[from] - millisLeft[place];
            }
        }
        millis[from] = 0;
    }

    /**
     * The directed edges of the quickest drive, first and last included; one of them if the drive stays on it.
     *
     * @throws IllegalArgumentException if no way leads
     */
    int[] findKeys(int from, int to) {
        int fromKey = places.get(from).edgeKey();
        int toKey = places.get(to).edgeKey();
        boolean ahead = fromKey == toKey && millisLeft[to] <= millisLeft[from];
        if (from == to || (ahead && graph.keyMillis(fromKey) != TurnGraph.CLOSED)) {
            return new int[] {fromKey};
        }
        start(from);
        int key = settleNext();
        while (key != NONE && key != toKey) {
            key = settleNext();
        }
        if (key == NONE) {
            throw new IllegalArgumentException("No way leads from place %d to place %d.".formatted(from, to));
        }
        int[] reversed = new int[64];
        int count = 0;
        for (int at = toKey; at != NONE; at = cameFrom[at]) {
            if (count + 1 >= reversed.length) {
                reversed = Arrays.copyOf(reversed, reversed.length * 2);
            }
            reversed[count++] = at;
        }
        reversed[count++] = fromKey;
        int[] keys = new int[count];
        for (int i = 0; i < count; i++) {
            keys[i] = reversed[count - 1 - i];
        }
        return keys;
    }

    private void start(int from) {
        Arrays.fill(labels, NOT_REACHED);
        Arrays.fill(settled, false);
        queue.clear();
        int key = places.get(from).edgeKey();
        for (int arc = graph.firstArc(key); arc < graph.firstArc(key + 1); arc++) {
            relax(NONE, graph.arcTo(arc), millisLeft[from] + graph.arcMillis(arc));
        }
    }

    /** Settles the nearest key that is not settled yet and looks at its successors; NONE at the end. */
    private int settleNext() {
        while (!queue.isEmpty()) {
            int key = (int) queue.poll();
            if (!settled[key]) {
                settled[key] = true;
                for (int arc = graph.firstArc(key); arc < graph.firstArc(key + 1); arc++) {
                    relax(key, graph.arcTo(arc), labels[key] + graph.arcMillis(arc));
                }
                return key;
            }
        }
        return NONE;
    }

    private void relax(int key, int nextKey, int millis) {
        if (millis < labels[nextKey]) {
            labels[nextKey] = millis;
            cameFrom[nextKey] = key;
            queue.add((long) millis << 32 | nextKey);
        }
    }
}
