package org.noriai.routing.transit.feed;

/** Whether a wheelchair can board; the order is that of GTFS ({@code wheelchair_boarding}, {@code wheelchair_accessible}). */
public enum Accessibility {
    UNKNOWN,
    YES,
    NO;

    /** By the number that GTFS gives it; anything else is unknown. */
    public static Accessibility of(int gtfs) {
        return gtfs == 1 ? YES : gtfs == 2 ? NO : UNKNOWN;
    }
}
