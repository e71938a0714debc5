/** Where places come from: the map extract and the files of cities, and what is wrong with them. */
@NullMarked
package org.noriai.routing.place.source;

import org.jspecify.annotations.NullMarked;
