/** Driving times between virtual stops. */
@NullMarked
package org.noriai.routing.traveltime;

import org.jspecify.annotations.NullMarked;
