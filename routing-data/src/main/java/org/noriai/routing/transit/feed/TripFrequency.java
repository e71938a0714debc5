package org.noriai.routing.transit.feed;

/**
 * A trip that runs again and again ({@code frequencies.txt}). Its own times then say only how long it takes from stop to
 * stop.
 *
 * @param trip index of the trip
 * @param startSeconds first departure, in seconds of the service day
 * @param endSeconds no departure at or after it, in seconds of the service day
 * @param headwaySeconds between departures, more than 0
 * @param exact whether departures are to the minute, or only so often
 */
public record TripFrequency(int trip, int startSeconds, int endSeconds, int headwaySeconds, boolean exact) {}
