/** Tests of feeds that are read, good and bad. */
@NullMarked
package org.noriai.routing.transit.gtfs;

import org.jspecify.annotations.NullMarked;
