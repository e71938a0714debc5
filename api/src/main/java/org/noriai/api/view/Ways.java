package org.noriai.api.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.LatLng;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetNetwork;

/** The ways between stops along the streets, as messages. Thread-safe: the network is, and remembers what it found. */
public final class Ways {

    private static final Way NONE = new Way(List.of(), 0);

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

    /** From one stop to another; without points where none leads, as to a stop whose street was closed under way. */
    public Way between(int fromPlace, int toPlace) {
        if (fromPlace == toPlace) {
            return NONE;
        }
        Optional<DrivePath> found = streets.findDrive(fromPlace, toPlace);
        return found.map(Ways::way).orElse(NONE);
    }

    private static Way way(DrivePath path) {
        List<LatLng> points = new ArrayList<>(path.pointCount());
        for (int i = 0; i < path.pointCount(); i++) {
            points.add(Messages.latLng(path.latitude(i), path.longitude(i)));
        }
        return new Way(points, path.seconds());
    }
}
