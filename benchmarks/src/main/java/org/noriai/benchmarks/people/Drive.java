package org.noriai.benchmarks.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Position;
import org.noriai.benchmarks.client.EngineTime;

/**
 * Where a vehicle is: on a way since a time, for as long as the drive takes; before it at the first point, afterwards at the
 * last. Immutable.
 */
record Drive(String toStopId, StreetWay way, Instant start, double seconds) {
    Drive {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("seconds must be 0 or more, not " + seconds + ".");
        }
    }

    /** Standing at {@code place}. */
    static Drive standing(LatLng place, Instant since) {
        return new Drive("", new StreetWay(List.of(place)), since, 0);
    }

    /** Standing at the end of the way, as the vehicle came; bound for nowhere. */
    Drive arrived() {
        return new Drive("", way, start, seconds);
    }

    Instant end() {
        return start.plusMillis(Math.round(seconds * 1_000));
    }

    /** Whether the vehicle moves at {@code now}. */
    boolean moving(Instant now) {
        return seconds > 0 && now.isBefore(end());
    }

    /** What the tablet reports at {@code now}. */
    Position position(Instant now) {
        double passed = Duration.between(start, now).toMillis() / 1_000.0;
        double fraction = seconds > 0 ? passed / seconds : 1;
        return Position.newBuilder()
                .setLocation(way.at(fraction))
                .setBearing((float) way.bearing(fraction))
                .setSpeedMetersPerSecond(moving(now) ? (float) (way.meters() / seconds) : 0)
                .setTime(EngineTime.timestamp(now))
                .build();
    }
}
