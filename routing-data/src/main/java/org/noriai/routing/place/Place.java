package org.noriai.routing.place;

/**
 * Somewhere that a rider may name. Immutable.
 *
 * @param id stable over imports of later data: the source's own id with a prefix that says which source
 * @param kind what it is
 * @param name for people, in the local language
 * @param kana its reading in hiragana as the source gives it; empty where it gives none
 * @param latin its name in Latin letters; empty where there is none or {@code name} is one
 * @param locality what tells it apart from others of its name, as the municipality; empty where unknown
 * @param latitude in degrees, WGS 84
 * @param longitude in degrees, WGS 84
 * @param source whose data it is, as {@code OpenStreetMap} or the name of a file
 */
public record Place(
        String id,
        PlaceKind kind,
        String name,
        String kana,
        String latin,
        String locality,
        double latitude,
        double longitude,
        String source) {

    /** Longest text of a place, in chars. */
    public static final int TEXT_LENGTH_MAX = 200;

    /** Checks that it has an id and a name of a length to show, and lies on Earth. */
    public Place {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("The place '%s' named '%s' needs an id and a name.".formatted(id, name));
        }
        if (Math.max(Math.max(name.length(), kana.length()), Math.max(latin.length(), locality.length()))
                > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "The texts of the place '%s' must not be longer than %d.".formatted(id, TEXT_LENGTH_MAX));
        }
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "The place '%s' at %s, %s does not lie on Earth.".formatted(id, latitude, longitude));
        }
    }

    /** The same with what {@code other} knows and this does not. */
    Place completedBy(Place other) {
        return new Place(
                id,
                kind,
                name,
                kana.isEmpty() ? other.kana : kana,
                latin.isEmpty() ? other.latin : latin,
                locality.isEmpty() ? other.locality : locality,
                latitude,
                longitude,
                source);
    }

    /** The same in that locality. */
    Place in(String named) {
        return new Place(id, kind, name, kana, latin, named, latitude, longitude, source);
    }
}
