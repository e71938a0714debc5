package org.noriai.routing.region;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What to import.
 *
 * @param osm an OpenStreetMap extract: .osm.pbf, .osm, .osm.gz
 * @param out the bundle's folder; it must not exist or be empty, or hold a bundle, which is then replaced
 * @param vehicles how many vehicles the fleet has; otherwise as many as suit the number of stops
 */
public record ImportOptions(Path osm, Path out, OptionalInt vehicles) {

    /** Most vehicles of a fleet. */
    public static final int VEHICLES_MAX = 10_000;

    /** Checks the number of vehicles. */
    public ImportOptions {
        if (vehicles.isPresent() && (vehicles.getAsInt() < 1 || vehicles.getAsInt() > VEHICLES_MAX)) {
            throw new IllegalArgumentException(
                    "vehicles %d must lie between 1 and %d.".formatted(vehicles.getAsInt(), VEHICLES_MAX));
        }
    }
}
