package org.noriai.routing.learning;

/**
 * Where a vehicle was. Immutable.
 *
 * @param atSeconds engine time
 * @param latitude in degrees
 * @param longitude in degrees
 */
public record TrackPoint(int atSeconds, double latitude, double longitude) {}
