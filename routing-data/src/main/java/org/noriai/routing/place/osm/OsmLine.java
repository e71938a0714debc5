package org.noriai.routing.place.osm;

import com.carrotsearch.hppc.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.area.Geo;

/** Points along a way, degrees. Confined to one thread. */
final class OsmLine {

    private final DoubleArrayList latitudes = new DoubleArrayList();
    private final DoubleArrayList longitudes = new DoubleArrayList();

    void add(double latitude, double longitude) {
        latitudes.add(latitude);
        longitudes.add(longitude);
    }

    void addAll(OsmLine other) {
        latitudes.addAll(other.latitudes);
        longitudes.addAll(other.longitudes);
    }

    boolean isEmpty() {
        return latitudes.isEmpty();
    }

    int size() {
        return latitudes.size();
    }

    double latitude(int index) {
        return latitudes.get(index);
    }

    double longitude(int index) {
        return longitudes.get(index);
    }

    /** Middle of its box. */
    double centerLatitude() {
        return middle(latitudes);
    }

    double centerLongitude() {
        return middle(longitudes);
    }

    private static double middle(DoubleArrayList values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            least = Math.min(least, values.get(i));
            most = Math.max(most, values.get(i));
        }
        return (least + most) / 2;
    }

    /** The point that is nearest to the middle of its box. */
    int central() {
        double latitude = centerLatitude();
        double longitude = centerLongitude();
        int best = 0;
        for (int i = 1; i < size(); i++) {
            if (Geo.meters(latitude, longitude, latitude(i), longitude(i))
                    < Geo.meters(latitude, longitude, latitude(best), longitude(best))) {
                best = i;
            }
        }
        return best;
    }

    /** Latitude and longitude by turns of points at least so far from the one taken before. */
    List<Double> everyMeters(double meters) {
        List<Double> taken = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < size(); i++) {
            if (last < 0 || Geo.meters(latitude(last), longitude(last), latitude(i), longitude(i)) >= meters) {
                taken.add(latitude(i));
                taken.add(longitude(i));
                last = i;
            }
        }
        return taken;
    }
}
