package org.noriai.routing.place;

/** What ranking reads of every place that matches, packed into two numbers. Degrees to a millionth: 11 cm. */
final class PlaceValues {

    private static final double MICRO = 1e6;
    private static final PlaceKind[] KINDS = PlaceKind.values();

    private PlaceValues() {}

    static long position(double latitude, double longitude) {
        return (Math.round(latitude * MICRO) << 32) | (Math.round(longitude * MICRO) & 0xffff_ffffL);
    }

    static double latitude(long position) {
        return (int) (position >> 32) / MICRO;
    }

    static double longitude(long position) {
        return (int) position / MICRO;
    }

    static long facts(PlaceKind kind, int nameLength) {
        return (long) nameLength * KINDS.length + kind.ordinal();
    }

    static PlaceKind kind(long facts) {
        return KINDS[(int) (facts % KINDS.length)];
    }

    static int nameLength(long facts) {
        return (int) (facts / KINDS.length);
    }
}
