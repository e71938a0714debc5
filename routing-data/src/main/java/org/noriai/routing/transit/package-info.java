/** The timetable of scheduled public transport, and what can be asked of it: departures, trips under way, where they are. */
@NullMarked
package org.noriai.routing.transit;

import org.jspecify.annotations.NullMarked;
