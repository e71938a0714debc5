package org.noriai.routing.transit;

/**
 * Where a vehicle should be.
 *
 * @param latitude degrees
 * @param longitude degrees
 * @param call the call that it stands at or has left, an index into {@link StopTimes}
 * @param atStop whether it stands there
 * @param meters along the trip's line, as {@link StopTimes#meters}
 */
public record VehiclePlace(double latitude, double longitude, int call, boolean atStop, double meters) {}
