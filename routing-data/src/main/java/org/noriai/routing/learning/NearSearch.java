package org.noriai.routing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.hierarchy.LongQueue;
import org.noriai.routing.street.TurnGraph;

/**
 * Quickest drives from one candidate to others nearby, as far as a limit. Confined to one thread; cleans up after itself
 * what it touched.
 */
final class NearSearch {

    private static final int NOT_REACHED = Integer.MAX_VALUE;
    private static final int START = -1;

    private final TurnGraph turns;
    private final int[] label;
    private final int[] cameFrom;
    private final LongQueue queue = new LongQueue();
    private int[] touched = new int[256];
    private int touchedCount;
    private Candidate from = new Candidate(0, 0, 0);

    NearSearch(TurnGraph turns) {
        this.turns = turns;
        label = new int[turns.keyCount()];
        cameFrom = new int[turns.keyCount()];
        Arrays.fill(label, NOT_REACHED);
    }

    /** Searches; then {@link #millisTo} and {@link #hopTo} tell of candidates within the limit. */
    void run(Candidate start, int millisMax) {
        for (int i = 0; i < touchedCount; i++) {
            label[touched[i]] = NOT_REACHED;
        }
        touchedCount = 0;
        queue.clear();
        from = start;
        relax(START, start.key(), start.millisLeft(turns), millisMax);
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int key = (int) next;
            int millis = (int) (next >>> 32);
            if (millis == label[key]) {
                relax(key, key, millis, millisMax);
            }
        }
    }

    private void relax(int cause, int key, int millis, int millisMax) {
        ArcGraph arcs = turns.arcs();
        for (int arc = arcs.firstArc(key); arc < arcs.firstArc(key + 1); arc++) {
            int to = arcs.arcTo(arc);
            int reached = millis + arcs.arcMillis(arc);
            // A key's end may lie beyond the limit although the candidate on it does not.
            if (reached - turns.keyMillis(to) <= millisMax && reached < label[to]) {
                if (label[to] == NOT_REACHED) {
                    if (touchedCount == touched.length) {
                        touched = Arrays.copyOf(touched, touchedCount * 2);
                    }
                    touched[touchedCount++] = to;
                }
                label[to] = reached;
                cameFrom[to] = cause;
                queue.add((long) reached << 32 | to);
            }
        }
    }

    /** Milliseconds to a candidate, negative if it is not reached within the limit. */
    int millisTo(Candidate to) {
        if (isAhead(to)) {
            return from.millisLeft(turns) - to.millisLeft(turns);
        }
        return label[to.key()] == NOT_REACHED ? -1 : label[to.key()] - to.millisLeft(turns);
    }

    private boolean isAhead(Candidate to) {
        return to.key() == from.key() && to.millisLeft(turns) <= from.millisLeft(turns);
    }

    /** The drive to a candidate that is reached. */
    MatchedHop hopTo(Candidate to, int fromSeconds, int toSeconds) {
        if (isAhead(to)) {
            return new MatchedHop(fromSeconds, toSeconds, List.of(to.key()), List.of(millisTo(to)));
        }
        List<Integer> keys = new ArrayList<>();
        List<Integer> millis = new ArrayList<>();
        int end = label[to.key()] - to.millisLeft(turns);
        int key = to.key();
        while (key != START) {
            int before = cameFrom[key] == START ? from.millisLeft(turns) : label[cameFrom[key]];
            keys.add(key);
            millis.add(end - before);
            end = before;
            key = cameFrom[key];
        }
        keys.add(from.key());
        millis.add(end);
        return new MatchedHop(fromSeconds, toSeconds, keys.reversed(), millis.reversed());
    }
}
