package org.noriai.routing.place;

/**
 * How well a place fits, in points. The greatest part says how the text matches; kind, distance and use decide among those
 * that match alike, and can lift a place by about one step of {@code match}.
 */
final class PlaceScore {

    /** The text is the whole name. */
    static final float WHOLE = 100;

    /** The text is the whole reading. */
    static final float WHOLE_SOUND = 92;

    /** A name begins with it. */
    static final float BEGINNING = 70;

    static final float BEGINNING_SOUND = 64;

    /** A word of a name begins with it. */
    static final float WORD = 48;

    static final float WORD_SOUND = 42;

    /** It is inside of a name. */
    static final float INSIDE = 32;

    static final float INSIDE_SOUND = 28;

    /** A place in the service area comes before all outside of it. */
    static final float IN_AREA = 1_000;

    /** Metres at which half of the points for nearness are left. */
    private static final double NEAR_METERS = 1_500;

    private static final double NEAR_POINTS = 14;
    private static final double SHORT_POINTS = 8;
    private static final double SHORT_LENGTH = 4;

    private PlaceScore() {}

    static float near(double meters) {
        return (float) (NEAR_POINTS * NEAR_METERS / (NEAR_METERS + meters));
    }

    /** Of two names that begin alike the shorter one is likelier meant. */
    static float brief(int nameLength) {
        return (float) (SHORT_POINTS * SHORT_LENGTH / (SHORT_LENGTH + nameLength));
    }
}
