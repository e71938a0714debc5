package org.noriai.routing.transit;

import java.time.LocalDate;

/**
 * A trip on a day.
 *
 * @param trip index of the trip
 * @param serviceDate the day whose service it belongs to, though it may run after midnight
 * @param shiftSeconds what is added to the trip's times: 0, but for one that runs again and again
 */
public record TripRun(int trip, LocalDate serviceDate, int shiftSeconds) {}
