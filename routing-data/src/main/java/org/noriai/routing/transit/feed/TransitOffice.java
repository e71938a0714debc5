package org.noriai.routing.transit.feed;

/**
 * A row of {@code office_jp.txt}: who answers the telephone for a trip.
 *
 * @param id within its feed
 * @param name of the office
 * @param url its page, or empty
 * @param phone its number, or empty
 */
public record TransitOffice(String id, String name, String url, String phone) {}
