package org.noriai.routing.transit;

import java.time.Instant;

/**
 * A vehicle leaves a stop.
 *
 * @param run the trip and its day
 * @param call which of the trip's calls, an index into {@link StopTimes}: a trip may come by twice
 * @param time when by the timetable
 * @param headsign what the vehicle shows
 */
public record Departure(TripRun run, int call, Instant time, String headsign) {}
