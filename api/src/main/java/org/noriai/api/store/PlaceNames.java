package org.noriai.api.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The stop ids of a service area's places, both ways. Events on disk name stops by id, so that they can be read after
 * the map was imported anew and its places have other indices.
 *
 * <p>Immutable, thus thread-safe.
 */
public final class PlaceNames {

    private final List<String> stopIds;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Names the places.
     *
     * @param stopIds the id of place 0, 1, …
     * @throws IllegalArgumentException if one is blank or there twice
     */
    public PlaceNames(List<String> stopIds) {
        this.stopIds = List.copyOf(stopIds);
        for (int place = 0; place < stopIds.size(); place++) {
            String stopId = stopIds.get(place);
            Integer other = places.put(stopId, place);
            if (stopId.isBlank() || other != null) {
                throw new IllegalArgumentException("The stop id '%s' of place %d is blank or also that of place %s."
                        .formatted(stopId, place, other));
            }
        }
    }

    /**
     * The stop id of a place.
     *
     * @throws IllegalArgumentException if there is no such place
     */
    public String stopId(int place) {
        if (place < 0 || place >= stopIds.size()) {
            throw new IllegalArgumentException(
                    "The place %d is not a stop of the area, which has %d.".formatted(place, stopIds.size()));
        }
        return stopIds.get(place);
    }

    /** The same for the same ids in the same order, and for nothing else: a SHA-256. */
    String fingerprint() {
        return RequestHash.of(String.join("\n", stopIds).getBytes(StandardCharsets.UTF_8));
    }

    /** The place of a stop id. */
    public OptionalInt findPlace(String stopId) {
        Integer place = places.get(stopId);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
