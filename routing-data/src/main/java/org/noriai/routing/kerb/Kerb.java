package org.noriai.routing.kerb;

import org.noriai.routing.street.SnappedPlace;

/**
 * Where people stand to be picked up, and the place in the lane beside it where the vehicle halts.
 *
 * @param place on the street network
 * @param latitude of the kerb, in degrees
 * @param longitude of the kerb, in degrees
 * @param ownSide whether it is on the side that was asked for; otherwise the street leads only the other way
 */
public record Kerb(SnappedPlace place, double latitude, double longitude, boolean ownSide) {}
