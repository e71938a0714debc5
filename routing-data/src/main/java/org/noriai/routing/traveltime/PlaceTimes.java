package org.noriai.routing.traveltime;

import java.util.List;
import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.hierarchy.TargetBuckets;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.TurnGraph;

/**
 * A fixed list of places, such as all stops, laid out on the streets of a moment so that the times between any place and
 * all of them are found at once: see {@link PlaceTimesSearch}. Immutable.
 */
public final class PlaceTimes {

    private final ContractedStreets streets;
    private final ArcGraph turnsInto;
    private final int placeCount;
    private final TargetBuckets arrivals;
    private final TargetBuckets departures;
    private final KeyIndex arrivalKeys = new KeyIndex();
    private final KeyIndex departureKeys = new KeyIndex();

    private PlaceTimes(ContractedStreets streets, List<? extends DrivePlace> places) {
        this.streets = streets;
        TurnGraph turns = streets.turns();
        turnsInto = turns.arcs().reversed();
        placeCount = places.size();
        TargetBuckets.Builder to = TargetBuckets.Builder.to(streets.hierarchy());
        TargetBuckets.Builder from = TargetBuckets.Builder.from(streets.hierarchy());
        PlacePositions positions = new PlacePositions(turns);
        for (int place = 0; place < placeCount; place++) {
            positions.arriveAt(places.get(place));
            positions.index(arrivalKeys, place);
            for (int i = 0; i < positions.count(); i++) {
                if (positions.isStreet(i)) {
                    to.seed(positions.key(i), -positions.millisLeft(i));
                }
            }
            to.next();
            positions.departAt(places.get(place));
            positions.index(departureKeys, place);
            for (int i = 0; i < positions.count(); i++) {
                if (positions.isStreet(i)) {
                    from.seed(positions.key(i), positions.millisLeft(i));
                }
            }
            from.next();
        }
        arrivals = to.build();
        departures = from.build();
        arrivalKeys.sort();
        departureKeys.sort();
    }

    /**
     * Lays places out.
     *
     * @throws IllegalArgumentException naming a place that is not on these streets
     */
    public static PlaceTimes of(ContractedStreets streets, List<? extends DrivePlace> places) {
        return new PlaceTimes(streets, places);
    }

    /** The streets that the times are of. */
    public ContractedStreets streets() {
        return streets;
    }

    /** How many places there are. */
    public int placeCount() {
        return placeCount;
    }

    /** Bytes of what was laid out. */
    public long byteCount() {
        return arrivals.byteCount() + departures.byteCount();
    }

    /** The turns by the key that they lead into. */
    ArcGraph turnsInto() {
        return turnsInto;
    }

    TargetBuckets arrivals() {
        return arrivals;
    }

    TargetBuckets departures() {
        return departures;
    }

    KeyIndex arrivalKeys() {
        return arrivalKeys;
    }

    KeyIndex departureKeys() {
        return departureKeys;
    }
}
