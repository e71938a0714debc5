package org.noriai.api.view;

import java.util.ArrayList;
import java.util.List;
import org.noriai.api.v1.LatLng;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetNetwork;

/** The ways between stops along the streets, as messages. Thread-safe: the network is, and remembers what it found. */
public final class Ways {

    private final StreetNetwork streets;

    /**
     * A way.
     *
     * @param points in order; none from a stop to itself
     * @param seconds planned driving time
     */
    public record Way(List<LatLng> points, int seconds) {

        /** Copies the points. */
        public Way {
            points = List.copyOf(points);
        }
    }

    /** On these streets. */
    public Ways(StreetNetwork streets) {
        this.streets = streets;
    }

    /** From one stop to another. */
    public Way between(int fromPlace, int toPlace) {
        if (fromPlace == toPlace) {
            return new Way(List.of(), 0);
        }
        DrivePath path = streets.drive(fromPlace, toPlace);
        List<LatLng> points = new ArrayList<>(path.pointCount());
        for (int i = 0; i < path.pointCount(); i++) {
            points.add(Messages.latLng(path.latitude(i), path.longitude(i)));
        }
        return new Way(points, path.seconds());
    }
}
