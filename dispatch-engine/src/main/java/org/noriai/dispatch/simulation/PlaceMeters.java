package org.noriai.dispatch.simulation;

/** How far it is to drive from place to place. */
@FunctionalInterface
public interface PlaceMeters {

    /** Metres of the drive that takes the planned time. */
    int meters(int fromPlace, int toPlace);
}
