package org.noriai.routing.traveltime;

import org.noriai.routing.hierarchy.ArcGraph;
import org.noriai.routing.hierarchy.ManySearch;
import org.noriai.routing.street.DrivePlace;

/**
 * Finds the exact driving times between any place and all of {@link PlaceTimes}. Confined to one thread at a time; keeps
 * its arrays between searches and allocates nothing.
 *
 * <p>A search starts from the keys that follow on the one where the place lies, so that a place behind it on the same
 * street is reached by a way round; those ahead on the same key are looked at by themselves.
 */
public final class PlaceTimesSearch implements TimesSearch {

    private final PlaceTimes places;
    private final ArcGraph turns;
    private final PlacePositions positions;
    private final ManySearch forward;
    private final ManySearch backward;

    /** A search among places. */
    public PlaceTimesSearch(PlaceTimes places) {
        this.places = places;
        turns = places.streets().turns().arcs();
        positions = new PlacePositions(places.streets().turns());
        forward = ManySearch.forward(places.streets().hierarchy());
        backward = ManySearch.backward(places.streets().hierarchy());
    }

    @Override
    public void findFrom(DrivePlace from, int[] millis) {
        positions.departAt(from);
        for (int i = 0; i < positions.count(); i++) {
            if (positions.isStreet(i)) {
                int key = positions.key(i);
                for (int arc = turns.firstArc(key); arc < turns.firstArc(key + 1); arc++) {
                    forward.seed(turns.arcTo(arc), positions.millisLeft(i) + turns.arcMillis(arc));
                }
            }
        }
        forward.run(places.arrivals(), millis);
        for (int i = 0; i < positions.count(); i++) {
            places.arrivalKeys().lowerAhead(positions.key(i), positions.millisLeft(i), millis);
        }
    }

    @Override
    public void findTo(DrivePlace to, int[] millis) {
        ArcGraph into = places.turnsInto();
        positions.arriveAt(to);
        for (int i = 0; i < positions.count(); i++) {
            if (positions.isStreet(i)) {
                int key = positions.key(i);
                for (int arc = into.firstArc(key); arc < into.firstArc(key + 1); arc++) {
                    backward.seed(into.arcTo(arc), into.arcMillis(arc) - positions.millisLeft(i));
                }
            }
        }
        backward.run(places.departures(), millis);
        for (int i = 0; i < positions.count(); i++) {
            places.departureKeys().lowerBehind(positions.key(i), positions.millisLeft(i), millis);
        }
    }
}
