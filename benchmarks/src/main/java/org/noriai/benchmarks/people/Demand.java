package org.noriai.benchmarks.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.VirtualStop;

/**
 * The wishes of a service area's people, one after the other: first a burst that sets the fleet in motion, then a Poisson
 * process. The same area, seed and rate give the same wishes. Confined to one thread.
 */
final class Demand {
    /** Wishes in the burst for each vehicle, and the time between them. */
    private static final int BURST_PER_VEHICLE = 2;

    private static final Duration BURST_GAP = Duration.ofMillis(1_500);

    private static final double TRIP_METERS_LEAST = 600;
    private static final double TRIP_METERS_TYPICAL = 2_000;
    private static final int DESTINATIONS_LOOKED_AT = 8;

    /** Riders live this far from a stop at most, and a bit under half of what the service lets them walk. */
    private static final double FROM_STOP_METERS_MAX = 120;

    private static final double METERS_PER_DEGREE = 111_195;

    private static final double SHARE_OF_COUPLES = 0.18;
    private static final double SHARE_OF_WHEELCHAIRS = 0.06;
    private static final double SHARE_AHEAD = 0.12;
    private static final double SHARE_ARRIVE_BY = 0.3;
    private static final double SHARE_DECLINING = 0.04;
    private static final double SHARE_CANCELLING = 0.04;
    private static final int AHEAD_MINUTES_LEAST = 15;
    private static final int AHEAD_MINUTES_MOST = 60;

    /** What a fleet can do an hour, roughly: streets are longer than the crow flies, and a vehicle first has to come. */
    private static final double METERS_PER_SECOND = 5;

    private static final double DETOUR = 1.35;
    private static final double APPROACH = 0.5;
    private static final double STANDING_SECONDS = 90;
    private static final double REQUESTS_PER_CAPACITY = 1.2;
    private static final int REQUESTS_PER_HOUR_LEAST = 60;

    private final ServiceArea area;
    private final SplittableRandom random;
    private final double requestsPerHour;
    private final int burst;
    private int made;
    private Duration at = Duration.ZERO;

    /**
     * Demand in {@code area}.
     *
     * @param requestsPerHour above 0, of engine time
     */
    Demand(ServiceArea area, int vehicles, double requestsPerHour, long seed) {
        if (area.getStopsCount() < 2) {
            throw new IllegalArgumentException(
                    "The service area must have two stops at least, not " + area.getStopsCount() + ".");
        }
        if (!(requestsPerHour > 0)) {
            throw new IllegalArgumentException("requestsPerHour must be above 0, not " + requestsPerHour + ".");
        }
        this.area = area;
        this.random = new SplittableRandom(seed);
        this.requestsPerHour = requestsPerHour;
        this.burst = BURST_PER_VEHICLE * vehicles;
    }

    /** How often people ask an hour where nobody said: a little more than the fleet would carry one by one. */
    static double defaultRequestsPerHour(ServiceArea area, int vehicles) {
        Demand sample = new Demand(area, 0, 1, 1);
        double meters = 0;
        int trips = 200;
        for (int i = 0; i < trips; i++) {
            Wish wish = sample.next();
            meters += StreetWay.meters(wish.origin(), wish.destination()) / trips;
        }
        double secondsPerRide = meters * DETOUR * (1 + APPROACH) / METERS_PER_SECOND + STANDING_SECONDS;
        return Math.max(REQUESTS_PER_HOUR_LEAST, REQUESTS_PER_CAPACITY * vehicles * 3_600 / secondsPerRide);
    }

    /** The next wish; never at an earlier time than the one before. */
    Wish next() {
        boolean inBurst = made < burst;
        at = made == 0 ? Duration.ZERO : at.plus(inBurst ? BURST_GAP : untilNext());
        VirtualStop from = stop();
        VirtualStop to = destination(from);
        boolean ahead = !inBurst && random.nextDouble() < SHARE_AHEAD;
        Duration lead =
                ahead ? Duration.ofMinutes(random.nextInt(AHEAD_MINUTES_LEAST, AHEAD_MINUTES_MOST + 1)) : Duration.ZERO;
        Wish wish = new Wish(
                made,
                at,
                near(from),
                near(to),
                party(),
                lead,
                ahead && random.nextDouble() < SHARE_ARRIVE_BY,
                random.nextDouble() < SHARE_DECLINING && !inBurst,
                random.nextDouble() < SHARE_CANCELLING && !inBurst ? random.nextDouble() : 1);
        made++;
        return wish;
    }

    private Duration untilNext() {
        double hours = -Math.log(1 - random.nextDouble()) / requestsPerHour;
        return Duration.ofMillis(Math.round(hours * 3_600_000));
    }

    private VirtualStop stop() {
        return area.getStops(random.nextInt(area.getStopsCount()));
    }

    /** Of some other stops one that lies far enough and about as far as people go. */
    private VirtualStop destination(VirtualStop from) {
        List<VirtualStop> candidates = new ArrayList<>();
        double[] weights = new double[DESTINATIONS_LOOKED_AT];
        double sum = 0;
        VirtualStop farthest = from;
        for (int i = 0; i < DESTINATIONS_LOOKED_AT; i++) {
            VirtualStop to = stop();
            double meters = StreetWay.meters(from.getLocation(), to.getLocation());
            if (meters >= StreetWay.meters(from.getLocation(), farthest.getLocation())) {
                farthest = to;
            }
            weights[i] = meters < TRIP_METERS_LEAST ? 0 : Math.exp(-meters / TRIP_METERS_TYPICAL);
            sum += weights[i];
            candidates.add(to);
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < DESTINATIONS_LOOKED_AT; i++) {
            left -= weights[i];
            if (left < 0) {
                return candidates.get(i);
            }
        }
        return farthest;
    }

    private LatLng near(VirtualStop stop) {
        double reach = Math.min(FROM_STOP_METERS_MAX, 0.4 * Math.max(100, area.getWalkMetersMax()));
        double meters = reach * Math.sqrt(random.nextDouble());
        double angle = 2 * Math.PI * random.nextDouble();
        double latitude = stop.getLocation().getLatitude() + meters * Math.cos(angle) / METERS_PER_DEGREE;
        double longitude = stop.getLocation().getLongitude()
                + meters * Math.sin(angle) / (METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude)));
        return LatLng.newBuilder()
                .setLatitude(Math.clamp(
                        latitude,
                        area.getSouthWest().getLatitude(),
                        area.getNorthEast().getLatitude()))
                .setLongitude(Math.clamp(
                        longitude,
                        area.getSouthWest().getLongitude(),
                        area.getNorthEast().getLongitude()))
                .build();
    }

    private Party party() {
        double kind = random.nextDouble();
        if (kind < SHARE_OF_WHEELCHAIRS && area.getPartyWheelchairsMax() > 0) {
            return Party.newBuilder().setWheelchairs(1).build();
        }
        int seats = kind < SHARE_OF_WHEELCHAIRS + SHARE_OF_COUPLES && area.getPartySeatsMax() >= 2 ? 2 : 1;
        return Party.newBuilder().setSeats(seats).build();
    }
}
