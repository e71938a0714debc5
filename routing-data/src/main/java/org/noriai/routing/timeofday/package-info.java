/** Driving times by the time of day: speed profiles, the slices of the week that follow, and a matrix for each. */
@NullMarked
package org.noriai.routing.timeofday;

import org.jspecify.annotations.NullMarked;
