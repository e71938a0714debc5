package org.noriai.routing.transit.feed;

/**
 * A row of {@code routes.txt}, and of {@code routes_jp.txt} where there is one. Text that the feed lacks is empty.
 *
 * @param id within its feed
 * @param agencyId who runs it
 * @param shortName number or letter
 * @param longName full name
 * @param description what the feed adds
 * @param type GTFS route type, 3 is a bus
 * @param url its page
 * @param color six hexadecimal digits
 * @param textColor six hexadecimal digits
 * @param origin where it begins; Japan only
 * @param via what it passes; Japan only
 * @param destination where it ends; Japan only
 */
public record TransitRoute(
        String id,
        String agencyId,
        String shortName,
        String longName,
        String description,
        int type,
        String url,
        String color,
        String textColor,
        String origin,
        String via,
        String destination) {}
