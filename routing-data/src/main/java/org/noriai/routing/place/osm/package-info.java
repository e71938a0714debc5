/** The places of a map extract. */
@NullMarked
package org.noriai.routing.place.osm;

import org.jspecify.annotations.NullMarked;
