/** Plans the virtual stops of an area: from the map, and spread along its streets. */
@NullMarked
package org.noriai.routing.stops;

import org.jspecify.annotations.NullMarked;
