package org.noriai.routing.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.FleetVehicle;

/** Plans the default fleet: small buses, as many as suit the number of stops, spread so that each is near to some. */
final class FleetPlanner {

    /** Eight seats; two of them fold away for a wheelchair. */
    static final VehicleType SMALL_BUS = new VehicleType(
            "small-bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1)));

    private static final int STOPS_PER_VEHICLE = 17;
    private static final int VEHICLES_MIN = 4;
    private static final int VEHICLES_MAX = 30;
    private static final int ROUNDS = 8;

    private FleetPlanner() {}

    static List<FleetVehicle> plan(TravelTimes times, OptionalInt vehicles) {
        int count = vehicles.orElseGet(() ->
                Math.clamp(Math.round((float) times.placeCount() / STOPS_PER_VEHICLE), VEHICLES_MIN, VEHICLES_MAX));
        int[] starts = spread(times, Math.min(count, times.placeCount()));
        List<FleetVehicle> fleet = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vehicle vehicle = new Vehicle(new VehicleId("bus-" + (i + 1)), "Noriai " + (i + 1), SMALL_BUS);
            fleet.add(new FleetVehicle(vehicle, starts[i % starts.length]));
        }
        return fleet;
    }

    /** Places such that all others are near to one of them: k-medoids, begun with the places farthest apart. */
    static int[] spread(TravelTimes times, int count) {
        int[] centers = farthestApart(times, count);
        for (int round = 0; round < ROUNDS; round++) {
            int[] nearest = assign(times, centers);
            int[] improved = new int[count];
            for (int cluster = 0; cluster < count; cluster++) {
                improved[cluster] = middle(times, nearest, cluster, centers[cluster]);
            }
            if (Arrays.equals(improved, centers)) {
                break;
            }
            centers = improved;
        }
        return centers;
    }

    private static int[] farthestApart(TravelTimes times, int count) {
        int[] centers = new int[count];
        long[] distance = new long[times.placeCount()];
        Arrays.fill(distance, Long.MAX_VALUE);
        for (int i = 1; i < count; i++) {
            int farthest = 0;
            for (int place = 0; place < distance.length; place++) {
                distance[place] = Math.min(distance[place], both(times, centers[i - 1], place));
                if (distance[place] > distance[farthest]) {
                    farthest = place;
                }
            }
            centers[i] = farthest;
        }
        return centers;
    }

    private static int[] assign(TravelTimes times, int[] centers) {
        int[] nearest = new int[times.placeCount()];
        for (int place = 0; place < nearest.length; place++) {
            for (int cluster = 1; cluster < centers.length; cluster++) {
                if (both(times, centers[cluster], place) < both(times, centers[nearest[place]], place)) {
                    nearest[place] = cluster;
                }
            }
        }
        return nearest;
    }

    private static int middle(TravelTimes times, int[] nearest, int cluster, int now) {
        int best = now;
        long least = Long.MAX_VALUE;
        for (int candidate = 0; candidate < nearest.length; candidate++) {
            if (nearest[candidate] != cluster) {
                continue;
            }
            long sum = 0;
            for (int place = 0; place < nearest.length; place++) {
                sum += nearest[place] == cluster ? both(times, candidate, place) : 0;
            }
            if (sum < least) {
                least = sum;
                best = candidate;
            }
        }
        return best;
    }

    private static long both(TravelTimes times, int a, int b) {
        return (long) times.seconds(a, b, 0) + times.seconds(b, a, 0);
    }
}
