/** What a GTFS feed says of agencies, stops, routes, trips, fares and names, a value for each row. */
@NullMarked
package org.noriai.routing.transit.feed;

import org.jspecify.annotations.NullMarked;
