package org.noriai.routing.area;

/**
 * A public place where the service picks up and sets down: a kerb beside a street.
 *
 * @param id stable across imports of later extracts, derived from the map's own ids
 * @param name for people, in the local language
 * @param latitude in degrees
 * @param longitude in degrees
 */
public record VirtualStop(String id, String name, double latitude, double longitude) {

    /** Checks that it has an id and a name and lies on Earth. */
    public VirtualStop {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "The virtual stop '%s' named '%s' needs an id and a name.".formatted(id, name));
        }
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "The virtual stop '%s' at %s, %s does not lie on Earth.".formatted(id, latitude, longitude));
        }
    }
}
