package org.noriai.routing.timeofday;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/** The streets with the times of each slice of a speed profile. Immutable. */
public final class SliceStreets {

    private final ContractedStreets usual;
    private final SpeedProfile profile;

    /** By edge. */
    private final String[] roadClasses;

    private SliceStreets(ContractedStreets usual, SpeedProfile profile, String[] roadClasses) {
        this.usual = usual;
        this.profile = profile;
        this.roadClasses = roadClasses;
    }

    /**
     * Streets by slice.
     *
     * @param graph of the streets
     * @param usual the same, with the times that the profile's factors are of
     * @param profile the factors
     */
    public static SliceStreets of(StreetGraph graph, ContractedStreets usual, SpeedProfile profile) {
        return new SliceStreets(usual, profile, graph.roadClasses());
    }

    /**
     * Contracts the streets for a slice, in the order of the usual ones.
     *
     * @param change makes milliseconds by directed edge what they are at present, as streets that are closed; nothing if all
     *     are open
     */
    public ContractedStreets contract(int slice, Consumer<int[]> change) {
        TurnGraph turns = usual.turns();
        int[] millis = new int[turns.keyCount()];
        for (int key = 0; key < millis.length; key++) {
            double factor = profile.factor(slice, roadClasses[key >> 1]);
            millis[key] = turns.keyMillis(key) == TurnGraph.CLOSED
                    ? TurnGraph.CLOSED
                    : (int) Math.round(turns.keyMillis(key) / factor);
        }
        change.accept(millis);
        for (int key = 0; key < millis.length; key++) {
            if (millis[key] != turns.keyMillis(key)) {
                return usual.with(turns.withMillis(millis));
            }
        }
        return usual;
    }

    /**
     * The times between stops in each slice.
     *
     * @param change as for {@link #contract}
     */
    public SliceMatrices matrices(List<? extends DrivePlace> stops, Consumer<int[]> change) {
        List<StopMatrix> matrices = new ArrayList<>();
        for (int slice = 0; slice < profile.sliceCount(); slice++) {
            matrices.add(StopMatrixBuilder.build(contract(slice, change), stops, row -> {}));
        }
        return SliceMatrices.of(matrices);
    }
}
