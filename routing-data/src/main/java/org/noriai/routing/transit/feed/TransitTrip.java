package org.noriai.routing.transit.feed;

import java.util.OptionalInt;

/**
 * A row of {@code trips.txt}. Text that the feed lacks is empty.
 *
 * @param id within its feed
 * @param route index of its route
 * @param service index of the days that it runs on
 * @param headsign what the vehicle shows
 * @param shortName as riders name it
 * @param direction {@code "0"}, {@code "1"} or empty
 * @param block trips that one vehicle runs one after another share it
 * @param shape index of the line that it drives along
 * @param wheelchair whether a wheelchair can ride
 * @param office that runs it, as {@code office_jp.txt} names it; Japan only
 */
public record TransitTrip(
        String id,
        int route,
        int service,
        String headsign,
        String shortName,
        String direction,
        String block,
        OptionalInt shape,
        Accessibility wheelchair,
        String office) {}
