package org.noriai.api.feed;

import java.time.Instant;

/**
 * Where a vehicle was.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param bearing degrees clockwise from north, at least 0 and less than 360; NaN if unknown
 * @param speed meters per second, not negative; NaN if unknown
 * @param time when, in engine time
 */
public record VehiclePosition(double latitude, double longitude, float bearing, float speed, Instant time) {

    /** Checks that it lies on Earth and moves as vehicles do. */
    public VehiclePosition {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException(
                    "The position %s, %s does not lie on Earth.".formatted(latitude, longitude));
        }
        if (bearing < 0 || bearing >= 360 || speed < 0 || Float.isInfinite(speed)) {
            throw new IllegalArgumentException(
                    "A bearing of %s degrees at %s m/s is not possible.".formatted(bearing, speed));
        }
    }
}
