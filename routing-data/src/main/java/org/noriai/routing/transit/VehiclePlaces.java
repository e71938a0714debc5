package org.noriai.routing.transit;

import java.util.OptionalInt;
import org.noriai.routing.transit.feed.GtfsStop;

/** Where vehicles are by the timetable: between calls at an even speed along the trip's line. */
final class VehiclePlaces {

    private final Timetable.Parts parts;

    VehiclePlaces(Timetable.Parts parts) {
        this.parts = parts;
    }

    VehiclePlace placeAt(int trip, long seconds) {
        StopTimes times = parts.stopTimes();
        int first = times.first(trip);
        int last = times.end(trip) - 1;
        int call = first;
        while (call < last && times.arrivalSeconds(call + 1) <= seconds) {
            call++;
        }
        if (call == last || seconds <= times.departureSeconds(call)) {
            GtfsStop stop = parts.stops().get(times.stop(call));
            return new VehiclePlace(stop.latitude(), stop.longitude(), call, true, times.meters(call));
        }
        double share = (double) (seconds - times.departureSeconds(call))
                / (times.arrivalSeconds(call + 1) - times.departureSeconds(call));
        double meters = times.meters(call) + share * (times.meters(call + 1) - times.meters(call));
        OptionalInt shape = parts.trips().get(trip).shape();
        double[] point = shape.isPresent()
                ? onLine(shape.getAsInt(), meters)
                : between(times.stop(call), times.stop(call + 1), share);
        return new VehiclePlace(point[0], point[1], call, false, meters);
    }

    private double[] between(int stop, int next, double share) {
        GtfsStop from = parts.stops().get(stop);
        GtfsStop to = parts.stops().get(next);
        return new double[] {
            from.latitude() + share * (to.latitude() - from.latitude()),
            from.longitude() + share * (to.longitude() - from.longitude())
        };
    }

    private double[] onLine(int shape, double meters) {
        Shapes shapes = parts.shapes();
        int low = shapes.first(shape);
        int high = shapes.end(shape) - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (shapes.meters(middle) <= meters) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double length = shapes.meters(high) - shapes.meters(low);
        double share = length <= 0 ? 0 : Math.clamp((meters - shapes.meters(low)) / length, 0, 1);
        return new double[] {
            shapes.latitude(low) + share * (shapes.latitude(high) - shapes.latitude(low)),
            shapes.longitude(low) + share * (shapes.longitude(high) - shapes.longitude(low))
        };
    }
}
