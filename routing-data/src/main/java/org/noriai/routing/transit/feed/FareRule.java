package org.noriai.routing.transit.feed;

/**
 * Where a fare holds ({@code fare_rules.txt}). An empty field does not restrict it.
 *
 * @param fareId the fare
 * @param routeId on this route
 * @param origin from this fare zone
 * @param destination to this fare zone
 * @param contains through this fare zone
 */
public record FareRule(String fareId, String routeId, String origin, String destination, String contains) {}
