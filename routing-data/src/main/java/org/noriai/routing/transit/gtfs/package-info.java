/** GTFS and GTFS-JP in: a feed is read within bounds, checked row by row, and becomes a timetable or is refused whole. */
@NullMarked
package org.noriai.routing.transit.gtfs;

import org.jspecify.annotations.NullMarked;
