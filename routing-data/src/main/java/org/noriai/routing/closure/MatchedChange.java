package org.noriai.routing.closure;

import java.util.Arrays;
import org.noriai.routing.street.TurnGraph;

/** A street change and the directed edges that it meets. Immutable. */
final class MatchedChange {

    private static final double MILLIS_PER_METER_AT_1_KMH = 3_600;

    private final StreetChange change;
    private final int[] keys;
    private final float[] meters;

    /** Takes the arrays over: the keys, and the length of each. */
    MatchedChange(StreetChange change, int[] keys, float[] meters) {
        this.change = change;
        this.keys = keys;
        this.meters = meters;
    }

    StreetChange change() {
        return change;
    }

    /** A copy of the keys. */
    int[] keys() {
        return Arrays.copyOf(keys, keys.length);
    }

    /** Makes the keys as slow as the change says. */
    void apply(int[] keyMillis) {
        for (int i = 0; i < keys.length; i++) {
            int key = keys[i];
            if (keyMillis[key] != TurnGraph.CLOSED) {
                keyMillis[key] = switch (change.effect()) {
                    case StreetChange.Effect.Closed ignored -> TurnGraph.CLOSED;
                    case StreetChange.Effect.SpeedLimit limit ->
                        Math.max(keyMillis[key], (int) Math.round(meters[i] * MILLIS_PER_METER_AT_1_KMH / limit.kmh()));
                };
            }
        }
    }
}
