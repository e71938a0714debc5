package org.noriai.routing.traveltime;

import java.util.Arrays;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.TurnGraph;

/**
 * Where a place lies on the streets: the keys that vehicles depart along, or those that they arrive along, each with the
 * milliseconds from the place to the key's end. Confined to one thread; set again for each place.
 *
 * <p>A junction also has a key of its own beyond those of the streets, by which it is told that two places are the same
 * junction; no turn leads out of it or into it.
 */
final class PlacePositions {

    private final TurnGraph turns;
    private int[] keys = new int[16];
    private int[] millisLeft = new int[16];
    private int count;

    PlacePositions(TurnGraph turns) {
        this.turns = turns;
    }

    /** Sets the keys that vehicles depart along. */
    void departAt(DrivePlace place) {
        count = 0;
        if (place instanceof DrivePlace.Junction junction) {
            junction(junction, true);
        } else {
            along(place);
        }
    }

    /** Sets the keys that vehicles arrive along. */
    void arriveAt(DrivePlace place) {
        count = 0;
        if (place instanceof DrivePlace.Junction junction) {
            junction(junction, false);
        } else {
            along(place);
        }
    }

    private void along(DrivePlace place) {
        switch (place) {
            case SnappedPlace kerb -> add(kerb.edgeKey(), kerb.share());
            case DrivePlace.EitherSide either -> {
                add(either.side().edgeKey(), either.side().share());
                add(
                        TurnGraph.opposite(either.side().edgeKey()),
                        1 - either.side().share());
            }
            case DrivePlace.Junction junction ->
                throw new IllegalStateException(
                        "The junction %d does not lie along a street.".formatted(junction.node()));
        }
    }

    private void junction(DrivePlace.Junction junction, boolean departing) {
        if (junction.node() >= turns.junctionCount()) {
            throw new IllegalArgumentException(
                    "There is no junction %d; there are %d.".formatted(junction.node(), turns.junctionCount()));
        }
        append(turns.keyCount() + junction.node(), 0);
        for (int i = 0; i < turns.keyCountAt(junction.node()); i++) {
            int out = turns.keyAt(junction.node(), i);
            add(departing ? out : TurnGraph.opposite(out), departing ? 0 : 1);
        }
    }

    private void add(int key, double share) {
        if (key >= turns.keyCount()) {
            throw new IllegalArgumentException(
                    "There is no directed edge %d; there are %d.".formatted(key, turns.keyCount()));
        }
        if (turns.keyMillis(key) != TurnGraph.CLOSED) {
            append(key, turns.millisLeft(key, share));
        }
    }

    private void append(int key, int millis) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            millisLeft = Arrays.copyOf(millisLeft, count * 2);
        }
        keys[count] = key;
        millisLeft[count++] = millis;
    }

    /** Notes that a place lies here. */
    void index(KeyIndex index, int place) {
        for (int i = 0; i < count; i++) {
            index.add(keys[i], place, millisLeft[i]);
        }
    }

    int count() {
        return count;
    }

    int key(int index) {
        return keys[index];
    }

    /** Whether turns may lead out of the key or into it. */
    boolean isStreet(int index) {
        return keys[index] < turns.keyCount();
    }

    int millisLeft(int index) {
        return millisLeft[index];
    }
}
