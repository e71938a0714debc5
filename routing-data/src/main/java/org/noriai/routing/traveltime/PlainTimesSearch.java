package org.noriai.routing.traveltime;

import java.util.Arrays;
import java.util.List;
import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.hierarchy.LongQueue;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.TurnGraph;

/**
 * The same times as {@link PlaceTimesSearch} finds, without a hierarchy (Dijkstra): slower by some hundred times, but right
 * at once when times have changed. Confined to one thread at a time; keeps its arrays between searches.
 */
public final class PlainTimesSearch implements TimesSearch {

    private final ArcGraph forward;
    private final ArcGraph backward;
    private final List<? extends DrivePlace> places;
    private final PlacePositions positions;
    private final PlacePositions others;
    private final KeyIndex arrivalKeys = new KeyIndex();
    private final KeyIndex departureKeys = new KeyIndex();
    private final int[] labels;
    private final LongQueue queue = new LongQueue();

    /**
     * A search among places.
     *
     * @param turns the streets with the times of a moment
     * @param turnsInto the reversed arcs of the same
     * @param places all places
     */
    public PlainTimesSearch(TurnGraph turns, ArcGraph turnsInto, List<? extends DrivePlace> places) {
        forward = turns.arcs();
        backward = turnsInto;
        this.places = List.copyOf(places);
        positions = new PlacePositions(turns);
        others = new PlacePositions(turns);
        labels = new int[turns.keyCount()];
        for (int place = 0; place < places.size(); place++) {
            others.arriveAt(places.get(place));
            others.index(arrivalKeys, place);
            others.departAt(places.get(place));
            others.index(departureKeys, place);
        }
        arrivalKeys.sort();
        departureKeys.sort();
    }

    @Override
    public void findFrom(DrivePlace from, int[] millis) {
        positions.departAt(from);
        Arrays.fill(labels, UNREACHED);
        for (int i = 0; i < positions.count(); i++) {
            if (positions.isStreet(i)) {
                relax(forward, positions.key(i), positions.millisLeft(i));
            }
        }
        run(forward);
        for (int place = 0; place < places.size(); place++) {
            others.arriveAt(places.get(place));
            millis[place] = least(-1);
        }
        for (int i = 0; i < positions.count(); i++) {
            arrivalKeys.lowerAhead(positions.key(i), positions.millisLeft(i), millis);
        }
    }

    @Override
    public void findTo(DrivePlace to, int[] millis) {
        positions.arriveAt(to);
        Arrays.fill(labels, UNREACHED);
        for (int i = 0; i < positions.count(); i++) {
            if (positions.isStreet(i)) {
                relax(backward, positions.key(i), -positions.millisLeft(i));
            }
        }
        run(backward);
        for (int place = 0; place < places.size(); place++) {
            others.departAt(places.get(place));
            millis[place] = least(1);
        }
        for (int i = 0; i < positions.count(); i++) {
            departureKeys.lowerBehind(positions.key(i), positions.millisLeft(i), millis);
        }
    }

    /** The least of the labels of the place looked at, each with its rest of the key, times {@code sign}. */
    private int least(int sign) {
        int least = UNREACHED;
        for (int i = 0; i < others.count(); i++) {
            if (others.isStreet(i) && labels[others.key(i)] != UNREACHED) {
                least = Math.min(least, labels[others.key(i)] + sign * others.millisLeft(i));
            }
        }
        return least;
    }

    private void run(ArcGraph graph) {
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int key = (int) next;
            int millis = (int) (next >>> 32);
            if (millis == labels[key]) {
                relax(graph, key, millis);
            }
        }
    }

    private void relax(ArcGraph graph, int key, int millis) {
        for (int arc = graph.firstArc(key); arc < graph.firstArc(key + 1); arc++) {
            int reached = millis + graph.arcMillis(arc);
            if (reached < labels[graph.arcTo(arc)]) {
                labels[graph.arcTo(arc)] = reached;
                queue.add((long) reached << 32 | graph.arcTo(arc));
            }
        }
    }
}
