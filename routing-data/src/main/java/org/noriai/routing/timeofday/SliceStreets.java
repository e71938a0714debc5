package org.noriai.routing.timeofday;

import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/** The streets with the times of each slice of a speed profile. Immutable. */
public final class SliceStreets {

    private final List<ContractedStreets> slices;

    private SliceStreets(List<ContractedStreets> slices) {
        this.slices = List.copyOf(slices);
    }

    /**
     * Contracts the streets for each slice, in the same order.
     *
     * @param graph of the streets
     * @param usual the same, with the times that the profile's factors are of
     * @param profile the factors
     */
    public static SliceStreets of(StreetGraph graph, ContractedStreets usual, SpeedProfile profile) {
        String[] roadClasses = graph.roadClasses();
        List<ContractedStreets> slices = new ArrayList<>();
        for (int slice = 0; slice < profile.sliceCount(); slice++) {
            TurnGraph turns = usual.turns();
            int[] millis = new int[turns.keyCount()];
            boolean differs = false;
            for (int key = 0; key < millis.length; key++) {
                double factor = profile.factor(slice, roadClasses[key >> 1]);
                millis[key] = turns.keyMillis(key) == TurnGraph.CLOSED
                        ? TurnGraph.CLOSED
                        : (int) Math.round(turns.keyMillis(key) / factor);
                differs |= millis[key] != turns.keyMillis(key);
            }
            slices.add(differs ? usual.with(turns.withMillis(millis)) : usual);
        }
        return new SliceStreets(slices);
    }

    /** The streets by slice. */
    public List<ContractedStreets> slices() {
        return slices;
    }

    /** The times between stops by the time of day. */
    public SlicedTimes times(List<? extends DrivePlace> stops, SliceCalendar calendar) {
        List<StopMatrix> matrices = slices.stream()
                .map(streets -> StopMatrixBuilder.build(streets, stops, row -> {}))
                .toList();
        return new SlicedTimes(calendar, matrices);
    }
}
