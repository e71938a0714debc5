package org.noriai.api.desk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;

/** What a rider usually asks for, by what was ridden or is booked. */
final class UsualTrips {

    private UsualTrips() {}

    /**
     * A trip that a rider takes.
     *
     * @param pickup place in the engine
     * @param dropoff place in the engine
     * @param times how often
     * @param party of the latest
     * @param timeOfDay the middle one of the beginnings of the promised windows
     */
    record Trip(int pickup, int dropoff, int times, Party party, LocalTime timeOfDay) {}

    private record Ends(int pickup, int dropoff) {}

    /**
     * The most frequent trips first, and of those ridden equally often the one ridden last.
     *
     * @param rides the latest first
     * @param countMax how many trips at most
     */
    static List<Trip> of(List<Ride> rides, ZoneId zone, int countMax) {
        Map<Ends, List<Ride>> byEnds = new LinkedHashMap<>();
        for (Ride ride : rides) {
            if (ride.status() == RideStatus.CONFIRMED
                    || ride.status() == RideStatus.ABOARD
                    || ride.status() == RideStatus.COMPLETED) {
                byEnds.computeIfAbsent(
                                new Ends(ride.pickup().place(), ride.dropoff().place()), ends -> new ArrayList<>())
                        .add(ride);
            }
        }
        return byEnds.entrySet().stream()
                .sorted(Comparator.comparing(trip -> -trip.getValue().size()))
                .limit(countMax)
                .map(trip -> new Trip(
                        trip.getKey().pickup(),
                        trip.getKey().dropoff(),
                        trip.getValue().size(),
                        trip.getValue().getFirst().party(),
                        middle(trip.getValue(), zone)))
                .toList();
    }

    private static LocalTime middle(List<Ride> rides, ZoneId zone) {
        List<LocalTime> times = rides.stream()
                .map(ride -> {
                    Instant begin = AreaTime.toInstant(ride.promise().pickup().startSeconds());
                    return begin.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
                })
                .sorted()
                .toList();
        return times.get((times.size() - 1) / 2);
    }
}
