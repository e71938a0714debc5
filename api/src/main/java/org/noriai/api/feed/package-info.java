/** What the world sees: GTFS and GTFS-realtime as pure functions of a snapshot to bytes. Never a rider, never a ride. */
@NullMarked
package org.noriai.api.feed;

import org.jspecify.annotations.NullMarked;
