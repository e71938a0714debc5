package org.noriai.routing.place;

/** Names of the fields of the index. */
final class PlaceField {

    /** Whole names: of the place, its aliases, its reading in kana. */
    static final String NAME = "name";

    /** The rest of a name from the beginning of its second and each later word. */
    static final String WORD_START = "word";

    /** Each word by itself. */
    static final String WORD = "token";

    /** The rest of a name from inside of a word. */
    static final String INSIDE = "inside";

    /** Whole readings as they sound. */
    static final String SOUND = "sound";

    /** The rest of a reading from the beginning of its second and each later word. */
    static final String SOUND_WORD_START = "soundword";

    /** The rest of a reading from the beginning of a syllable. */
    static final String SOUND_INSIDE = "soundinside";

    /** The words of the locality. */
    static final String LOCALITY = "where";

    /** Points of places that are somewhere to go. */
    static final String POINT = "point";

    /** Points of streets, houses and towns. */
    static final String ADDRESS_POINT = "addresspoint";

    /** Latitude and longitude in one number, see {@link PlaceValues}. */
    static final String POSITION = "position";

    /** Kind and length of the name in one number, see {@link PlaceValues}. */
    static final String FACTS = "facts";

    /** What is given back, stored. */
    static final String ID = "id";

    static final String KIND = "kind";
    static final String SHOWN_NAME = "shown";
    static final String KANA = "kana";
    static final String LATIN = "latin";
    static final String SHOWN_LOCALITY = "locality";
    static final String LATITUDE = "latitude";
    static final String LONGITUDE = "longitude";
    static final String SOURCE = "source";

    private PlaceField() {}
}
